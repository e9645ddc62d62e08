package io.guerdon.coupon;

import io.guerdon.coupon.CouponRefusal.CouponOutOfStock;
import io.guerdon.coupon.IssueDecision.Wish;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Claim;
import io.guerdon.ledger.Claims;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.History;
import io.guerdon.ledger.HoldId;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.LedgerRefusal.ClaimTaken;
import io.guerdon.ledger.Outcome;
import io.guerdon.program.CouponSettings;
import io.guerdon.program.Program;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Gives coupons, uses them and takes them away. */
public final class Coupons {
    private final Stores stores;
    private final CouponCodes codes;
    private final Clock clock;
    private final Map<String, Stock> stocks = new ConcurrentHashMap<>();

    /** Where coupons are kept: in the ledger, as everything is. */
    public record Stores(Ledger ledger, Claims claims, History history) {}

    /** Coupons in a ledger, also for codes. */
    public Coupons(Stores stores, CouponCodes codes, Clock clock) {
        this.stores = stores;
        this.codes = codes;
        this.clock = clock;
    }

    /** Gives a coupon by hand, or for a code. */
    public Outcome give(Program program, GiveCoupon command, Call call) {
        Wish wish = new Wish(command, call);
        return switch (codes.named(program, command)) {
            case CouponCodes.Named.Nothing nothing -> stores.ledger().refuse(wish.terms(List.of()), nothing.refusal());
            case CouponCodes.Named.Definition found -> given(program, found.coupon(), wish, found.claims());
        };
    }

    private Outcome given(Program program, CouponSettings coupon, Wish wish, List<Claim> claims) {
        boolean repeated =
                stores.history().byKey(wish.call().chain(), wish.call().key()).isPresent();
        return repeated || coupon.supply().stock().isEmpty()
                ? stores.ledger().submit(new IssueDecision(program, coupon, wish, claims, 0))
                : fromStock(program, coupon, wish, claims);
    }

    private Outcome fromStock(Program program, CouponSettings coupon, Wish wish, List<Claim> claims) {
        long most = coupon.supply().stock().orElseThrow();
        String prefix = "coupon:" + program.id() + ":" + coupon.id() + ":";
        Stock stock = stocks.computeIfAbsent(prefix, _ -> new Stock(prefix, stores.claims(), stores.history(), clock));
        for (Optional<Long> number = stock.take(most); number.isPresent(); number = stock.take(most)) {
            long k = number.get();
            List<Claim> all = new ArrayList<>(claims);
            all.add(stock.claim(k));
            Outcome outcome = stores.ledger().submit(new IssueDecision(program, coupon, wish, all, k));
            if (!isTaken(outcome, stock.claim(k))) {
                settle(stock, k, outcome, wish.call());
                return outcome;
            }
            stock.taken(k, most);
        }
        return stores.ledger().refuse(wish.terms(claims), new CouponOutOfStock(most));
    }

    private static boolean isTaken(Outcome outcome, Claim number) {
        return outcome instanceof Outcome.Refused refused
                && refused.refusal() instanceof ClaimTaken taken
                && taken.claim().id().equals(number.id());
    }

    /** A number under which nothing was given is free again, and so is one that a repeat took beside the first request's. */
    private void settle(Stock stock, long number, Outcome outcome, Call call) {
        boolean used = switch (outcome) {
            case Outcome.Committed _ -> true;
            case Outcome.Replayed replayed -> isUnder(replayed.entry(), number);
            case Outcome.Refused _, Outcome.RefusedBefore _ -> false;
        };
        if (!used) {
            stores.claims().release(new Claims.Holder(stock.claim(number).id(), call.chain(), call.key()));
            stock.giveBack(number);
        }
    }

    private static boolean isUnder(Entry entry, long number) {
        return entry.draft().subject().orElse(null) instanceof CouponIssued issued && issued.number() == number;
    }

    /** Uses a coupon on a sale, or puts it aside for one; a refusal is remembered under its key. */
    public Outcome apply(Program program, ApplyCoupon command, Call call) {
        return stores.ledger().submit(new ApplyDecision(program, command, call));
    }

    /** Uses a coupon that was put aside. */
    public Outcome capture(Program program, CouponId coupon, HoldId hold, Call call) {
        return stores.ledger().submit(new CaptureDecision(program, coupon, hold, call));
    }

    /** Takes a coupon away, for a reason. */
    public Outcome takeAway(Program program, CouponId coupon, String reason, Call call) {
        return stores.ledger().submit(new VoidDecision(program, coupon, reason, call));
    }
}
