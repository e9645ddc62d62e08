package io.guerdon.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.Journal.StoredDocument;
import io.guerdon.ledger.Journal.StoredEntry;
import io.guerdon.ledger.Movement.HoldOpened;
import io.guerdon.ledger.Movement.LotDrawn;
import io.guerdon.ledger.Movement.LotOpened;
import io.guerdon.ledger.Movement.OwedChanged;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.WalletId;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What all entries come to, and that it is seen where that is not what accounts hold. */
class ConservationTest {
    private static final WalletId CASH = new WalletId("cash");
    private static final MerchantId CAFE = new MerchantId("cafe");
    private static final LotTerms TERMS = new LotTerms(CAFE, new UnitCost(1, 1), LotTerms.NEVER);
    private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");
    private static final ChainId ANN = chain("demo", "mem_ann");
    private static final ChainId BEN = chain("demo", "mem_ben");
    private static final ChainId ELSEWHERE = chain("other", "mem_ann");

    private final List<StoredDocument> stored = new ArrayList<>();
    private final InMemoryJournal journal = new InMemoryJournal() {
        @Override
        public synchronized Stream<StoredDocument> chains() {
            return stored.stream();
        }
    };

    @Test
    void moneyThatCameInIsThereOrSpentOrPaidBack() {
        append(ANN, opened(1_000), opened(200));
        append(
                ANN,
                drawn(1, 300, Book.acceptor(CAFE)),
                drawn(1, 100, Book.seller(CAFE)),
                drawn(1, 50, Book.fees(CAFE)));
        append(ANN, held(1, 20));
        append(BEN, opened(70));
        append(BEN, new OwedChanged(CASH, 5, Book.acceptor(new MerchantId("books"))));
        append(ELSEWHERE, opened(7));

        Verification.Report report = verified();

        assertThat(report.passed()).isTrue();
        UnitTotals cash = unit(report, "demo");
        assertThat(cash.books()).hasToString("""
            {acceptor=Flow[in=305, out=0], available=Flow[in=1270, out=470], fees=Flow[in=50, out=0], \
            held=Flow[in=20, out=0], owed=Flow[in=0, out=5], seller=Flow[in=100, out=1270]}\
            """);
        assertThat(cash.accounts()).hasToString("{available=800, held=20, owed=-5, pending=0}");
        assertThat(unit(report, "other").books().get("available").balance()).isEqualTo(7);
        assertThat(cash.wrong()).isEmpty();
    }

    @Test
    void aPostingOfAnotherAmountNamesItsUnit() {
        append(ANN, opened(1_000));
        append(BEN, opened(1_000));
        spoil(1, leg -> leg.book().equals(Book.AVAILABLE) ? new Leg(leg.book(), leg.unit(), 1_005) : leg);

        Verification.Report report = verified();

        assertThat(report.passed()).isFalse();
        assertThat(unit(report, "demo").wrong())
                .containsExactly(
                        "all postings of cash come to 5", "2005 cash were posted to available, and accounts say 1000");
    }

    @Test
    void soDoesOneThatSumsToNothingAndThatNoBalanceFollows() {
        append(ANN, opened(1_000));
        spoil(0, leg -> new Leg(leg.book(), leg.unit(), leg.amount() * 2));

        Verification.Report report = verified();

        assertThat(report.passed()).isFalse();
        assertThat(unit(report, "demo").wrong())
                .containsExactly("2000 cash were posted to available, and accounts say 0");
    }

    /** Each entry is sound and posts what its movements say; what is wrong is what the states made of them. */
    @Test
    void totalsAloneFailACheck() {
        UnitTotals lost = new UnitTotals(
                new ProgramId("demo"), CASH, new TreeMap<>(), new TreeMap<>(Map.of("held", BigInteger.valueOf(3))));

        assertThat(new Verification.Report(1, 1, List.of(), List.of(lost)).passed())
                .isFalse();
        assertThat(lost.wrong()).containsExactly("0 cash were posted to held, and accounts say 3");
    }

    @Test
    void whatSomebodyMadeTooLargeToAddUpIsWrongAndBreaksNothingOff() {
        append(ANN, opened(1_000));
        append(BEN, opened(1_000));
        spoil(0, leg -> leg.amount() > 0 ? new Leg(leg.book(), leg.unit(), Long.MAX_VALUE) : leg);
        spoil(1, leg -> leg.amount() > 0 ? new Leg(leg.book(), leg.unit(), Long.MAX_VALUE) : leg);

        UnitTotals cash = unit(verified(), "demo");

        assertThat(cash.wrong()).contains("all postings of cash come to 18446744073709549614");
        assertThat(cash.books().get("available").in())
                .isEqualTo(BigInteger.valueOf(Long.MAX_VALUE).shiftLeft(1));
    }

    private static ChainId chain(String program, String member) {
        return new ChainId(new ProgramId(program), new MemberId(member));
    }

    private static Movement opened(long amount) {
        return new LotOpened(CASH, new LotId(1, (int) (amount % 7)), amount, TERMS, Maturity.NOW, Book.seller(CAFE));
    }

    private static Movement drawn(long seq, long amount, Book to) {
        return new LotDrawn(CASH, new Draw(new LotId(seq, 1_000 % 7), amount, TERMS), Book.AVAILABLE, to);
    }

    private static Movement held(long seq, long amount) {
        Draw draw = new Draw(new LotId(seq, 1_000 % 7), amount, TERMS);
        return new HoldOpened(CASH, new HoldId("hld_1"), CAFE, "", Instant.MAX, List.of(draw));
    }

    private void append(ChainId chain, Movement... movements) {
        List<StoredDocument> mine =
                stored.stream().filter(each -> each.chain().equals(chain)).toList();
        AccountState before = AccountState.empty(chain);
        for (StoredDocument each : mine) {
            before = Fold.apply(before, ((StoredEntry) each).entry());
        }
        Draft draft = new Draft(EntryKind.ADJUST, NOW, List.of(movements), Optional.empty(), Draft.Why.DUE);
        Entry entry = new Entry(
                new EntryId("w", stored.size() + 1),
                new Entry.Place(chain, before.seq() + 1, before.head()),
                new Entry.Request(EntryKey.ofDue(before.seq() + 1), Fingerprint.NONE),
                draft,
                NOW,
                Sealing.after(Fold.apply(before, draft.movements()), NOW),
                new Digest(new byte[32]));
        stored.add(new StoredEntry(entry, entry.digest(), entry.legs()));
    }

    private void spoil(int place, UnaryOperator<Leg> how) {
        StoredEntry sound = (StoredEntry) stored.get(place);
        List<Leg> legs = sound.legs().stream().map(how).toList();
        stored.set(place, new StoredEntry(sound.entry(), sound.recomputed(), legs));
    }

    private Verification.Report verified() {
        InMemorySnapshots snapshots = new InMemorySnapshots();
        return new Verification(journal, snapshots, new Accounts(journal, snapshots, () -> Duration.ZERO, 1 << 17))
                .run(_ -> {});
    }

    private static UnitTotals unit(Verification.Report report, String program) {
        return report.totals().stream()
                .filter(each ->
                        each.program().value().equals(program) && each.unit().equals(CASH))
                .findFirst()
                .orElseThrow();
    }
}
