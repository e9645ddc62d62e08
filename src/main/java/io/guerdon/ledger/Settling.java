package io.guerdon.ledger;

import io.guerdon.ledger.Movement.RebateSettled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Settles rebates: brings what was settled for a period to what its volume comes to. The same for the first time, and for returns and
 * late sales after it, so their order makes no difference. Pure.
 */
final class Settling {
    private final Workings workings;
    private final Rebate rebate;
    private final RebateTerms.Pays pays;

    /** When it is said to happen: not before the latest entry, which may be what there is to settle. */
    private final Instant at;

    private Settling(AccountState state, Rebate rebate) {
        this.workings = new Workings(state);
        this.rebate = rebate;
        this.pays = rebate.terms().pays();
        this.at = state.asOf().isAfter(pays.settlesAt()) ? state.asOf() : pays.settlesAt();
    }

    /** The first rebate that is due at an instant, settled. */
    static Optional<Draft> due(AccountState state, Instant at) {
        return state.rebates().running().values().stream()
                .filter(rebate -> rebate.dueAt(state.status()).equals(at))
                .findFirst()
                .map(rebate -> new Settling(state, rebate).draft());
    }

    private Draft draft() {
        long amount = rebate.accrued() - rebate.settled();
        workings.apply(amount > 0 ? paid(amount) : takenBack(amount));
        List<Movement> movements = workings.movements();
        List<String> refs = new ArrayList<>(List.of(RebateRef.all(rebate.ref().rebate()), "rebate:" + rebate.ref()));
        refs.addAll(LotFate.refs(movements));
        Trace.Fired fired = new Trace.Fired(rebate.ref().rebate().value(), pays.wallet(), amount);
        Trace trace = new Trace(rebate.terms().revision(), List.of(fired), List.of());
        Draft.Why why = new Draft.Why(trace, Actor.ENGINE, List.copyOf(refs));
        return new Draft(EntryKind.REBATE_SETTLE, at, movements, Optional.empty(), why);
    }

    /** What the member kept when less was due counts as paid. */
    private RebateSettled paid(long amount) {
        long kept = Math.min(amount, rebate.paid().writtenOff());
        List<LotId> lots = amount == kept
                ? List.of()
                : List.of(workings.open(pays.wallet(), amount - kept, pays.lots(), pays.maturity(), pays.from()));
        return settled(amount, 0, -kept, lots);
    }

    private RebateSettled takenBack(long amount) {
        TakeBack taking = new TakeBack(workings, pays.wallet(), -amount, pays.from());
        rebate.paid().lots().forEach(lot -> taking.from(lot, pays.lots()));
        taking.fromExpired(rebate.paid().expired()).fromOthers();
        return switch (pays.missing()) {
            case OWED -> {
                workings.owe(pays.wallet(), taking.missing(), pays.from());
                yield settled(amount, taking.alreadyExpired(), 0, List.of());
            }
            case WRITTEN_OFF -> settled(amount, taking.alreadyExpired(), taking.missing(), List.of());
        };
    }

    private RebateSettled settled(long amount, long alreadyExpired, long writtenOff, List<LotId> lots) {
        return new RebateSettled(
                rebate.ref(), pays.wallet(), rebate.volume(), amount, alreadyExpired, writtenOff, lots);
    }
}
