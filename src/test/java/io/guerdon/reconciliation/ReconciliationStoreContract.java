package io.guerdon.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.EntryKey;
import io.guerdon.publishing.PartnerId;
import io.guerdon.reconciliation.Discrepancy.Adjusting;
import io.guerdon.reconciliation.Discrepancy.Sort;
import io.guerdon.reconciliation.Discrepancy.Standing;
import io.guerdon.reconciliation.Reconciliation.Progress;
import io.guerdon.reconciliation.Reconciliation.Request;
import io.guerdon.reconciliation.Reconciliation.State;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What stores of reconciliations promise. */
public abstract class ReconciliationStoreContract {
    private static final Instant AT = Instant.parse("2026-11-28T12:00:00.123Z");
    private static final PartnerId CAFE = partner("cafe");
    private static final Item LINE = new Item("R 1", "earn", OptionalLong.of(0), OptionalLong.of(-5), new Item.Line(7));
    private static final Item EVENT =
            new Item("R 1", "", OptionalLong.empty(), OptionalLong.empty(), new Item.Event(9, "ent_a-1", "mem_1"));

    /** A store with nothing in it. */
    protected abstract ReconciliationStore empty();

    @Test
    void oneIsReadAsItWasKeptAndItsNumberAndItsRequestAreItsOwn() {
        ReconciliationStore store = empty();
        Reconciliation first = reconciliation(CAFE, 1, "k1");
        assertThat(store.add(first)).isTrue();
        assertThat(store.add(reconciliation(CAFE, 1, "k2"))).isFalse();
        assertThat(store.add(reconciliation(CAFE, 2, "k1"))).isFalse();
        assertThat(store.add(reconciliation(CAFE, 2, "k2"))).isTrue();
        assertThat(store.add(reconciliation(partner("books"), 1, "k1"))).isTrue();

        assertThat(store.find(first.id())).contains(first);
        assertThat(store.madeBy(CAFE, new EntryKey("k1"))).contains(first);
        assertThat(store.madeBy(CAFE, new EntryKey("k3"))).isEmpty();
        assertThat(store.of(CAFE)).extracting(one -> one.id().number()).containsExactly(2, 1);
        assertThat(store.of(partner("nobody"))).isEmpty();
    }

    @Test
    void oneChangesOnlyOverTheVersionBefore() {
        ReconciliationStore store = empty();
        Reconciliation first = reconciliation(CAFE, 1, "k1");
        Reconciliation next = first.next(new Progress(State.DONE, 2, AT, new Counts(1, 2, 3, 4, 5, 6, 7), 18));
        assertThat(store.replace(next)).isFalse();
        store.add(first);
        assertThat(store.replace(next)).isTrue();
        assertThat(store.replace(next)).isFalse();
        assertThat(store.find(first.id())).contains(next);
    }

    @Test
    void whatAnAttemptFoundIsReadInOrderAndApartFromWhatAnotherFound() {
        ReconciliationStore store = empty();
        Reconciliation one = reconciliation(CAFE, 1, "k1");
        store.add(one);
        List<Discrepancy> found = new ArrayList<>();
        for (long number = 1; number <= 30; number++) {
            found.add(discrepancy(number));
        }
        store.found(one.id(), 1, found);
        store.found(one.id(), 1, found.subList(0, 3));
        store.found(one.id(), 2, List.of(discrepancy(1)));

        assertThat(store.from(one.id(), 1, 1, 100)).isEqualTo(found);
        assertThat(store.from(one.id(), 1, 9, 3)).isEqualTo(found.subList(8, 11));
        assertThat(store.from(one.id(), 2, 1, 100)).hasSize(1);
        assertThat(store.from(one.id(), 1, 31, 100)).isEmpty();
    }

    @Test
    void aDiscrepancyIsResolvedOnlyOverTheVersionBefore() {
        ReconciliationStore store = empty();
        ReconciliationId id = reconciliation(CAFE, 1, "k1").id();
        store.found(id, 1, List.of(discrepancy(1), discrepancy(2)));
        Resolution done = new Resolution("ent_a-7", "why", "op", "key", AT);
        Discrepancy next = discrepancy(1).standing(new Adjusting(List.of("k"), AT), Optional.of(done));

        assertThat(store.resolve(id, 1, next)).isTrue();
        assertThat(store.resolve(id, 1, next)).isFalse();
        assertThat(store.resolve(id, 2, next)).isFalse();
        assertThat(store.from(id, 1, 1, 9)).containsExactly(next, discrepancy(2));
    }

    @Test
    void whatIsForgottenIsGoneWithAllItFound() {
        ReconciliationStore store = empty();
        Reconciliation one = reconciliation(CAFE, 1, "k1");
        store.add(one);
        store.add(reconciliation(CAFE, 2, "k2"));
        store.replace(one.next(new Progress(State.DONE, 2, AT, Counts.NONE, 1)));
        store.found(one.id(), 1, List.of(discrepancy(1)));
        store.found(one.id(), 2, List.of(discrepancy(1)));
        store.forget(one.id());

        assertThat(store.of(CAFE)).hasSize(1);
        assertThat(store.from(one.id(), 1, 1, 9)).isEmpty();
        assertThat(store.from(one.id(), 2, 1, 9)).isEmpty();
    }

    private static PartnerId partner(String name) {
        return new PartnerId(new ProgramId("demo"), new MerchantId(name));
    }

    private static Discrepancy discrepancy(long number) {
        boolean both = number % 3 == 0;
        return new Discrepancy(
                number,
                both ? Sort.DIFFERENT : number % 3 == 1 ? Sort.MISSING_HERE : Sort.MISSING_THERE,
                both || number % 3 == 1 ? Optional.of(LINE) : Optional.empty(),
                both || number % 3 == 2 ? Optional.of(EVENT) : Optional.empty(),
                both ? Set.of(Trait.AMOUNT, Trait.KIND) : Set.of(),
                Standing.OPEN);
    }

    private static Reconciliation reconciliation(PartnerId partner, int number, String key) {
        return new Reconciliation(
                new ReconciliationId(partner, number),
                new Request(new EntryKey(key), "ab12", AT),
                new Period(AT, AT.plusSeconds(3_600), Duration.ofSeconds(90)),
                new Progress(State.RUNNING, 1, AT, Counts.NONE, 0),
                0);
    }
}
