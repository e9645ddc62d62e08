package io.guerdon.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guerdon.earning.EarnRefusal.MerchantDoesNotIssue;
import io.guerdon.earning.EarnRefusal.MerchantSuspended;
import io.guerdon.earning.EarnRefusal.UnknownMerchant;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Desk;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Guards;
import io.guerdon.ledger.LedgerRefusal.AmountTooLarge;
import io.guerdon.ledger.LedgerRefusal.BalanceTooLarge;
import io.guerdon.ledger.LedgerRefusal.ClaimTaken;
import io.guerdon.ledger.LedgerRefusal.IdempotencyKeyReused;
import io.guerdon.ledger.Leg;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Refusal;
import io.guerdon.pack.PackRefusal.PackPriceAboveWorth;
import io.guerdon.pack.PackRefusal.PackWorthNotWhole;
import io.guerdon.program.ClearingTerms;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.Merchant;
import io.guerdon.program.Merchant.Issuing;
import io.guerdon.program.Merchant.Standing;
import io.guerdon.program.Program;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Money;
import io.guerdon.unit.Points;
import io.guerdon.unit.RedeemRate;
import io.guerdon.unit.WalletId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a pack is worth, and which is not sold. At the café a point costs half a minor unit, elsewhere what the program says: one. */
class PackDecisionTest {
    private static final MerchantId CAFE = new MerchantId("cafe");
    private static final Program PROGRAM = program();

    private final Desk desk = new Desk("2026-11-22T02:00:00Z");
    private int calls;

    private static Program program() {
        ClearingTerms half = new ClearingTerms(
                Optional.of(new RedeemRate(2, 1)), Optional.empty(), Optional.empty(), Optional.empty());
        Program demo = DemoProgram.program();
        return new Program(
                demo.id(),
                3,
                demo.place(),
                demo.policies(),
                List.of(
                        merchant("cafe", Issuing.ISSUES, Standing.ACTIVE, half),
                        merchant("gym", Issuing.ISSUES, Standing.ACTIVE, ClearingTerms.USUAL),
                        merchant("dear", Issuing.ISSUES, Standing.ACTIVE, dear()),
                        merchant("books", Issuing.DOES_NOT_ISSUE, Standing.ACTIVE, half),
                        merchant("quiet", Issuing.ISSUES, Standing.NOT_ISSUING, half),
                        merchant("gone", Issuing.ISSUES, Standing.SUSPENDED, half)));
    }

    private static ClearingTerms dear() {
        return new ClearingTerms(
                Optional.of(new RedeemRate(1, 1_000_000)), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Merchant merchant(String id, Issuing issuing, Standing standing, ClearingTerms terms) {
        return new Merchant(new MerchantId(id), issuing, Optional.empty(), Optional.of(standing), Optional.of(terms));
    }

    private Outcome buy(String partner, long points, long price, String reference, String key) {
        MerchantId id = new MerchantId(partner);
        Call call = new Call(Packs.chain(PROGRAM.id(), id), EntryKey.ofCaller("", key), Actor.ENGINE, 3);
        return desk.submit(new PackDecision(PROGRAM, new BuyPack(id, new Points(points), price, reference), call));
    }

    private Outcome buy(String partner, long points, long price) {
        calls++;
        return buy(partner, points, price, "P-" + calls, "k" + calls);
    }

    private Entry bought(String partner, long points, long price) {
        return ((Outcome.Committed) buy(partner, points, price)).entry();
    }

    private Refusal refused(String partner, long points, long price) {
        Refusal refusal = ((Outcome.Refused) buy(partner, points, price)).refusal();
        assertThat(desk.history().before(chain(partner), Long.MAX_VALUE, 9))
                .as("nothing is written")
                .isEmpty();
        return refusal;
    }

    private static ChainId chain(String partner) {
        return Packs.chain(PROGRAM.id(), new MerchantId(partner));
    }

    @Test
    void aPackIsWorthWhatItsPointsCostThePartner() {
        Entry entry = bought("cafe", 5_000, 2_000);

        assertThat(entry.kind()).isEqualTo(EntryKind.PACK_BUY);
        assertThat(entry.chain().value()).isEqualTo("demo/prt_cafe");
        assertThat(entry.draft().subject())
                .contains(new PackBought(
                        CAFE, new Points(5_000), new Money(2_000, "CNY"), new Money(2_500, "CNY"), "P-1"));
        assertThat(entry.draft().why().trace().revision()).isEqualTo(3);
        assertThat(entry.legs())
                .containsExactlyInAnyOrder(
                        new Leg(Book.prepaid(MerchantId.HOUSE), Packs.BOUGHT, -5_000),
                        new Leg(Book.AVAILABLE, Packs.BOUGHT, 5_000),
                        new Leg(Book.prepaid(MerchantId.HOUSE), WalletId.CLEARING, -2_500_000_000L),
                        new Leg(Book.prepaid(CAFE), WalletId.CLEARING, 2_500_000_000L));
        desk.verify(entry.chain());
    }

    @Test
    void pointsAreAddedUpForEachPartnerOnItsOwn() {
        bought("cafe", 5_000, 2_500);
        Entry second = bought("cafe", 10, 1);
        bought("gym", 7, 7);

        assertThat(Packs.with(second)).isEqualTo(5_010);
        assertThat(desk.state(chain("cafe")).wallet(Packs.BOUGHT).available()).isEqualTo(5_010);
        assertThat(desk.state(chain("gym")).wallet(Packs.BOUGHT).available()).isEqualTo(7);
        desk.verify(chain("cafe"));
    }

    @Test
    void theWorthIsWholeAndThePriceNotMore() {
        assertThat(refused("cafe", 5_001, 1)).isEqualTo(new PackWorthNotWhole(5_001, 500_000));
        assertThat(refused("cafe", 5_000, 2_501)).isEqualTo(new PackPriceAboveWorth(2_501, 2_500));
        assertThat(buy("cafe", 5_000, 2_500)).isInstanceOf(Outcome.Committed.class);
        assertThatThrownBy(() -> new BuyPack(CAFE, new Points(0), 1, "P")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BuyPack(CAFE, new Points(1), 0, "P")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BuyPack(CAFE, new Points(1), 1, " ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatCannotBeCountedIsRefused() {
        assertThat(refused("dear", 1_000_000_000_000L, 1)).isEqualTo(new AmountTooLarge(Guards.MOST_CLEARED));
        assertThat(refused("dear", 4_611_687, 1)).isEqualTo(new AmountTooLarge(Guards.MOST_CLEARED));
        assertThat(buy("dear", 4_611_686, 1)).isInstanceOf(Outcome.Committed.class);
        long most = 1_000_000_000_000L;
        for (int pack = 0; pack < 1_000; pack++) {
            assertThat(buy("gym", most, 1)).isInstanceOf(Outcome.Committed.class);
        }
        assertThat(buy("gym", 1, 1)).isEqualTo(new Outcome.Refused(new BalanceTooLarge(Guards.LARGEST_BALANCE)));
    }

    @Test
    void whoeverFundsNoPointsBuysNone() {
        assertThat(refused("nobody", 2, 1)).isEqualTo(new UnknownMerchant("nobody"));
        assertThat(refused("house", 2, 1)).isEqualTo(new UnknownMerchant("house"));
        assertThat(refused("gone", 2, 1)).isEqualTo(new MerchantSuspended("gone"));
        assertThat(refused("books", 2, 1)).isEqualTo(new MerchantDoesNotIssue("books"));
        assertThat(refused("quiet", 2, 1)).isEqualTo(new MerchantDoesNotIssue("quiet"));
    }

    @Test
    void aPaymentBuysOnePackWhoeverNamesIt() {
        assertThat(buy("cafe", 10, 5, "P", "a")).isInstanceOf(Outcome.Committed.class);
        assertThat(buy("cafe", 10, 5, "P", "a")).isInstanceOf(Outcome.Replayed.class);
        assertThat(buy("cafe", 12, 5, "P", "a"))
                .isEqualTo(new Outcome.Refused(new IdempotencyKeyReused(List.of("points"))));
        for (String partner : List.of("cafe", "gym")) {
            assertThat(buy(partner, 10, 5, "P", "b"))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(refused.refusal())
                                    .isInstanceOfSatisfying(
                                            ClaimTaken.class,
                                            taken ->
                                                    assertThat(taken.code()).isEqualTo("pack-reference-already-used")));
        }
        assertThat(refused("gym", 10, 11)).isEqualTo(new PackPriceAboveWorth(11, 10));
        assertThat(buy("gym", 10, 10, "P-1", "c"))
                .as("a refusal leaves its payment free")
                .isInstanceOf(Outcome.Committed.class);
    }
}
