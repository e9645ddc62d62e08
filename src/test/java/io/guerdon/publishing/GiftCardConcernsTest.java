package io.guerdon.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.InMemoryJournal;
import io.guerdon.unit.GiftCardId;
import io.guerdon.unit.WalletId;
import org.junit.jupiter.api.Test;

/** What a partner is told of gift cards: who took the money owes it, wherever it is spent. */
class GiftCardConcernsTest {
    private static final WalletId CASH = new WalletId("cash");

    private final TestEntries entries = new TestEntries(new InMemoryJournal());

    @Test
    void whoeverSellsACardOwesWhatIsSpentWithIt() {
        Entry sold = entries.seal(new EntryId("a", 1), "gft_1-7", GiftCardDrafts.opening())
                .entry();
        Entry spent = entries.seal(new EntryId("a", 2), "gft_1-7", GiftCardDrafts.of(EntryKind.REDEEM))
                .entry();

        assertThat(amount(sold, "cafe", Measure.SOLD)).isEqualTo(100);
        assertThat(amount(sold, "cafe", Measure.EARNED)).isZero();
        assertThat(amount(spent, "cafe", Measure.REDEEMED)).isEqualTo(20);
        assertThat(amount(spent, "books", Measure.ACCEPTED)).isEqualTo(20);
    }

    @Test
    void whatIsPaidOutWasAcceptedByWhoeverPaidAndBlockingConcernsItsTillAlone() {
        entries.seal(new EntryId("a", 1), "gft_1-8", GiftCardDrafts.opening());
        Entry paid = entries.seal(new EntryId("a", 2), "gft_1-8", GiftCardDrafts.of(EntryKind.GIFT_CARD_PAYOUT))
                .entry();

        assertThat(amount(paid, "cafe", Measure.ACCEPTED)).isEqualTo(70);
        assertThat(amount(paid, "cafe", Measure.REDEEMED)).isEqualTo(70);
        assertThat(Concerns.of(paid).get(TestEntries.partner("cafe")).owner()).isEqualTo(new GiftCardId(1, 8));
    }

    @Test
    void aSaleThatIsCalledOffIsNoneAnyMore() {
        entries.seal(new EntryId("a", 1), "gft_1-9", GiftCardDrafts.opening());
        Entry voided = entries.seal(new EntryId("a", 2), "gft_1-9", GiftCardDrafts.of(EntryKind.GIFT_CARD_VOID))
                .entry();

        assertThat(amount(voided, "cafe", Measure.SOLD)).isEqualTo(-70);
    }

    private static long amount(Entry entry, String merchant, Measure measure) {
        Concern concern = Concerns.of(entry).get(TestEntries.partner(merchant));
        assertThat(concern).isNotNull();
        return concern.amounts().amount(CASH, measure).longValueExact();
    }
}
