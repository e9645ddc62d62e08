package io.guerdon.membership;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Guards;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Maturity;
import io.guerdon.ledger.Movement.Arranged;
import io.guerdon.ledger.Movement.ArrangementEnded;
import io.guerdon.ledger.UnitCost;
import io.guerdon.ledger.Workings;
import io.guerdon.membership.Dues.For;
import io.guerdon.membership.Dues.Owing;
import io.guerdon.membership.Membership.Phase;
import io.guerdon.payment.Charge;
import io.guerdon.program.MembershipPlan.Pack;
import io.guerdon.redemption.Purse;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** A membership in the making of one entry: each step changes it and moves what that moves; {@link #close} says what it is then. */
final class Progress {
    private final Workings workings;
    private final ArrangementId id;
    private final Instant now;
    private Membership membership;
    private boolean over;
    private long paid;

    Progress(Workings workings, ArrangementId id, Membership membership, Instant now) {
        this.workings = workings;
        this.id = id;
        this.membership = membership;
        this.now = now;
    }

    Membership membership() {
        return membership;
    }

    boolean isOver() {
        return over;
    }

    /** What was paid from stored value. */
    long paid() {
        return paid;
    }

    Workings workings() {
        return workings;
    }

    ArrangementId id() {
        return id;
    }

    Instant now() {
        return now;
    }

    LocalDate today() {
        return membership.terms().day(now);
    }

    void become(Membership next) {
        membership = next;
    }

    /** It is over. */
    void end() {
        withdraw();
        over = true;
    }

    /** The journal keeps it as it was when it ended. */
    void keep() {
        workings.apply(new Arranged(id, membership));
    }

    /** What can be paid from its stored value now; nothing of what is blocked, or of an account that must not spend. */
    static long available(MembershipTerms terms, AccountState state) {
        boolean barred = Guards.maySpend(state).isPresent()
                || terms.plan()
                        .fees()
                        .payFrom()
                        .flatMap(value -> Purse.blocked(value, state))
                        .isPresent();
        return barred
                ? 0
                : terms.purse().stream()
                        .mapToLong(wallet -> state.wallet(wallet).available())
                        .sum();
    }

    /** Pays from stored value; says whether there was enough. */
    boolean pay(MembershipTerms terms, long fee) {
        if (available(terms, workings.state()) < fee) {
            return false;
        }
        long missing = fee;
        for (WalletId wallet : terms.purse()) {
            long some = Math.min(missing, workings.state().wallet(wallet).available());
            if (some > 0) {
                workings.spend(wallet, some, Book.fees(merchant(terms)));
                missing -= some;
            }
        }
        paid += fee;
        return true;
    }

    private static MerchantId merchant(MembershipTerms terms) {
        return terms.plan().fees().merchant();
    }

    /** Opens a charge, which is to be paid by a day. */
    void open(For what, long amount, LocalDate by, Optional<MembershipTerms> to) {
        MembershipTerms terms = to.orElseGet(membership::terms);
        ArrangementId charge = id.part(Charge.KIND, membership.dues().charges() + 1);
        String purpose = what == For.PERIOD
                ? membership.until().toString()
                : what == For.JOINING ? "joining" : "change to " + terms.plan().id();
        workings.apply(
                new Arranged(charge, Charge.of(id, purpose, terms.money(amount), merchant(terms), terms.start(by))));
        become(membership.with(membership.dues().owing(new Owing(what, charge, to))));
    }

    /** The charge that is open is not wanted any more. */
    void withdraw() {
        membership.dues().owing().ifPresent(owing -> {
            workings.apply(new ArrangementEnded(owing.charge()));
            settled();
        });
    }

    /** The charge that was open is none any more. */
    void settled() {
        become(membership.with(membership.dues().owingNothing()));
    }

    /** It begins today, with so many days of trial. */
    void begin(long trialDays) {
        LocalDate first = today().plusDays(trialDays);
        become(membership.with(
                new Membership.Days(today(), today(), Stretch.ending(today(), first), new Packs(first, 0))));
        if (trialDays > 0) {
            become(membership.with(Phase.TRIAL));
        } else {
            nextPeriod();
        }
    }

    /** The next period begins where the one before it ends, whenever it was paid. */
    void nextPeriod() {
        withdraw();
        Stretch next =
                membership.days().stretch().next(membership.agreed().term().months());
        become(membership
                .with(Phase.ACTIVE)
                .with(membership.days().with(next))
                .with(membership.dues().failing(0)));
        membership.terms().gift().ifPresent(this::give);
        givePacks();
    }

    private void give(MembershipTerms.Gift gift) {
        if (gift.lots().expiresAt().isAfter(now)) {
            workings.open(
                    gift.wallet(),
                    gift.amount(),
                    gift.lots(),
                    Maturity.NOW,
                    Book.issuer(gift.lots().issuer()));
        }
        become(membership.with(membership.terms().withoutGift()));
    }

    /** Gives the pack whose time it is; those whose time is over were never due. */
    void givePacks() {
        Optional<Pack> pack = membership.agreed().benefits().pack();
        while (pack.isPresent()
                && membership
                        .packBeforeEnd()
                        .filter(day -> !day.isAfter(today()))
                        .isPresent()) {
            Packs after = membership.days().packs().after();
            Instant expiry = membership.terms().start(after.next(pack.get().everyMonths()));
            if (expiry.isAfter(now)) {
                give(pack.get(), expiry);
            }
            become(membership.with(membership.days().with(after)));
        }
    }

    private void give(Pack pack, Instant expiry) {
        MerchantId issuer = merchant(membership.terms());
        LotTerms terms = new LotTerms(issuer, new UnitCost(0, 1), expiry);
        pack.coupons()
                .forEach(each -> workings.open(each.coupon(), each.count(), terms, Maturity.NOW, Book.issuer(issuer)));
    }

    /** Another plan from today on: it keeps the end of the period where periods are as long, and begins a new one otherwise. */
    void changeTo(MembershipTerms to) {
        boolean sameLength =
                to.plan().term().months() == membership.agreed().term().months();
        Packs packs = sameLength && packsEvery(to).equals(packsEvery(membership.terms()))
                ? membership.days().packs()
                : membership.packsFrom(today());
        become(membership.with(to).with(Outlook.GOES_ON).with(membership.days().with(packs)));
        if (!sameLength && membership.phase() == Phase.ACTIVE) {
            become(membership.with(membership.days().with(Stretch.ending(today(), today()))));
            nextPeriod();
        } else if (membership.phase() == Phase.ACTIVE) {
            givePacks();
        } else {
            become(membership.with(membership.days().with(new Packs(membership.until(), 0))));
        }
    }

    private static Optional<Integer> packsEvery(MembershipTerms terms) {
        return terms.plan().benefits().pack().map(Pack::everyMonths);
    }

    /** Says what it is from now on, or that it is over. */
    void close() {
        if (!over) {
            workings.apply(new Arranged(id, membership));
        } else if (workings.state().arrangements().containsKey(id)) {
            workings.apply(new ArrangementEnded(id));
        }
    }
}
