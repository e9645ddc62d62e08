package io.guerdon.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.conversion.Conversions;
import io.guerdon.conversion.PointsConverted;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Balances;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Fold;
import io.guerdon.web.ConversionBody.Way;
import io.guerdon.web.EarnAnswers.Earned;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is answered about conversions. */
final class ConversionAnswers {
    private ConversionAnswers() {}

    /**
     * A conversion.
     *
     * @param units of the partner's currency: taken by the partner on the way in, to be credited by it on the way out
     * @param points that came in, or went out
     * @param credited the points that came in, until when; empty on the way out
     */
    record Converted(
            Stamp entry,
            String merchant,
            String partnerCurrency,
            Way direction,
            long units,
            long points,
            String reference,
            List<Earned> credited,
            Map<String, Totals> balances) {
        static Converted of(Entry entry, ZoneId zone) {
            PointsConverted made = EarnAnswers.subject(entry, PointsConverted.class);
            return new Converted(
                    Stamp.of(entry),
                    made.merchant().value(),
                    made.currency().value(),
                    Way.of(made.direction()),
                    made.units(),
                    made.points().value(),
                    made.reference(),
                    Earned.in(entry, zone),
                    Totals.of(entry.after()));
        }
    }

    /** What a conversion would come to; the balances are those after it. */
    record ConversionPreview(
            String merchant,
            String partnerCurrency,
            Way direction,
            long units,
            long points,
            List<Earned> credited,
            Map<String, Totals> balances) {
        static ConversionPreview of(Draft draft, AccountState before, ZoneId zone) {
            PointsConverted made = (PointsConverted) draft.subject().orElseThrow();
            return new ConversionPreview(
                    made.merchant().value(),
                    made.currency().value(),
                    Way.of(made.direction()),
                    made.units(),
                    made.points().value(),
                    Earned.in(draft.movements(), zone),
                    Totals.of(Balances.of(Fold.apply(before, draft.movements()))));
        }
    }

    /**
     * A conversion of a member.
     *
     * @param entry by which it was made
     * @param reversedBy the entry that reversed it; left out where none did
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConversionView(
            String entry,
            Instant at,
            String merchant,
            String partnerCurrency,
            Way direction,
            long units,
            long points,
            String reference,
            @Nullable String reversedBy) {
        static ConversionView of(Conversions.Standing standing) {
            PointsConverted made = standing.made();
            return new ConversionView(
                    standing.entry().id().toString(),
                    standing.entry().recordedAt(),
                    made.merchant().value(),
                    made.currency().value(),
                    Way.of(made.direction()),
                    made.units(),
                    made.points().value(),
                    made.reference(),
                    standing.reversal()
                            .map(reversal -> reversal.id().toString())
                            .orElse(null));
        }
    }
}
