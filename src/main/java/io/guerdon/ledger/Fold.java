package io.guerdon.ledger;

import io.guerdon.ledger.Movement.ApprovalClosed;
import io.guerdon.ledger.Movement.ApprovalRequested;
import io.guerdon.ledger.Movement.Arranged;
import io.guerdon.ledger.Movement.ArrangementEnded;
import io.guerdon.ledger.Movement.HoldClosed;
import io.guerdon.ledger.Movement.HoldOpened;
import io.guerdon.ledger.Movement.LotDrawn;
import io.guerdon.ledger.Movement.LotExtended;
import io.guerdon.ledger.Movement.LotMatured;
import io.guerdon.ledger.Movement.LotOpened;
import io.guerdon.ledger.Movement.LotRestored;
import io.guerdon.ledger.Movement.LotRevived;
import io.guerdon.ledger.Movement.OwedChanged;
import io.guerdon.ledger.Movement.Posted;
import io.guerdon.ledger.Movement.RebateAgreed;
import io.guerdon.ledger.Movement.RebateBegun;
import io.guerdon.ledger.Movement.RebateClosed;
import io.guerdon.ledger.Movement.RebateExpired;
import io.guerdon.ledger.Movement.RebateSettled;
import io.guerdon.ledger.Movement.StatusChanged;
import io.guerdon.ledger.Movement.TierLooked;
import io.guerdon.ledger.Movement.TierTold;
import io.guerdon.ledger.Movement.TransferArrived;
import io.guerdon.ledger.Movement.TransferSent;
import io.guerdon.unit.WalletId;
import java.util.List;

/** The only definition of a balance: the state after a movement. Pure; throws {@link BrokenInvariant} on what cannot be. */
public final class Fold {
    private Fold() {}

    /** The state after an entry. */
    public static AccountState apply(AccountState state, Entry entry) {
        if (entry.seq() != state.seq() + 1) {
            throw new BrokenInvariant("entry " + entry.seq() + " does not follow " + state.seq());
        }
        if (!entry.prev().equals(state.head())) {
            throw new BrokenInvariant("entry " + entry.seq() + " does not link to the one before it");
        }
        return apply(state, entry.movements()).at(entry.seq(), entry.digest(), entry.recordedAt());
    }

    /** The state after several movements, without moving the chain on. */
    public static AccountState apply(AccountState state, List<Movement> movements) {
        AccountState next = state;
        for (Movement movement : movements) {
            next = apply(next, movement);
        }
        return next;
    }

    static AccountState apply(AccountState state, Movement movement) {
        return switch (movement) {
            case LotOpened m -> open(state, m);
            case LotMatured m -> mature(state, m);
            case LotDrawn m -> draw(state, m.wallet(), m.draw());
            case LotRestored m -> restore(state, m.wallet(), m.draw());
            case LotExtended m -> extend(state, m);
            case LotRevived m -> revive(state, m);
            case HoldOpened m -> hold(state, m);
            case HoldClosed m -> release(state, m);
            case OwedChanged m -> owe(state, m);
            case TransferSent m -> send(state, m);
            case TransferArrived m -> state.withTransfers(state.transfers().minus(m.transfer()));
            case ApprovalRequested m ->
                state.withRequests(state.requests().plus(m.request().seq(), m.request()));
            case ApprovalClosed m -> state.withRequests(state.requests().minus(m.request()));
            case StatusChanged m -> state.withStatus(m.status());
            case TierLooked _ -> state.withTier(state.tier().seen());
            case TierTold m -> state.withTier(new TierMark(m.to(), m.until()));
            case Arranged m -> state.withArrangements(state.arrangements().plus(m.id(), m.arrangement()));
            case ArrangementEnded m -> end(state, m);
            case Posted _ -> state;
            case RebateAgreed m -> state.withRebates(state.rebates().with(m.rebate(), m.agreement()));
            case RebateBegun m -> RebateFold.begin(state, m);
            case RebateSettled m -> RebateFold.settle(state, m);
            case RebateExpired m -> RebateFold.expire(state, m);
            case RebateClosed m -> state.withRebates(state.rebates().without(m.ref()));
        };
    }

    private static AccountState open(AccountState state, LotOpened m) {
        Lot lot = new Lot(m.lot(), m.amount(), m.terms(), m.maturity());
        return state.with(m.wallet(), state.wallet(m.wallet()).put(lot)).counting(m.wallet(), m.terms(), m.amount());
    }

    private static AccountState mature(AccountState state, LotMatured m) {
        Wallet wallet = state.wallet(m.wallet());
        Lot lot = wallet.waiting().values().stream()
                .filter(waiting -> waiting.id().equals(m.lot()))
                .findFirst()
                .orElseThrow(() -> new BrokenInvariant("lot " + m.lot() + " is not pending"));
        return state.with(m.wallet(), wallet.remove(lot).add(lot.matured()));
    }

    private static AccountState draw(AccountState state, WalletId id, Draw draw) {
        Wallet wallet = state.wallet(id);
        Lot lot = wallet.find(draw.lot(), draw.terms())
                .orElseThrow(() -> new BrokenInvariant("lot " + draw.lot() + " is not there to draw from"));
        long left = lot.remaining() - draw.amount();
        if (left < 0) {
            throw new BrokenInvariant("lot " + draw.lot() + " holds less than " + draw.amount());
        }
        Wallet without = wallet.remove(lot);
        return state.with(id, left == 0 ? without : without.put(lot.withRemaining(left)))
                .counting(id, lot.terms(), -draw.amount());
    }

    private static AccountState restore(AccountState state, WalletId id, Draw draw) {
        Lot lot = new Lot(draw.lot(), draw.amount(), draw.terms(), Maturity.NOW);
        return state.with(id, state.wallet(id).add(lot)).counting(id, draw.terms(), draw.amount());
    }

    private static AccountState revive(AccountState state, LotRevived m) {
        Wallet wallet = state.wallet(m.wallet());
        Draw draw = m.draw();
        Lot.LotOrder expired = new Lot.LotOrder(m.expiredAt(), draw.lot());
        if (wallet.spendable().containsKey(expired) || wallet.waiting().containsKey(expired)) {
            throw new BrokenInvariant("lot " + draw.lot() + " has not expired");
        }
        return state.with(m.wallet(), wallet.add(new Lot(draw.lot(), draw.amount(), draw.terms(), m.maturity())))
                .counting(m.wallet(), draw.terms(), draw.amount());
    }

    private static AccountState extend(AccountState state, LotExtended m) {
        Wallet wallet = state.wallet(m.wallet());
        Lot.LotOrder order = new Lot.LotOrder(m.from(), m.lot());
        Lot lot = wallet.spendable().containsKey(order)
                ? wallet.spendable().get(order)
                : wallet.waiting().get(order);
        if (lot == null) {
            throw new BrokenInvariant("lot " + m.lot() + " is not there to extend");
        }
        Lot extended = new Lot(lot.id(), lot.remaining(), lot.terms().expiring(m.to()), lot.maturity());
        return state.with(m.wallet(), wallet.remove(lot).add(extended))
                .counting(m.wallet(), lot.terms(), -lot.remaining())
                .counting(m.wallet(), extended.terms(), lot.remaining());
    }

    private static AccountState hold(AccountState state, HoldOpened m) {
        AccountState next = state;
        for (Draw draw : m.draws()) {
            next = draw(next, m.wallet(), draw);
        }
        OpenHold open = new OpenHold(m.hold(), m.wallet(), m.merchant(), m.reference(), m.lapsesAt(), m.draws());
        return next.withHolds(next.holds().plus(m.hold(), open));
    }

    private static AccountState release(AccountState state, HoldClosed m) {
        OpenHold open = state.holds().get(m.hold());
        if (open == null || open.amount() != Draw.sum(m.captured()) + Draw.sum(m.released())) {
            throw new BrokenInvariant("hold " + m.hold() + " is not open with that amount");
        }
        AccountState next = state.withHolds(state.holds().minus(m.hold()));
        for (Draw draw : m.released()) {
            next = restore(next, m.wallet(), draw);
        }
        return next;
    }

    private static AccountState end(AccountState state, ArrangementEnded m) {
        if (!state.arrangements().containsKey(m.id())) {
            throw new BrokenInvariant("arrangement " + m.id() + " is not there to end");
        }
        return state.withArrangements(state.arrangements().minus(m.id()));
    }

    private static AccountState owe(AccountState state, OwedChanged m) {
        Wallet wallet = state.wallet(m.wallet());
        return state.with(m.wallet(), wallet.withOwed(Math.addExact(wallet.owed(), m.amount())));
    }

    private static AccountState send(AccountState state, TransferSent m) {
        AccountState next = state;
        for (Draw draw : m.draws()) {
            next = draw(next, m.wallet(), draw);
        }
        SentTransfer sent = new SentTransfer(m.transfer(), m.wallet(), m.to(), m.draws());
        return next.withTransfers(next.transfers().plus(m.transfer(), sent));
    }
}
