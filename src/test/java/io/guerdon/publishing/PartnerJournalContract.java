package io.guerdon.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKind;
import io.guerdon.publishing.PartnerBatch.Folded;
import io.guerdon.publishing.PartnerBatch.Start;
import io.guerdon.publishing.PartnerJournal.Place;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What streams rely on, on any store. */
public abstract class PartnerJournalContract {
    private static final PartnerId CAFE = partner("cafe");
    private static final PartnerId BOOKS = partner("books");
    /** Its name begins as another one's. */
    private static final PartnerId CAFE_1 = partner("cafe-1");

    /** A store with nothing in it. */
    protected abstract PartnerJournal empty();

    @Test
    void ofSeveralBatchesThoseAreThereWhoseNumberWasFree() {
        PartnerJournal journal = empty();
        PartnerBatch there = batch(Start.of(BOOKS), 1, 2);
        assertThat(journal.append(there)).isTrue();

        PartnerBatch cafe = batch(Start.of(CAFE), 3);
        PartnerBatch taken = batch(Start.of(BOOKS), 4, 5, 6);
        PartnerBatch other = batch(Start.of(CAFE_1), 7);
        assertThat(journal.append(List.of(cafe, taken, other))).containsExactly(true, false, true);

        assertThat(journal.last(CAFE)).contains(cafe);
        assertThat(journal.last(BOOKS)).contains(there);
        assertThat(journal.last(CAFE_1)).contains(other);
        assertThat(journal.append(List.of(taken, cafe))).containsExactly(false, false);
        assertThat(journal.append(taken)).isFalse();
    }

    @Test
    void batchesAreFoundWhereTheyBegin() {
        PartnerJournal journal = empty();
        PartnerBatch first = batch(Start.of(CAFE), 1, 2, 3);
        PartnerBatch second = batch(first.entries().getLast().next(), 4);
        PartnerBatch books = batch(Start.of(BOOKS), 5);
        journal.append(List.of(first, books));
        journal.append(second);

        assertThat(journal.at(Set.of(new Place(CAFE, 1), new Place(CAFE, 2), new Place(CAFE, 4), new Place(BOOKS, 1))))
                .containsExactlyInAnyOrder(first, second, books);
        assertThat(journal.at(Set.of(new Place(CAFE, 5), new Place(BOOKS, 2), new Place(CAFE_1, 1))))
                .isEmpty();
    }

    @Test
    void aStreamIsReadInOrderFromTheBatchThatHoldsANumber() {
        PartnerJournal journal = empty();
        PartnerBatch first = batch(Start.of(CAFE), 1, 2, 3);
        PartnerBatch second = batch(first.entries().getLast().next(), 4);
        PartnerBatch third = batch(second.entries().getLast().next(), 5, 6);
        journal.append(List.of(first, batch(Start.of(CAFE_1), 9)));
        journal.append(second);
        journal.append(third);

        assertThat(journal.from(CAFE, 1, 9)).containsExactly(first, second, third);
        assertThat(journal.from(CAFE, 3, 2)).containsExactly(first, second);
        assertThat(journal.from(CAFE, 3, 1)).containsExactly(first);
        assertThat(journal.from(CAFE, 1, 4)).containsExactly(first, second);
        assertThat(journal.from(CAFE, 4, 1)).containsExactly(second);
        assertThat(journal.from(CAFE, 6, 9)).containsExactly(third);
        assertThat(journal.from(CAFE, 7, 9)).isEmpty();
        assertThat(journal.ofWriter(CAFE, "a", 3)).containsExactly(second, third);
        assertThat(journal.ofWriter(CAFE, "b", 0)).isEmpty();
    }

    private static PartnerId partner(String name) {
        return new PartnerId(new ProgramId("demo"), new MerchantId(name));
    }

    private static PartnerBatch batch(Start start, long... numbers) {
        List<Concern> concerns = LongStream.of(numbers)
                .mapToObj(n -> new Concern(
                        new EntryId("a", n),
                        EntryKind.EARN,
                        new MemberId("mem_1"),
                        Instant.ofEpochMilli(n),
                        Optional.empty(),
                        Tally.ZERO.plus(WalletId.POINTS, Measure.EARNED, n)))
                .toList();
        Mark mark = new Mark(numbers[numbers.length - 1], Set.of());
        return new PartnerBatch(start, "a", concerns, Map.of("a", new Folded(mark, 9)));
    }
}
