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
import io.guerdon.ledger.UnitCost;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What partners are told of stored value: whoever took the money owes it, whoever funds the bonus bears it. */
class StoredValueConcernsTest {
    private static final WalletId CASH = new WalletId("cash");
    private static final WalletId GIFT = new WalletId("gift");
    private static final MerchantId CAFE = new MerchantId("cafe");
    private static final MerchantId BOOKS = new MerchantId("books");
    private static final LotTerms MONEY = new LotTerms(CAFE, new UnitCost(1, 1), LotTerms.NEVER);
    private static final LotTerms BONUS = new LotTerms(BOOKS, new UnitCost(1, 1), LotTerms.NEVER);

    private final TestEntries entries = new TestEntries(new InMemoryJournal());

    @Test
    void moneyPaidInIsSoldAndItsBonusEarned() {
        Entry paidIn = toppedUp();

        assertThat(amount(paidIn, CAFE, CASH, Measure.SOLD)).isEqualTo(1_000);
        assertThat(amount(paidIn, BOOKS, GIFT, Measure.EARNED)).isEqualTo(100);
        assertThat(amount(paidIn, CAFE, GIFT, Measure.EARNED)).isZero();
    }

    @Test
    void moneyPaidBackWasNotSoldAndWhoeverFundedASpentBonusAcceptsWhatMakesUpForIt() {
        toppedUp();
        Entry back = seal(
                2,
                EntryKind.TOP_UP_REFUND,
                new LotDrawn(GIFT, new Draw(new LotId(1, 1), 60, BONUS), Book.AVAILABLE, Book.issuer(BOOKS)),
                new LotDrawn(CASH, new Draw(new LotId(1, 0), 900, MONEY), Book.AVAILABLE, Book.seller(CAFE)),
                new LotDrawn(CASH, new Draw(new LotId(1, 0), 40, MONEY), Book.AVAILABLE, Book.acceptor(BOOKS)));

        assertThat(amount(back, CAFE, CASH, Measure.SOLD)).isEqualTo(-900);
        assertThat(amount(back, BOOKS, GIFT, Measure.RETURNED)).isEqualTo(60);
        assertThat(amount(back, CAFE, CASH, Measure.REDEEMED)).isEqualTo(40);
        assertThat(amount(back, BOOKS, CASH, Measure.ACCEPTED)).isEqualTo(40);
    }

    @Test
    void whoseBonusIsTakenInPlaceOfOneThatWasSpentMakesThatGood() {
        toppedUp();
        Draw another = new Draw(new LotId(1, 1), 100, BONUS);
        Entry taken = seal(2, EntryKind.TOP_UP_REFUND, new LotDrawn(GIFT, another, Book.AVAILABLE, Book.issuer(CAFE)));
        Entry back = seal(3, EntryKind.RETURN, new LotRestored(GIFT, another, Book.issuer(CAFE)));

        assertThat(amount(taken, BOOKS, GIFT, Measure.REDEEMED)).isEqualTo(100);
        assertThat(amount(taken, CAFE, GIFT, Measure.ACCEPTED)).isEqualTo(100);
        assertThat(amount(back, BOOKS, GIFT, Measure.RESTORED)).isEqualTo(100);
        assertThat(amount(back, CAFE, GIFT, Measure.REFUNDED)).isEqualTo(100);
    }

    private Entry toppedUp() {
        return seal(
                1,
                EntryKind.TOP_UP,
                new LotOpened(CASH, new LotId(1, 0), 1_000, MONEY, Maturity.NOW, Book.seller(CAFE)),
                new LotOpened(GIFT, new LotId(1, 1), 100, BONUS, Maturity.NOW, Book.issuer(BOOKS)));
    }

    private Entry seal(int number, EntryKind kind, Movement... movements) {
        Draft.Why why = Draft.Why.by(new Actor("key", "cafe", "", "", ""));
        Draft draft = new Draft(kind, TestEntries.NOW, List.of(movements), Optional.empty(), why);
        return entries.seal(new EntryId("a", number), "mem_1", draft).entry();
    }

    private static long amount(Entry entry, MerchantId merchant, WalletId unit, Measure measure) {
        Concern concern = Concerns.of(entry).get(TestEntries.partner(merchant.value()));
        assertThat(concern).isNotNull();
        return concern.amounts().amount(unit, measure).longValueExact();
    }
}
