package io.guerdon.prepaid;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Lot;
import io.guerdon.ledger.LotId;
import io.guerdon.ledger.Suspended;
import io.guerdon.ledger.Workings;
import io.guerdon.prepaid.Figures.Bonus;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Money that was paid at once and is released part by part: each part is a lot that matures on its day, and its bonus another. So what is
 * not released is what is pending of the lots of one entry.
 *
 * @param terms what was agreed
 * @param closingFee what a member who closes early leaves of what goes back
 * @param seq of the entry that opened the lots
 * @param ending how it ended
 */
public record ReleasePlan(PlanTerms terms, long closingFee, long seq, Ending ending) implements OwnPlan {
    /**
     * How a plan ended.
     *
     * @param phase running where it did not
     * @param at when; {@link Instant#MAX} where it did not
     * @param refunded by that
     * @param fee kept by that
     * @param dropped of the bonus, by that
     */
    public record Ending(Phase phase, Instant at, long refunded, long fee, long dropped) {
        static final Ending NONE = new Ending(Phase.RUNNING, Instant.MAX, 0, 0, 0);
    }

    @Override
    public Phase phase() {
        return ending.phase();
    }

    /** It is over with its last part. */
    @Override
    public Instant dueAt(AccountStatus status) {
        return phase() == Phase.RUNNING ? terms.schedule().at(terms.schedule().parts()) : Instant.MAX;
    }

    @Override
    public Draft due(ArrangementId id, AccountState state, Instant at, Suspended suspended) {
        Workings workings = new Workings(state);
        ReleasePlan over = ended(new Ending(Phase.COMPLETED, at, 0, 0, 0));
        return new PlanEntry(id, workings, at).ended(EntryKind.PLAN_COMPLETE, over);
    }

    private ReleasePlan ended(Ending how) {
        return new ReleasePlan(terms, closingFee, seq, how);
    }

    @Override
    public Figures figures(AccountState state) {
        long unreleased = pending(state, terms.where().principal());
        long unvested = pending(state, terms.where().bonus());
        long released = terms.money() - unreleased - ending.refunded() - ending.fee();
        Bonus bonus = new Bonus(terms.bonus(), terms.bonus() - unvested - ending.dropped(), unvested, ending.dropped());
        return new Figures(terms.money(), released, unreleased, ending.refunded(), ending.fee(), bonus);
    }

    private long pending(AccountState state, WalletId wallet) {
        return lots(state, wallet).stream().mapToLong(Lot::remaining).sum();
    }

    private List<Lot> lots(AccountState state, WalletId wallet) {
        return state.wallet(wallet).waiting().values().stream()
                .filter(lot -> lot.id().seq() == seq)
                .toList();
    }

    @Override
    public Part part(int part, AccountState state, Instant now) {
        Schedule schedule = terms.schedule();
        long money = schedule.share(terms.money(), part);
        Part.Standing standing = Part.Standing.RELEASED;
        if (schedule.at(part).isAfter(ending.at())) {
            standing = Part.Standing.DROPPED;
        } else if (schedule.at(part).isAfter(now)) {
            standing = Part.Standing.UNRELEASED;
        }
        return new Part(part, schedule.on(part), money, schedule.share(terms.bonus(), part), money, standing);
    }

    /** Pays back what is not released, less the fee where the member asked for it, and drops its bonus. */
    ReleasePlan close(Workings workings, ClosePlan.By by, Instant now) {
        long left = pending(workings.state(), terms.where().principal());
        long fee = by == ClosePlan.By.MEMBER ? Math.min(closingFee, left) : 0;
        take(workings, terms.where().principal(), fee, Book.fees(terms.sides().seller()));
        take(
                workings,
                terms.where().principal(),
                left - fee,
                Book.seller(terms.sides().seller()));
        long dropped = pending(workings.state(), terms.where().bonus());
        take(workings, terms.where().bonus(), dropped, Book.issuer(terms.sides().issuer()));
        return ended(new Ending(Phase.CLOSED, now, left - fee, fee, dropped));
    }

    private void take(Workings workings, WalletId wallet, long amount, Book to) {
        long missing = amount;
        for (Lot lot : lots(workings.state(), wallet)) {
            if (missing > 0) {
                missing -= workings.takeFrom(wallet, lot.id(), lot.terms(), missing, to);
            }
        }
    }

    /** What is not released; what is, is the member's own. */
    @Override
    public List<Carried> carried(AccountState state) {
        return Stream.of(terms.where().principal(), terms.where().bonus())
                .flatMap(wallet -> lots(state, wallet).stream().map(lot -> Carried.of(wallet, lot)))
                .toList();
    }

    @Override
    public boolean opened(WalletId wallet, LotId lot) {
        return false;
    }

    @Override
    public OwnPlan arrived(long at, Map<LotId, LotId> lots) {
        return new ReleasePlan(terms, closingFee, at, ending);
    }

    @Override
    public OwnPlan uncharged() {
        return this;
    }
}
