package io.guerdon.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.TestClock;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Two processes append to the same streams, several of them at a time. */
class PartnerStreamsTest {
    private static final PartnerId CAFE = new PartnerId(new ProgramId("demo"), new MerchantId("cafe"));
    private static final PartnerId BOOKS = new PartnerId(new ProgramId("demo"), new MerchantId("books"));

    private final InMemoryPartnerJournal journal = new InMemoryPartnerJournal();
    private final TestClock clock = new TestClock(Instant.EPOCH);
    private final PartnerStreams one = streams();
    private final PartnerStreams other = streams();
    private boolean known = true;

    private PartnerStreams streams() {
        return new PartnerStreams(journal, clock, _ -> known);
    }

    @Test
    void whoIsOvertakenInOneStreamGoesOnThereAndHasTheOtherOnce() {
        one.fold("a", Map.of(CAFE, concerns("a", 1), BOOKS, concerns("a", 1)), List.of());
        other.fold("b", Map.of(CAFE, concerns("b", 1, 2)), List.of());

        Map<PartnerId, List<PartnerEntry>> folded =
                one.fold("a", Map.of(CAFE, concerns("a", 2, 3), BOOKS, concerns("a", 3)), List.of());

        assertThat(numbers(folded.get(CAFE))).containsExactly(4L, 5L);
        assertThat(numbers(folded.get(BOOKS))).containsExactly(2L);
        assertThat(told(CAFE)).containsExactly("ent_a-1", "ent_b-1", "ent_b-2", "ent_a-2", "ent_a-3");
        assertThat(told(BOOKS)).containsExactly("ent_a-1", "ent_a-3");
    }

    @Test
    void whatWasFoldedBeforeIsToldAgainBesideWhatIsNew() {
        one.fold("a", Map.of(CAFE, concerns("a", 1, 2)), List.of());

        Map<PartnerId, List<PartnerEntry>> folded =
                other.fold("a", Map.of(CAFE, concerns("a", 1, 2, 3), BOOKS, concerns("a", 2)), List.of());

        assertThat(numbers(folded.get(CAFE))).containsExactly(1L, 2L, 3L);
        assertThat(numbers(folded.get(BOOKS))).containsExactly(1L);
        assertThat(told(CAFE)).containsExactly("ent_a-1", "ent_a-2", "ent_a-3");
        assertThat(one.fold("a", Map.of(CAFE, concerns("a", 3)), List.of()).get(CAFE))
                .isEqualTo(folded.get(CAFE).subList(2, 3));
    }

    @Test
    void whoeverComesBackAfterItWasForgottenAddsNothingTwice() {
        one.fold("a", Map.of(CAFE, concerns("a", 1, 2)), List.of());
        known = false;
        clock.advance(Duration.ofHours(3));
        other.fold("b", Map.of(CAFE, concerns("b", 1)), List.of());
        assertThat(journal.last(CAFE).orElseThrow().marks()).containsOnlyKeys("b");

        Map<PartnerId, List<PartnerEntry>> folded = one.fold("a", Map.of(CAFE, concerns("a", 1, 2, 3)), List.of());

        assertThat(numbers(folded.get(CAFE))).containsExactly(1L, 2L, 4L);
        assertThat(told(CAFE)).containsExactly("ent_a-1", "ent_a-2", "ent_b-1", "ent_a-3");
        assertThat(one.fold("a", Map.of(CAFE, concerns("a", 2, 3)), List.of()).get(CAFE))
                .isEqualTo(folded.get(CAFE).subList(1, 3));
    }

    @Test
    void whatIsToldAgainComesInTheOrderOfTheStream() {
        one.fold("a", Map.of(CAFE, concerns("a", 90, 100)), List.of(95L));
        one.fold("a", Map.of(CAFE, concerns("a", 95)), List.of());

        Map<PartnerId, List<PartnerEntry>> folded =
                other.fold("a", Map.of(CAFE, concerns("a", 90, 95, 100)), List.of());

        assertThat(numbers(folded.get(CAFE))).containsExactly(1L, 2L, 3L);
    }

    private List<String> told(PartnerId partner) {
        return journal.entries(partner).stream()
                .map(entry -> entry.concern().entry().toString())
                .toList();
    }

    private static List<Long> numbers(List<PartnerEntry> entries) {
        return entries.stream().map(PartnerEntry::seq).toList();
    }

    private static List<Concern> concerns(String writer, long... numbers) {
        return LongStream.of(numbers)
                .mapToObj(n -> new Concern(
                        new EntryId(writer, n),
                        EntryKind.EARN,
                        new MemberId("mem_1"),
                        Instant.ofEpochMilli(n),
                        Optional.empty(),
                        Tally.ZERO))
                .toList();
    }
}
