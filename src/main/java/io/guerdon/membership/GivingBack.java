package io.guerdon.membership;

import io.guerdon.earning.Grace;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.LotFate;
import io.guerdon.ledger.LotId;
import io.guerdon.ledger.Movement.LotDrawn;
import io.guerdon.ledger.Movement.LotOpened;
import io.guerdon.ledger.Movement.Posted;
import io.guerdon.ledger.TakeBack;
import io.guerdon.ledger.Workings;
import io.guerdon.membership.MembershipChanged.Returned;
import io.guerdon.payment.Charge;
import io.guerdon.program.MembershipPlan.CoolingOff;
import io.guerdon.program.MembershipPlan.WhenSpent;
import io.guerdon.program.Program;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives a membership back, in one entry: everything that was given with it goes, and the fees come back, to where they came from. What is
 * kept for coupons that were used is kept of what was paid outside first.
 */
final class GivingBack {
    private final Program program;
    private final Progress progress;
    private final MembershipPast past;
    private final Instant now;
    private final CoolingOff rules;
    private final Book fees;
    private final Book issuer;
    private long couponsTaken;
    private long couponsUsed;
    private long giftTaken;
    private long giftMissing;

    GivingBack(Program program, Progress progress, MembershipPast past, Instant now) {
        this.program = program;
        this.progress = progress;
        this.past = past;
        this.now = now;
        this.rules =
                progress.membership().agreed().term().coolingOff().orElse(new CoolingOff(0, 0, WhenSpent.WRITE_OFF));
        this.fees = Book.fees(progress.membership().agreed().fees().merchant());
        this.issuer = Book.issuer(progress.membership().agreed().fees().merchant());
    }

    private Workings workings() {
        return progress.workings();
    }

    /** Whether something of what was given is put aside for a payment in progress. */
    boolean isInUse() {
        Set<LotId> lots = given().stream()
                .flatMap(wallet -> past.lots(wallet).stream())
                .map(LotOpened::lot)
                .collect(Collectors.toSet());
        return workings().state().holds().values().stream()
                .flatMap(hold -> hold.draws().stream())
                .anyMatch(draw -> lots.contains(draw.lot()));
    }

    /** What a downgrade gave back was paid for. */
    private List<WalletId> given() {
        return past.entries().stream()
                .flatMap(entry -> LotFate.opened(entry).stream())
                .filter(opened -> opened.from().equals(issuer))
                .map(LotOpened::wallet)
                .distinct()
                .sorted()
                .toList();
    }

    Returned take() {
        for (WalletId wallet : given()) {
            if (program.catalogue().coupon(wallet).isPresent()) {
                takeCoupons(wallet);
            } else {
                takeGift(wallet);
            }
        }
        long outside = paidOutside();
        List<LotDrawn> inside = drawn();
        long paid = outside
                + inside.stream().mapToLong(drawn -> drawn.draw().amount()).sum();
        long kept = Math.min(paid, Math.multiplyExact(couponsUsed, rules.perCoupon()));
        long keptOutside = Math.min(kept, outside);
        payBack(outside - keptOutside);
        long restored = restore(inside, kept - keptOutside);
        return new Returned(restored, outside - keptOutside, kept, couponsTaken, couponsUsed, giftTaken, giftMissing);
    }

    private void takeCoupons(WalletId wallet) {
        long amount = amount(wallet);
        TakeBack taking = new TakeBack(workings(), wallet, amount, issuer)
                .fromOpened(past.lots(wallet))
                .fromExpired(past.fate(wallet).expired());
        couponsUsed += taking.missing();
        couponsTaken += amount - taking.missing() - taking.alreadyExpired();
    }

    /** A debt that the gift paid is there again. */
    private void takeGift(WalletId wallet) {
        long debt = past.fate(wallet).paidDebts();
        long amount = amount(wallet) - debt;
        TakeBack taking = new TakeBack(workings(), wallet, amount, issuer)
                .fromOpened(past.lots(wallet))
                .fromExpired(past.fate(wallet).expired())
                .fromOthers();
        giftTaken += amount - taking.missing() - taking.alreadyExpired();
        giftMissing += taking.missing();
        long owed = rules.whenSpent() == WhenSpent.OWE ? taking.missing() : 0;
        workings().owe(wallet, debt + owed, issuer);
    }

    private long amount(WalletId wallet) {
        return past.lots(wallet).stream().mapToLong(LotOpened::amount).sum();
    }

    /** Fees that were paid outside, less what went back of them already. */
    private long paidOutside() {
        return past.entries().stream()
                .flatMap(entry -> entry.movements().stream())
                .filter(Posted.class::isInstance)
                .map(Posted.class::cast)
                .mapToLong(posted -> posted.to().equals(fees)
                        ? posted.amount()
                        : posted.from().equals(fees) ? -posted.amount() : 0)
                .sum();
    }

    private void payBack(long amount) {
        if (amount > 0) {
            var place = progress.membership().terms().place();
            Book seller = Book.seller(progress.membership().agreed().fees().merchant());
            workings().apply(new Posted(Charge.unit(place.currency()), amount, fees, seller));
        }
    }

    private List<LotDrawn> drawn() {
        return past.entries().stream()
                .flatMap(entry -> entry.movements().stream())
                .filter(LotDrawn.class::isInstance)
                .map(LotDrawn.class::cast)
                .filter(drawn -> drawn.to().equals(fees))
                .toList();
    }

    /** Puts back what was drawn, the first first, but for what is kept; what expired meanwhile lives on for its grace. */
    private long restore(List<LotDrawn> drawn, long kept) {
        long left = drawn.stream().mapToLong(each -> each.draw().amount()).sum() - kept;
        long restored = left;
        for (LotDrawn each : drawn) {
            long some = Math.min(left, each.draw().amount());
            if (some > 0) {
                Draw draw = each.draw().of(some);
                workings().restore(each.wallet(), List.of(Grace.revive(program, each.wallet(), draw, now)), fees);
                left -= some;
            }
        }
        return restored;
    }
}
