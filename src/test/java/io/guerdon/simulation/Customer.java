package io.guerdon.simulation;

import io.guerdon.correction.AdjustBalance;
import io.guerdon.correction.CorrectionOperations;
import io.guerdon.earning.Basket;
import io.guerdon.earning.EarningOperations;
import io.guerdon.earning.PurchaseMade;
import io.guerdon.earning.PurchaseRef;
import io.guerdon.earning.RecordPurchase;
import io.guerdon.earning.ReportActivity;
import io.guerdon.earning.ReturnGoods;
import io.guerdon.earning.ReturnedLine;
import io.guerdon.earning.Till;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Desk;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.HoldId;
import io.guerdon.ledger.Lot;
import io.guerdon.ledger.LotId;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Wallet;
import io.guerdon.program.InMemoryPrograms;
import io.guerdon.program.Program;
import io.guerdon.program.Programs;
import io.guerdon.redemption.CloseHold;
import io.guerdon.redemption.PlaceHold;
import io.guerdon.redemption.RedeemPoints;
import io.guerdon.redemption.RedemptionOperations;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.Points;
import io.guerdon.unit.WalletId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** One member at one desk: what it does by chance before, what it spends, and the goods it brings back. */
final class Customer {
    private static final Till CAFE = new Till(RandomProgram.CAFE, "", "");

    private final Program program;
    private final Programs programs;
    private final Desk desk = new Desk("2026-01-01T00:00:00Z");
    private final ChainId chain;
    private int calls;
    private int purchases;

    Customer(Program program) {
        this.program = program;
        this.programs = InMemoryPrograms.with(program);
        this.chain = new ChainId(program.id(), new MemberId("mem_ann"));
    }

    /** Some purchases, late ones too, with what is spent, held, given and brought back around them. */
    void lives(RandomGenerator random) {
        for (int i = random.nextInt(7); i > 0; i--) {
            switch (random.nextInt(8)) {
                case 0, 1 -> buys("P" + ++purchases, Basket.ofTotal(random.nextInt(1, 60), List.of()), late(random));
                case 2 -> spends(random.nextInt(3, 30), "");
                case 3 -> adjusts(random.nextInt(1, 30));
                case 4 -> brings("P" + random.nextInt(4), List.of(new ReturnedLine(0, 1, 0)));
                case 5 -> holds(random);
                case 6 -> desk.advance(Duration.ofHours(random.nextInt(1, 600)));
                default ->
                    submit(EarningOperations.activity(
                            program, new ReportActivity("delivered", Optional.empty(), Map.of()), call()));
            }
        }
    }

    /** Pays for a receipt with points, at once or after a hold, and spends and gets others as well. */
    void pays(String receipt, RandomGenerator random) {
        for (int i = random.nextInt(3); i > 0; i--) {
            spends(random.nextInt(3, 30), receipt);
        }
        if (random.nextInt(4) == 0) {
            hold(random.nextInt(3, 20), receipt)
                    .ifPresent(hold -> close(new CloseHold.CaptureHold(hold, Optional.empty())));
        }
    }

    boolean buys(String receipt, Basket basket, Duration late) {
        Instant at = desk.now().minus(late);
        return submit(EarningOperations.purchase(
                        program, new RecordPurchase(CAFE, receipt, Optional.of(at), "CNY", basket), call()))
                .isPresent();
    }

    boolean brings(String receipt, List<ReturnedLine> lines) {
        ReturnGoods goods = new ReturnGoods(new PurchaseRef.ByReceipt("cafe", receipt), "", Optional.empty(), lines);
        return submit(EarningOperations.goodsReturned(goods, call(), desk.claims(), programs))
                .isPresent();
    }

    boolean spends(int points, String receipt) {
        RedeemPoints redeem = new RedeemPoints(CAFE, new Points(points), receipt);
        return submit(RedemptionOperations.redeem(program, redeem, call())).isPresent();
    }

    private void adjusts(int amount) {
        adjusts(WalletId.POINTS, Math.min(amount, 20));
    }

    void adjusts(WalletId wallet, int amount) {
        AdjustBalance command = new AdjustBalance(wallet, amount, "because");
        submit(CorrectionOperations.adjust(program, command, call()));
    }

    /** What is held while goods come back is owed, and may be there again afterwards. */
    private void holds(RandomGenerator random) {
        Optional<HoldId> hold = hold(random.nextInt(3, 30), "");
        if (random.nextBoolean()) {
            brings("P" + random.nextInt(4), List.of(new ReturnedLine(0, 1, 0)));
        }
        if (random.nextInt(3) > 0) {
            hold.ifPresent(open -> close(new CloseHold.VoidHold(open)));
        }
    }

    private Optional<HoldId> hold(int points, String receipt) {
        PlaceHold place = new PlaceHold(CAFE, new Points(points), Duration.ofDays(2), receipt);
        return submit(RedemptionOperations.hold(program, place, call()))
                .map(held -> new HoldId(held.entry().draft().why().refs().getFirst()));
    }

    private void close(CloseHold command) {
        submit(RedemptionOperations.close(program, command, call()));
    }

    static Duration late(RandomGenerator random) {
        return Duration.ofHours(random.nextBoolean() ? 0 : random.nextInt(600));
    }

    /** Its wallet, with everything due applied, after every entry was checked. */
    Wallet wallet() {
        desk.verify(chain);
        return desk.state(chain).wallet(WalletId.POINTS);
    }

    /** Its lots by the receipt they were earned with, as different deliveries of the same sales can be compared. */
    SortedMap<String, List<Lot>> lots() {
        SortedMap<String, List<Lot>> lots = new TreeMap<>();
        Wallet wallet = wallet();
        Stream.concat(wallet.spendable().values().stream(), wallet.waiting().values().stream())
                .forEach(lot -> lots.computeIfAbsent(receipt(lot.id()), _ -> new ArrayList<>())
                        .add(new Lot(new LotId(0, 0), lot.remaining(), lot.terms(), lot.maturity())));
        return lots;
    }

    private String receipt(LotId lot) {
        Entry opening = desk.history().bySeq(chain, lot.seq()).orElseThrow();
        return ((PurchaseMade) opening.draft().subject().orElseThrow()).receipt();
    }

    /** Everything it did. */
    List<Entry> entries() {
        return desk.history().after(chain, 0, Integer.MAX_VALUE);
    }

    Instant now() {
        return desk.now();
    }

    void now(Instant instant) {
        desk.now(instant);
    }

    Programs programs() {
        return programs;
    }

    void advance(Duration by) {
        desk.advance(by);
    }

    Call call() {
        return new Call(chain, EntryKey.ofCaller("", "k" + ++calls), Actor.ENGINE);
    }

    Optional<Outcome.Committed> submit(Operation<?> operation) {
        return desk.submit(operation) instanceof Outcome.Committed done ? Optional.of(done) : Optional.empty();
    }
}
