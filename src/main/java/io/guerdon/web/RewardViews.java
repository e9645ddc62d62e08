package io.guerdon.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.ledger.Refusal;
import io.guerdon.program.Program;
import io.guerdon.program.Reward;
import io.guerdon.reward.Offer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How rewards are shown. */
final class RewardViews {
    private RewardViews() {}

    /** The catalogue in force. */
    record RewardCatalogue(int revision, List<RewardView> rewards) {
        static RewardCatalogue of(Program program) {
            ZoneId zone = program.place().zone();
            return new RewardCatalogue(
                    program.revision(),
                    program.catalogue().rewards().stream()
                            .map(reward -> RewardView.of(reward, zone))
                            .toList());
        }
    }

    /**
     * A reward; what is left out does not limit it.
     *
     * @param id by which it is claimed
     * @param title by language
     * @param cost of one
     * @param from when on it can be had, in the program's zone
     * @param until when, in the program's zone
     * @param perMember how often
     * @param stock how many in all
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RewardView(
            String id,
            Map<String, String> title,
            Amount cost,
            @Nullable OffsetDateTime from,
            @Nullable OffsetDateTime until,
            @Nullable Long perMember,
            @Nullable Long stock) {
        static RewardView of(Reward reward, ZoneId zone) {
            return new RewardView(
                    reward.id().value(),
                    reward.title(),
                    new Amount(reward.cost().wallet().value(), reward.cost().amount()),
                    at(reward.from().orElse(null), zone),
                    at(reward.until().orElse(null), zone),
                    reward.perMember().orElse(null),
                    reward.stock().orElse(null));
        }

        private static @Nullable OffsetDateTime at(@Nullable Instant instant, ZoneId zone) {
            return instant == null ? null : instant.atZone(zone).toOffsetDateTime();
        }
    }

    /** The catalogue as one member sees it. */
    record Offers(List<OfferView> rewards) {}

    /**
     * A reward as one member sees it.
     *
     * @param available whether the member can have it now
     * @param why not; left out where they can
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfferView(
            RewardView reward, boolean available, @Nullable Obstacle why) {
        static OfferView of(Offer offer, ZoneId zone, Function<Refusal, String> words) {
            Obstacle why = offer.obstacle()
                    .map(refusal -> new Obstacle(refusal.code(), words.apply(refusal), new TreeMap<>(refusal.facts())))
                    .orElse(null);
            return new OfferView(RewardView.of(offer.reward(), zone), why == null, why);
        }
    }

    /** What a claim would be refused with: code, words in the caller's language, facts. */
    record Obstacle(String code, String detail, Map<String, Object> facts) {}
}
