package io.guerdon.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.InMemoryJournal;
import io.guerdon.ledger.LotId;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Maturity;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Movement.LotDrawn;
import io.guerdon.ledger.Movement.LotOpened;
import io.guerdon.ledger.Movement.LotRestored;
import io.guerdon.ledger.Movement.LotRevived;
import io.guerdon.ledger.Paid;
import io.guerdon.ledger.UnitCost;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What partners are told of money: the café's points cost it 0.5 each, the bookshop is paid 0.9 for them less 0.02. */
class ClearingConcernsTest {
    private static final MerchantId CAFE = new MerchantId("cafe");
    private static final Book BOOKS = Book.acceptor(new MerchantId("books"));
    private static final LotTerms CAFES = new LotTerms(CAFE, new UnitCost(1, 2), LotTerms.NEVER);
    private static final Draw SPENT = new Draw(new LotId(1, 0), 100, CAFES, Optional.of(Paid.of(880_000, 20_000)));

    private final TestEntries entries = new TestEntries(new InMemoryJournal());

    @Test
    void whoAcceptsIsToldTheFeeAndSoIsTheHouse() {
        assertThat(told(new LotDrawn(WalletId.POINTS, SPENT, Book.AVAILABLE, BOOKS)))
                .isEqualTo(Map.of(
                        "cafe owes", 50_000_000L,
                        "books owed", 88_000_000L,
                        "books fee", 2_000_000L,
                        "house kept", -38_000_000L,
                        "house fee", 2_000_000L));
    }

    @Test
    void whatComesBackIsToldBeforeTheFeeToo() {
        assertThat(told(
                        new LotDrawn(WalletId.POINTS, SPENT, Book.AVAILABLE, BOOKS),
                        new LotRestored(WalletId.POINTS, SPENT.of(30), BOOKS)))
                .isEqualTo(Map.of(
                        "cafe owes", 35_000_000L,
                        "cafe restored", 15_000_000L,
                        "books owed", 61_600_000L,
                        "books refunded", 27_000_000L,
                        "books fee", 1_400_000L,
                        "house kept", -26_600_000L,
                        "house fee", 1_400_000L));
    }

    @Test
    void whatExpiresToTheProgramIsToldApartFromWhatIsSpent() {
        Draw expired = SPENT.paying(Optional.of(Paid.of(0, 0)));

        assertThat(told(
                        new LotDrawn(WalletId.POINTS, expired, Book.AVAILABLE, Book.BREAKAGE),
                        new LotRevived(WalletId.POINTS, expired.of(40), Instant.EPOCH, Maturity.NOW)))
                .isEqualTo(Map.of("cafe owes", 30_000_000L, "cafe expired", 30_000_000L, "house kept", 30_000_000L));
    }

    /** Whoever counts again what was told of them then finds the same. */
    @Test
    void ofEntriesOfBeforeTheFeeWasToldApartNothingMoreIsToldThanWas() {
        Draw old = SPENT.paying(Optional.of(new Paid(880_000, OptionalLong.empty())));
        Draw expired = SPENT.paying(Optional.of(new Paid(0, OptionalLong.empty())));

        assertThat(told(
                        new LotDrawn(WalletId.POINTS, old.of(60), Book.AVAILABLE, BOOKS),
                        new LotRestored(WalletId.POINTS, old.of(30), BOOKS),
                        new LotDrawn(WalletId.POINTS, expired.of(10), Book.AVAILABLE, Book.BREAKAGE)))
                .isEqualTo(Map.of("cafe owes", 20_000_000L, "books owed", 26_400_000L, "house kept", -6_400_000L));
    }

    private Map<String, Long> told(Movement... movements) {
        seal(1, new LotOpened(WalletId.POINTS, new LotId(1, 0), 1_000, CAFES, Maturity.NOW, Book.issuer(CAFE)));
        Map<String, Long> told = new TreeMap<>();
        Concerns.of(seal(2, movements))
                .forEach((partner, concern) -> concern.amounts().amounts().forEach((line, amount) -> {
                    if (line.unit().equals(WalletId.CLEARING)) {
                        told.put(partner.partner() + " " + line.measure().wire(), amount.longValueExact());
                    }
                }));
        return told;
    }

    private Entry seal(int number, Movement... movements) {
        Draft draft = new Draft(
                EntryKind.REDEEM, TestEntries.NOW, List.of(movements), Optional.empty(), Draft.Why.by(Actor.ENGINE));
        return entries.seal(new EntryId("a", number), "mem_1", draft).entry();
    }
}
