package io.guerdon.offline;

import io.guerdon.earning.EarnRefusal.AtInTheFuture;
import io.guerdon.earning.EarnRefusal.MerchantSuspended;
import io.guerdon.earning.Purchases;
import io.guerdon.earning.Till;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Lot;
import io.guerdon.ledger.Movement.TransferSent;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.TransferId;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.offline.OfflineRefusal.AllowanceExhausted;
import io.guerdon.offline.OfflineRefusal.AllowanceNotFound;
import io.guerdon.offline.OfflineRefusal.AllowanceSettlementOver;
import io.guerdon.offline.OfflineRefusal.TerminalBlocked;
import io.guerdon.offline.OfflineRefusal.TicketExceedsSaleMaximum;
import io.guerdon.offline.OfflineRefusal.TicketKeyReplaced;
import io.guerdon.offline.OfflineRefusal.TicketOutsideValidity;
import io.guerdon.offline.OfflineRefusal.TicketValueWrong;
import io.guerdon.program.Program;
import io.guerdon.unit.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a well-signed ticket takes from its allowance. What it takes is on its way to the member from then on, in the
 * same entry, so that the charge follows whatever happens to this process.
 */
record TicketDecision(Presented presented, Charge charge, Optional<Program> then, Call call)
        implements Operation<TicketDecision.Facts> {
    /**
     * What the till's chain says.
     *
     * @param terminal the till
     * @param granted the allowance, where it has or had it
     */
    record Facts(Terminal terminal, Optional<AllowanceGranted> granted) {}

    @Override
    public Terms terms() {
        return presented.terms(call.chain());
    }

    @Override
    public Facts gather(History history, AccountState state, Instant now) {
        return new Facts(
                Terminal.read(history, call.chain()).orElseThrow(),
                Allowances.granted(history, call.chain(), serial().allowance()).map(AllowanceUse.Granted::grant));
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Facts facts) {
        if (facts.granted().isEmpty()) {
            return new Verdict.Refuse(new AllowanceNotFound(serial().allowance().value()));
        }
        AllowanceGranted granted = facts.granted().get();
        return trusted(state, now, facts.terminal())
                .or(() -> inTime(now, granted.grant().validity()))
                .or(() -> suspended(facts.terminal()))
                .or(() -> fits(granted))
                .or(() -> left(state, granted))
                .<Verdict>map(Verdict.Refuse::new)
                .orElseGet(
                        () -> new Verdict.Commit(draft(state, facts.terminal().till(), granted)));
    }

    private Optional<Refusal> trusted(AccountState state, Instant now, Terminal terminal) {
        if (state.status() == AccountStatus.SUSPENDED) {
            return Optional.of(new TerminalBlocked(state.chain().owner().value()));
        }
        return terminal.key(serial().key())
                .filter(held -> !held.counts(sale().at(), now))
                .map(held -> new TicketKeyReplaced(
                        serial().key(),
                        held.replacedAt().toString(),
                        held.until().toString()));
    }

    private Optional<Refusal> inTime(Instant now, GrantAllowance.Validity validity) {
        if (!now.isBefore(validity.settleUntil())) {
            return Optional.of(
                    new AllowanceSettlementOver(validity.settleUntil().toString()));
        }
        String at = sale().at().toString();
        if (!validity.covers(sale().at())) {
            return Optional.of(new TicketOutsideValidity(
                    validity.from().toString(), validity.until().toString(), at));
        }
        return sale().at().isAfter(now.plus(Purchases.CLOCKS_DIFFER_BY))
                ? Optional.of(new AtInTheFuture(at))
                : Optional.empty();
    }

    /** Goods that left before the merchant was suspended are paid for; those that left afterwards the merchant bears. */
    private Optional<Refusal> suspended(Terminal terminal) {
        return then.flatMap(
                program -> MerchantSuspended.at(program, terminal.till().merchant()));
    }

    private Optional<Refusal> fits(AllowanceGranted granted) {
        long most = granted.grant().mostPerSale().value();
        if (sale().points().value() > most) {
            return Optional.of(
                    new TicketExceedsSaleMaximum(most, sale().points().value()));
        }
        Money worth = granted.worth(sale().points());
        return worth.equals(sale().value())
                ? Optional.empty()
                : Optional.of(new TicketValueWrong(
                        worth.minor(), worth.currency(), sale().value().minor()));
    }

    private Optional<Refusal> left(AccountState state, AllowanceGranted granted) {
        long left = Allowances.left(state, granted, serial().allowance())
                .map(Lot::remaining)
                .orElse(0L);
        return left < sale().points().value()
                ? Optional.of(new AllowanceExhausted(left, sale().points().value()))
                : Optional.empty();
    }

    private Draft draft(AccountState state, Till till, AllowanceGranted granted) {
        Workings workings = new Workings(state);
        Lot lot = Allowances.left(state, granted, serial().allowance()).orElseThrow();
        long points = sale().points().value();
        TransferId id = TransferId.of(state.chain(), workings.seq());
        ChainId member = new ChainId(state.chain().program(), charge.member());
        workings.apply(
                new TransferSent(granted.wallet(), id, member, List.of(new Draw(lot.id(), points, lot.terms()))));
        TicketSettled settled = new TicketSettled(
                serial(),
                sale(),
                charge,
                new TicketSettled.Taken(granted.grant().unit(), lot.remaining() - points),
                presented.ticket().signature());
        Call here = new Call(
                call.chain(),
                call.key(),
                call.actor().at(till.merchant().value(), till.store(), till.terminal()),
                call.revision());
        return new Draft(
                EntryKind.TICKET,
                sale().at(),
                workings.movements(),
                Optional.of(settled),
                Draft.Why.of(here).refs(serial().allowance().value(), id.value()));
    }

    private Ticket.Serial serial() {
        return presented.ticket().serial();
    }

    private Ticket.Sale sale() {
        return presented.ticket().sale();
    }
}
