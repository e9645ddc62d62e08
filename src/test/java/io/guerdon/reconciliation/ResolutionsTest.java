package io.guerdon.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.correction.AdjustBalance;
import io.guerdon.correction.Adjustments;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.InMemoryClaims;
import io.guerdon.ledger.InMemoryJournal;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.InMemorySnapshots;
import io.guerdon.ledger.Movement.LotDrawn;
import io.guerdon.ledger.Movement.LotOpened;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.TestClock;
import io.guerdon.program.DemoProgram;
import io.guerdon.reconciliation.Discrepancy.Adjusting;
import io.guerdon.reconciliation.Discrepancy.Sort;
import io.guerdon.reconciliation.Discrepancy.Standing;
import io.guerdon.reconciliation.Reconciliation.Progress;
import io.guerdon.reconciliation.Reconciliation.Request;
import io.guerdon.reconciliation.Reconciliation.State;
import io.guerdon.reconciliation.Resolutions.Noted;
import io.guerdon.reconciliation.Resolutions.Which;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.WalletId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is about the same thing is adjusted once, whichever upload found it, and whichever process is asked. */
class ResolutionsTest {
    private static final Item EVENT =
            new Item("R-1", "earn", OptionalLong.of(900), OptionalLong.of(5), new Item.Event(9, "ent_a-1", "mem_1"));
    private static final ChainId ANN = new ChainId(DemoProgram.ID, new MemberId("mem_ann"));

    private final InMemoryReconciliations store = new InMemoryReconciliations();
    private final TestClock clock = new TestClock(Instant.parse("2026-12-02T00:00:00Z"));
    private final InMemoryLedger.Stores stores =
            new InMemoryLedger.Stores(new InMemoryJournal(), new InMemoryClaims(), new InMemorySnapshots());
    private final InMemoryLedger one = new InMemoryLedger(stores, "w1", clock);
    private final InMemoryLedger two = new InMemoryLedger(stores, "w2", clock);
    private final List<Resolutions> processes = List.of(
            new Resolutions(store, new Adjustments(one.ledger()), clock),
            new Resolutions(store, new Adjustments(two.ledger()), clock));
    private int requests;

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    private static Item line(String receipt, String kind, long amount, long at) {
        return new Item(receipt, kind, OptionalLong.of(amount), OptionalLong.of(at), new Item.Line(amount));
    }

    /** What one upload found, each missing on the side that is not given. */
    private ReconciliationId upload(int number, List<Optional<Item>> lines, List<Optional<Item>> events) {
        ReconciliationId id = new ReconciliationId(Desk.CAFE, number);
        Progress done = new Progress(State.DONE, 1, Desk.TO, Counts.NONE, lines.size());
        store.add(
                new Reconciliation(id, new Request(new EntryKey("u" + number), "ab", Desk.TO), Desk.NOVEMBER, done, 0));
        List<Discrepancy> found = new ArrayList<>();
        for (int place = 0; place < lines.size(); place++) {
            Sort sort = lines.get(place).isEmpty()
                    ? Sort.MISSING_THERE
                    : events.get(place).isEmpty() ? Sort.MISSING_HERE : Sort.DIFFERENT;
            found.add(new Discrepancy(place + 1, sort, lines.get(place), events.get(place), Set.of(), Standing.OPEN));
        }
        store.found(id, 1, found);
        return id;
    }

    private ReconciliationId missingHere(int number, Item... lines) {
        List<Optional<Item>> all = List.of(lines).stream().map(Optional::of).toList();
        return upload(number, all, all.stream().map(_ -> Optional.<Item>empty()).toList());
    }

    private Outcome adjust(int process, ReconciliationId upload, long number, String key) {
        return adjust(process, new Which(upload, number), 7, key);
    }

    private Outcome adjust(ReconciliationId upload, long number, long amount) {
        return adjust(0, new Which(upload, number), amount, "k" + ++requests);
    }

    private Outcome adjust(int process, Which which, long amount, String key) {
        Call call = new Call(ANN, EntryKey.ofCaller("", key), new Actor("op", "", "", "", ""), 1);
        return processes
                .get(process)
                .adjust(
                        DemoProgram.program(),
                        which,
                        new AdjustBalance(WalletId.POINTS, amount, "the till was right"),
                        call);
    }

    private Outcome adjust(ReconciliationId upload, long number) {
        return adjust(requests % 2, upload, number, "k" + ++requests);
    }

    private static void assertTaken(Outcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("discrepancy-resolved"));
    }

    private String resolvedBy(ReconciliationId upload, long number) {
        return store.from(upload, 1, number, 1)
                .getFirst()
                .standing()
                .resolution()
                .map(Resolution::entry)
                .orElse("");
    }

    @Test
    void anEventIsMendedOnceWhatsoeverIsSaidOfIt() {
        Optional<Item> event = Optional.of(EVENT);
        ReconciliationId first = upload(1, List.of(Optional.of(line("R-1", "earn", 800, 5))), List.of(event));
        ReconciliationId second = upload(2, List.of(Optional.empty()), List.of(event));

        Outcome made = adjust(first, 1);
        assertThat(made).isInstanceOf(Outcome.Committed.class);
        assertTaken(adjust(second, 1));

        // It is said where it was found again, too.
        String entry = ((Outcome.Committed) made).entry().id().toString();
        assertThat(resolvedBy(first, 1)).isEqualTo(entry);
        assertThat(resolvedBy(second, 1)).isEqualTo(entry);
    }

    private Outcome gift(AdjustBalance gift) {
        Call call = new Call(ANN, EntryKey.ofCaller("", "g" + ++requests), new Actor("op", "", "", "", ""), 1);
        return new Adjustments(one.ledger()).adjust(DemoProgram.program(), gift, call);
    }

    private static List<String> moved(Outcome outcome) {
        return ((Outcome.Committed) outcome)
                .entry().movements().stream()
                        .map(movement -> switch (movement) {
                            case LotOpened m -> "opened " + m.terms().issuer() + " " + m.amount() + " from " + m.from();
                            case LotDrawn m ->
                                "drawn " + m.draw().terms().issuer() + " "
                                        + m.draw().amount() + " to " + m.to();
                            default -> throw new IllegalStateException(movement.toString());
                        })
                        .toList();
    }

    /** Another's points run out first, and would go first were it in nobody's name. */
    @Test
    void whatIsAdjustedIsInTheNameOfThePartnerThatWasReconciled() {
        gift(new AdjustBalance(WalletId.POINTS, 100, "from the program"));
        clock.advance(Duration.ofDays(1));
        ReconciliationId upload =
                missingHere(1, line("R-1", "earn", 9, 5), line("R-2", "earn", 9, 5), line("R-3", "earn", 9, 5));

        assertThat(moved(adjust(upload, 1))).containsExactly("opened cafe 7 from issuer:cafe");
        assertThat(moved(adjust(upload, 2, -5))).containsExactly("drawn cafe 5 to issuer:cafe");
        assertThat(moved(adjust(upload, 3, -5)))
                .containsExactly("drawn cafe 2 to issuer:cafe", "drawn house 3 to issuer:cafe");
    }

    @Test
    void ofAReceiptThereIsOneSaleWhateverItsAmountAndTime() {
        ReconciliationId first = missingHere(1, line("R-1", "earn", 900, 5), line("R-2", "earn", 900, 5));
        ReconciliationId second = missingHere(2, line("R-1", "earn", 90_000, 3_600_005));

        assertThat(adjust(first, 1)).isInstanceOf(Outcome.Committed.class);
        assertTaken(adjust(second, 1));
        assertThat(adjust(first, 2)).isInstanceOf(Outcome.Committed.class);
    }

    @Test
    void ofAReceiptGoodsMayComeBackInParts() {
        ReconciliationId first = missingHere(1, line("R-1", "return", 200, 5), line("R-1", "return", 300, 9));
        ReconciliationId second = missingHere(2, line("R-1", "return", 300, 9), line("R-1", "earn", 900, 5));

        assertThat(adjust(first, 1)).isInstanceOf(Outcome.Committed.class);
        assertThat(adjust(first, 2)).isInstanceOf(Outcome.Committed.class);
        assertTaken(adjust(second, 1));
        assertThat(adjust(second, 2)).isInstanceOf(Outcome.Committed.class);
    }

    @Test
    void aLineThatDoesNotSayItsKindIsTheSaleOfItsReceipt() {
        ReconciliationId first = missingHere(1, line("R-1", "", 900, 5));
        ReconciliationId second = missingHere(2, line("R-1", "earn", 900, 5));
        ReconciliationId third = missingHere(3, line("R-1", "", 90_000, 3_600_005), line("R-2", "", 900, 5));

        assertThat(adjust(first, 1)).isInstanceOf(Outcome.Committed.class);
        assertTaken(adjust(second, 1));
        assertTaken(adjust(third, 1));
        assertThat(adjust(third, 2)).isInstanceOf(Outcome.Committed.class);
    }

    @Test
    void whatTheSecondFindsAndTheFirstDidNotIsStillMended() {
        missingHere(1, line("R-1", "earn", 900, 5));
        ReconciliationId second = missingHere(2, line("R-1", "earn", 900, 5));

        assertThat(adjust(second, 1)).isInstanceOf(Outcome.Committed.class);
    }

    @Test
    void theSameRequestIsAnsweredTheSame() {
        ReconciliationId first = missingHere(1, line("R-1", "earn", 900, 5));

        Outcome made = adjust(0, first, 1, "same");
        assertThat(adjust(1, first, 1, "same")).isEqualTo(new Outcome.Replayed(((Outcome.Committed) made).entry()));
    }

    /** As processes leave it that are killed before they have adjusted anything. */
    private void killedBefore(ReconciliationId upload, int requests) {
        Discrepancy one = store.from(upload, 1, 1, 1).getFirst();
        List<String> keys = IntStream.range(0, requests)
                .mapToObj(number -> "killed-" + number)
                .toList();
        store.resolve(upload, 1, one.standing(new Adjusting(keys, clock.instant()), Optional.empty()));
    }

    private Noted note(ReconciliationId upload) {
        return processes
                .getFirst()
                .note(new Which(upload, 1), new Resolution("", "as it is", "op", "n", clock.instant()));
    }

    @Test
    void requestsThatDiedKeepNobodyFromAdjusting() {
        ReconciliationId upload = missingHere(1, line("R-1", "earn", 900, 5));
        killedBefore(upload, 16);

        assertTaken(adjust(upload, 1));
        clock.advance(Adjusting.LONGEST.plusSeconds(1));
        assertThat(adjust(upload, 1)).isInstanceOf(Outcome.Committed.class);
        assertThat(resolvedBy(upload, 1)).isNotEmpty();
    }

    @Test
    void requestsThatDiedKeepNobodyFromAcceptingItAsItIs() {
        ReconciliationId upload = missingHere(1, line("R-1", "earn", 900, 5));
        killedBefore(upload, 1);

        assertThat(note(upload)).isInstanceOf(Noted.Refused.class);
        clock.advance(Adjusting.LONGEST.plusSeconds(1));
        assertThat(note(upload)).isInstanceOf(Noted.Done.class);
        assertTaken(adjust(upload, 1));
    }

    @Test
    void whatARequestThatDiedHasAdjustedIsNotAcceptedAsItIs() {
        ReconciliationId upload = missingHere(1, line("R-1", "earn", 900, 5));
        Discrepancy open = store.from(upload, 1, 1, 1).getFirst();
        Outcome made = adjust(upload, 1);
        Discrepancy said = store.from(upload, 1, 1, 1).getFirst();
        store.resolve(
                upload,
                1,
                new Discrepancy(
                        1,
                        open.sort(),
                        open.line(),
                        open.event(),
                        open.traits(),
                        new Standing(
                                new Adjusting(List.of("k"), clock.instant()),
                                Optional.empty(),
                                said.standing().version() + 1)));
        clock.advance(Adjusting.LONGEST.plusSeconds(1));

        assertThat(note(upload)).isInstanceOf(Noted.Refused.class);
        assertThat(resolvedBy(upload, 1))
                .isEqualTo(((Outcome.Committed) made).entry().id().toString());
    }

    /** A process stood still for longer than any request takes, and a note came between. */
    @Test
    void whatWasAdjustedAfterAllIsSaidWhateverWasNoted() {
        ReconciliationId upload = missingHere(1, line("R-1", "earn", 900, 5));
        Outcome made = adjust(0, upload, 1, "late");
        Discrepancy said = store.from(upload, 1, 1, 1).getFirst();
        Resolution note =
                new Resolution("", "as it is", "op", ANN + " " + EntryKey.ofCaller("", "late"), clock.instant());
        store.resolve(upload, 1, said.standing(Adjusting.NONE, Optional.of(note)));

        adjust(0, upload, 1, "late");

        assertThat(resolvedBy(upload, 1))
                .isEqualTo(((Outcome.Committed) made).entry().id().toString());
    }

    @Test
    void ofManyAtOnceAtTwoProcessesOneAdjusts() throws Exception {
        for (int round = 1; round <= 20; round++) {
            Item line = line("R-" + round, "earn", 900, 5);
            List<ReconciliationId> uploads = List.of(missingHere(2 * round, line), missingHere(2 * round + 1, line));
            List<Callable<Outcome>> calls = new ArrayList<>();
            for (int call = 0; call < 8; call++) {
                int number = call;
                String key = "r" + round + "-" + call;
                calls.add(() -> adjust(number % 2, uploads.get(number / 2 % 2), 1, key));
            }
            int made = 0;
            try (var threads = Executors.newFixedThreadPool(8)) {
                for (Future<Outcome> outcome : threads.invokeAll(calls)) {
                    if (outcome.get() instanceof Outcome.Committed) {
                        made++;
                    } else {
                        assertTaken(outcome.get());
                    }
                }
            }
            assertThat(made).isOne();
            assertThat(one.accounts().read(ANN).wallet(WalletId.POINTS).available())
                    .isEqualTo(7L * round);
        }
    }
}
