package io.guerdon.rebate;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.earning.Basket;
import io.guerdon.earning.EarningOperations;
import io.guerdon.earning.PurchaseRef;
import io.guerdon.earning.RecordPurchase;
import io.guerdon.earning.ReturnGoods;
import io.guerdon.earning.ReturnedLine;
import io.guerdon.earning.Till;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Desk;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Wallet;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.InMemoryPrograms;
import io.guerdon.program.Program;
import io.guerdon.program.RebateTexts;
import io.guerdon.program.Revision;
import io.guerdon.redemption.RedeemPoints;
import io.guerdon.redemption.RedemptionOperations;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Points;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A member who buys under settings with rebates; times are instants, amounts in fen. */
final class Shopper {
    private static final Till CAFE = new Till(new MerchantId("cafe"), "", "");
    private static final Till BOOKS = new Till(new MerchantId("books"), "", "");
    private static final WalletId CASHBACK = new WalletId("cashback");

    private final InMemoryPrograms programs;
    private final Desk desk;
    private final ChainId chain = new ChainId(DemoProgram.ID, new MemberId("mem_ann"));
    private Program program;
    private int calls;

    Shopper(String start, String settings) {
        program = RebateTexts.program(1, settings);
        programs = InMemoryPrograms.with(program);
        desk = new Desk(Instant.parse(start), _ -> {}, new Beginnings(programs));
    }

    void now(String at) {
        desk.now(Instant.parse(at));
    }

    void tick() {
        desk.tick(chain);
    }

    /** Other settings, from now on. */
    void publish(String settings) {
        program = RebateTexts.program(program.revision() + 1, settings);
        assertThat(programs.publish(new Revision(program, desk.now(), Revision.Origin.FOUNDED)))
                .isTrue();
    }

    void buy(String receipt, String at, long minor) {
        RecordPurchase sale = new RecordPurchase(
                CAFE, receipt, Optional.of(Instant.parse(at)), "CNY", Basket.ofTotal(minor, List.of()));
        if (desk.now().isBefore(Instant.parse(at))) {
            now(at);
        }
        submit(EarningOperations.purchase(program, sale, call(), programs));
    }

    void giveBack(String receipt, long minor) {
        ReturnGoods goods = new ReturnGoods(
                new PurchaseRef.ByReceipt("cafe", receipt),
                "",
                Optional.empty(),
                List.of(new ReturnedLine(0, 0, minor)));
        submit(EarningOperations.goodsReturned(goods, call(), desk.claims(), programs));
    }

    void redeem(long minor) {
        RedeemPoints paid = new RedeemPoints(BOOKS, CASHBACK, new Points(minor), "");
        submit(RedemptionOperations.redeem(program, paid, call()));
    }

    /** Signed up from a day on, as long as the rebate lasts. */
    void agree(String rebate, String from) {
        AgreeRebate agreed = new AgreeRebate(rebate, LocalDate.parse(from), Optional.empty());
        submit(new AgreeDecision(program, agreed, call()));
    }

    AccountState state() {
        return desk.state(chain);
    }

    Wallet cashback() {
        return state().wallet(CASHBACK);
    }

    /** What was settled for the periods that are not closed, with their volumes. */
    List<String> running() {
        return state().rebates().running().values().stream()
                .map(rebate -> rebate.ref() + " " + rebate.volume() + " " + rebate.settled())
                .toList();
    }

    void verify() {
        desk.verify(chain);
    }

    private Call call() {
        return new Call(chain, EntryKey.ofCaller("", "k" + ++calls), Actor.ENGINE);
    }

    private void submit(Operation<?> operation) {
        assertThat(desk.submit(operation)).isInstanceOf(Outcome.Committed.class);
    }
}
