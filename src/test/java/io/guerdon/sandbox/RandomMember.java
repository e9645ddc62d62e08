package io.guerdon.sandbox;

import io.guerdon.budget.Hands;
import io.guerdon.code.Codes;
import io.guerdon.code.InMemoryCodeBatches;
import io.guerdon.coupon.ApplyCoupon;
import io.guerdon.coupon.CouponCodes;
import io.guerdon.coupon.Coupons;
import io.guerdon.coupon.HeldCoupon;
import io.guerdon.coupon.Sale;
import io.guerdon.earning.Basket;
import io.guerdon.earning.Line;
import io.guerdon.earning.PurchaseRef;
import io.guerdon.earning.Purchases;
import io.guerdon.earning.RecordPurchase;
import io.guerdon.earning.ReturnGoods;
import io.guerdon.earning.ReturnedLine;
import io.guerdon.earning.Returns;
import io.guerdon.earning.Sources;
import io.guerdon.earning.Till;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.Outcome;
import io.guerdon.program.Program;
import io.guerdon.redemption.CloseHold;
import io.guerdon.redemption.Holds;
import io.guerdon.redemption.PlaceHold;
import io.guerdon.redemption.RedeemPoints;
import io.guerdon.redemption.Redemptions;
import io.guerdon.stock.Stocks;
import io.guerdon.transfer.SendPoints;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Points;
import io.guerdon.unit.WalletId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Members who do whatever members do, by chance alone. */
final class RandomMember {
    private static final Till CAFE = new Till(new MerchantId("cafe"), "", "");
    private static final Till BOOKS = new Till(new MerchantId("books"), "", "");
    private static final List<String> CATEGORIES = List.of("coffee", "fuel", "groceries", "other");
    private static final WalletId CASHBACK = new WalletId("cashback");

    private final RandomGenerator random;
    private final Map<ChainId, List<String>> receipts = new HashMap<>();
    private int number;

    RandomMember(RandomGenerator random) {
        this.random = random;
    }

    /** One of them does one thing, at the time it is in the sandbox. */
    Outcome act(StoredSandbox in, Program program, int members) {
        ChainId chain = member(program, random.nextInt(members));
        String key = "k" + ++number;
        Call call = new Call(chain, EntryKey.ofCaller("", key), Actor.ENGINE, program.revision());
        AccountState state = in.accounts.read(chain);
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5, 6, 7, 8 -> buy(in, program, call, key);
            case 9, 10 -> giveBack(in, call);
            case 11, 12 -> redeem(in, program, call, WalletId.POINTS, 1 + random.nextInt(200));
            case 13 -> redeem(in, program, call, CASHBACK, 1 + random.nextInt(300));
            case 14, 15 -> hold(in, program, call);
            case 16 -> close(in, program, call, state);
            case 17 -> send(in, call, member(program, random.nextInt(members)));
            default -> use(in, program, call, state);
        };
    }

    private static ChainId member(Program program, int n) {
        return new ChainId(program.id(), new MemberId("mem_" + n));
    }

    private Outcome buy(StoredSandbox in, Program program, Call call, String key) {
        String category = CATEGORIES.get(random.nextInt(CATEGORIES.size()));
        Line line = new Line(1, "", category, random.nextInt(1, 5), random.nextInt(1, 60_000));
        Optional<Instant> late = random.nextInt(6) == 0
                ? Optional.of(in.time.now(program.id()).minus(Duration.ofHours(random.nextInt(1, 2_000))))
                : Optional.empty();
        var sale = new RecordPurchase(CAFE, key, late, "CNY", new Basket(List.of(line), List.of()));
        receipts.computeIfAbsent(call.chain(), _ -> new ArrayList<>()).add(key);
        return new Purchases(in.ledger, Sources.of(in.programs, Hands.budgets()), in.time).record(program, sale, call);
    }

    private Outcome giveBack(StoredSandbox in, Call call) {
        List<String> own = receipts.getOrDefault(call.chain(), List.of("none"));
        PurchaseRef some = new PurchaseRef.ByReceipt("cafe", own.get(random.nextInt(own.size())));
        var goods = new ReturnGoods(some, "", Optional.empty(), List.of(new ReturnedLine(1, 1, 0)));
        return new Returns(in.ledger, in.claims, in.programs, Hands.budgets()).record(goods, call);
    }

    private static Outcome redeem(StoredSandbox in, Program program, Call call, WalletId wallet, int amount) {
        var payment = new RedeemPoints(BOOKS, wallet, new Points(amount), "");
        return new Redemptions(in.ledger).redeem(program, payment, call);
    }

    private Outcome hold(StoredSandbox in, Program program, Call call) {
        Duration lasting = Duration.ofMinutes(random.nextInt(1, 10_000));
        var payment = new PlaceHold(BOOKS, new Points(1 + random.nextInt(50)), lasting, "");
        return new Holds(in.ledger).place(program, payment, call);
    }

    private static Outcome close(StoredSandbox in, Program program, Call call, AccountState state) {
        var some = state.holds().keySet().stream()
                .sorted((a, b) -> a.value().compareTo(b.value()))
                .findFirst();
        return some.map(hold -> new Holds(in.ledger).close(program, new CloseHold.VoidHold(hold), call))
                .orElseGet(() -> redeem(in, program, call, WalletId.POINTS, 1));
    }

    private Outcome send(StoredSandbox in, Call call, ChainId to) {
        var parcel = new SendPoints(to.owner().value(), WalletId.POINTS, new Points(1 + random.nextInt(30)));
        return in.transfers.send(parcel, to, call);
    }

    private Outcome use(StoredSandbox in, Program program, Call call, AccountState state) {
        var codes = new CouponCodes(new Codes(new InMemoryCodeBatches()));
        Stocks stocks = new Stocks(in.ledger, in.claims, in.journal, Clock.systemUTC());
        var coupons = new Coupons(new Coupons.Stores(in.ledger, in.journal, stocks), codes);
        Sale sale = new Sale(CAFE, call.key().value(), "CNY", Basket.ofTotal(20_000, List.of()));
        return HeldCoupon.of(program, state).stream()
                .findFirst()
                .map(held -> coupons.apply(program, new ApplyCoupon.Redeem(held.coupon(), sale), call))
                .orElseGet(() -> redeem(in, program, call, WalletId.POINTS, 1));
    }
}
