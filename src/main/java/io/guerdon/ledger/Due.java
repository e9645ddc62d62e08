package io.guerdon.ledger;

import io.guerdon.ledger.Movement.ApprovalClosed;
import io.guerdon.ledger.Movement.HoldClosed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What time does to an account: lots mature and expire, holds and unapproved requests lapse, rebates are settled, arrangements go on. Pure, in due order. */
public final class Due {
    /** Of a wallet, in one entry: no store takes a document of any size. */
    static final int MOST_LOTS = 1_000;

    private Due() {}

    /** The earliest instant at which time changes the account; {@link Instant#MAX} where it never does. */
    public static Instant nextAt(AccountState state) {
        Instant next = Instant.MAX;
        for (Wallet wallet : state.wallets().values()) {
            next = earlier(next, wallet.spendable().isEmpty() ? Instant.MAX : firstExpiry(wallet.spendable()));
            for (Lot lot : wallet.waiting().values()) {
                next = earlier(next, earlier(maturesAt(lot), lot.terms().expiresAt()));
            }
        }
        for (OpenHold hold : state.holds().values()) {
            next = earlier(next, hold.lapsesAt());
        }
        for (AdjustmentRequest request : state.requests().values()) {
            next = earlier(next, request.lapsesAt());
        }
        next = earlier(next, state.tier().until());
        for (Rebate rebate : state.rebates().running().values()) {
            next = earlier(next, rebate.dueAt(state.status()));
        }
        for (Arrangement arrangement : state.arrangements().values()) {
            next = earlier(next, arrangement.dueAt(state.status()));
        }
        return next;
    }

    /** When somebody should look at the account: at {@link #nextAt}, and at once while a transfer is on its way. */
    public static Instant wakeAt(AccountState state) {
        boolean isUnderWay = !state.transfers().isEmpty()
                || state.arrangements().values().stream().anyMatch(Arrangement::isUnderWay);
        return isUnderWay ? state.asOf() : nextAt(state);
    }

    /**
     * The next entry that time writes, if one is due by {@code now}: everything of one kind at one instant. Of more
     * lots than {@link #MOST_LOTS} the rest is due at that instant still, and comes with the next one.
     */
    static Optional<Draft> next(AccountState state, Instant now, Suspended suspended) {
        Instant at = nextAt(state);
        if (at.isAfter(now) || at.equals(Instant.MAX)) {
            return Optional.empty();
        }
        return maturing(state, at)
                .or(() -> lapsing(state, at))
                .or(() -> lapsingRequests(state, at))
                .or(() -> Settling.due(state, at))
                .or(() -> arranged(state, at, suspended))
                .or(() -> Expiring.due(state, at))
                .or(() -> looking(state, at));
    }

    /** The state with everything due by {@code now} applied, written or not: lots that would be opened are told apart. */
    public static AccountState applied(AccountState state, Instant now, Suspended suspended) {
        return applied(state, now, suspended, _ -> {});
    }

    /** What is due by {@code now} and not written, in due order. */
    public static List<Draft> unwritten(AccountState state, Instant now, Suspended suspended) {
        List<Draft> drafts = new ArrayList<>();
        applied(state, now, suspended, drafts::add);
        return drafts;
    }

    private static AccountState applied(AccountState state, Instant now, Suspended suspended, Consumer<Draft> watcher) {
        AccountState current = state;
        for (Optional<Draft> due = next(current, now, suspended);
                due.isPresent();
                due = next(current, now, suspended)) {
            watcher.accept(due.get());
            AccountState moved = Fold.apply(current, due.get().movements());
            current = moved.at(moved.seq() + 1, moved.head(), moved.asOf());
        }
        return current.at(state.seq(), state.head(), state.asOf());
    }

    private static Optional<Draft> maturing(AccountState state, Instant at) {
        Workings workings = new Workings(state);
        state.wallets()
                .forEach((id, wallet) -> wallet.waiting().values().stream()
                        .filter(lot -> maturesAt(lot).equals(at))
                        .limit(MOST_LOTS)
                        .forEach(lot -> workings.mature(id, lot)));
        List<Movement> movements = workings.movements();
        return draft(EntryKind.MATURE, at, movements, LotFate.refs(movements));
    }

    private static Optional<Draft> lapsing(AccountState state, Instant at) {
        List<Movement> movements = new ArrayList<>();
        List<String> refs = new ArrayList<>();
        for (OpenHold hold : state.holds().values()) {
            if (hold.lapsesAt().equals(at)) {
                movements.add(new HoldClosed(
                        hold.wallet(), hold.id(), HoldClosed.Ending.LAPSED, List.of(), hold.draws(), Book.HELD));
                refs.add(hold.id().value());
                refs.add(hold.id().whole().value());
            }
        }
        return draft(EntryKind.LAPSE, at, movements, refs.stream().distinct().toList());
    }

    private static Optional<Draft> lapsingRequests(AccountState state, Instant at) {
        List<Movement> movements = new ArrayList<>();
        for (AdjustmentRequest request : state.requests().values()) {
            if (request.lapsesAt().equals(at)) {
                movements.add(new ApprovalClosed(request.seq()));
            }
        }
        return draft(EntryKind.ADJUST_LAPSE, at, movements, List.of());
    }

    /** The first arrangement that is due, by name. It has to move on: otherwise it would be due for ever. */
    private static Optional<Draft> arranged(AccountState state, Instant at, Suspended suspended) {
        for (Map.Entry<ArrangementId, Arrangement> each : state.arrangements().entrySet()) {
            if (each.getValue().dueAt(state.status()).equals(at)) {
                Draft draft = each.getValue().due(each.getKey(), state, at, suspended);
                Arrangement then =
                        Fold.apply(state, draft.movements()).arrangements().get(each.getKey());
                if (then != null && !then.dueAt(state.status()).isAfter(at)) {
                    throw new BrokenInvariant("arrangement " + each.getKey() + " is still due at " + at);
                }
                return Optional.of(draft);
            }
        }
        return Optional.empty();
    }

    /** Which tier comes then is for {@link Following} to say, which knows the program. */
    private static Optional<Draft> looking(AccountState state, Instant at) {
        List<Movement> looked = state.tier().until().equals(at) ? List.of(new Movement.TierLooked()) : List.of();
        return draft(EntryKind.TIER, at, looked, List.of());
    }

    static Optional<Draft> draft(EntryKind kind, Instant at, List<Movement> movements, List<String> refs) {
        if (movements.isEmpty()) {
            return Optional.empty();
        }
        Draft.Why why = new Draft.Why(Trace.NONE, Actor.ENGINE, List.copyOf(refs));
        return Optional.of(new Draft(kind, at, List.copyOf(movements), Optional.empty(), why));
    }

    private static Instant firstExpiry(org.pcollections.PSortedMap<Lot.LotOrder, Lot> lots) {
        return lots.firstKey().expiresAt();
    }

    private static Instant maturesAt(Lot lot) {
        return switch (lot.maturity()) {
            case Maturity.MaturesAt pending -> pending.at();
            case Maturity.Matured _, Maturity.MaturesOn _ -> Instant.MAX;
        };
    }

    private static Instant earlier(Instant one, Instant other) {
        return other.isBefore(one) ? other : one;
    }
}
