package io.guerdon.rebate;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.earning.Basket;
import io.guerdon.earning.EarningOperations;
import io.guerdon.earning.PurchaseRef;
import io.guerdon.earning.RecordPurchase;
import io.guerdon.earning.ReturnGoods;
import io.guerdon.earning.ReturnedLine;
import io.guerdon.earning.Till;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Desk;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Wallet;
import io.guerdon.program.InMemoryPrograms;
import io.guerdon.program.Program;
import io.guerdon.program.Programs;
import io.guerdon.program.RebateTexts;
import io.guerdon.redemption.RedeemPoints;
import io.guerdon.redemption.RedemptionOperations;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Points;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A period ends for good when the first of what counts for it expires, 600 days after it was earned. */
class ClosingTest {
    private static final Till CAFE = new Till(new MerchantId("cafe"), "", "");
    private static final Till BOOKS = new Till(new MerchantId("books"), "", "");
    private static final WalletId CASHBACK = new WalletId("cashback");

    private final Program program = RebateTexts.program(1, RebateTexts.with(RebateTexts.VOLUME));
    private final Programs programs = InMemoryPrograms.with(program);
    private final Desk desk = new Desk(Instant.parse("2026-11-22T02:00:00Z"), _ -> {}, new Beginnings(programs));
    private final ChainId ann = new ChainId(program.id(), new MemberId("mem_ann"));
    private int calls;

    @Test
    void whatWasSettledStaysAndNothingIsSettledAnew() {
        buy("R-1", "2026-11-22T02:00:00Z", 1_500_000);
        buy("R-2", "2026-12-20T02:00:00Z", 500_000);
        desk.now(Instant.parse("2027-02-01T00:00:00Z"));
        desk.tick(ann);
        submit(RedemptionOperations.redeem(program, new RedeemPoints(BOOKS, CASHBACK, new Points(30_000), ""), call()));

        desk.now(Instant.parse("2028-07-13T00:00:00Z"));
        giveBack("R-2", 100_000);
        desk.tick(ann);
        assertThat(wallet().owed()).as("a day before it is closed").isEqualTo(3_000);
        desk.now(Instant.parse("2028-07-14T16:00:00Z"));
        desk.tick(ann);
        giveBack("R-2", 100_000);
        buy("R-3", "2026-12-21T02:00:00Z", 9_000_000);
        desk.tick(ann);

        assertThat(desk.state(ann).rebates().running()).isEmpty();
        assertThat(wallet().owed()).isEqualTo(3_000);
        assertThat(wallet().available()).isZero();
        desk.verify(ann);
    }

    private Wallet wallet() {
        return desk.state(ann).wallet(CASHBACK);
    }

    private void buy(String receipt, String at, long minor) {
        RecordPurchase sale = new RecordPurchase(
                CAFE, receipt, Optional.of(Instant.parse(at)), "CNY", Basket.ofTotal(minor, List.of()));
        if (desk.now().isBefore(Instant.parse(at))) {
            desk.now(Instant.parse(at));
        }
        submit(EarningOperations.purchase(program, sale, call(), programs));
    }

    private void giveBack(String receipt, long minor) {
        ReturnGoods goods = new ReturnGoods(
                new PurchaseRef.ByReceipt("cafe", receipt),
                "",
                Optional.empty(),
                List.of(new ReturnedLine(0, 0, minor)));
        submit(EarningOperations.goodsReturned(goods, call(), desk.claims(), programs));
    }

    private Call call() {
        return new Call(ann, EntryKey.ofCaller("", "k" + ++calls), Actor.ENGINE);
    }

    private void submit(Operation<?> operation) {
        assertThat(desk.submit(operation)).isInstanceOf(Outcome.Committed.class);
    }
}
