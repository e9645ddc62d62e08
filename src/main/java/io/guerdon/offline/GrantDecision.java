package io.guerdon.offline;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Maturity;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.UnitCost;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Wallet;
import io.guerdon.ledger.Workings;
import io.guerdon.offline.OfflineRefusal.AllowanceValidityOver;
import io.guerdon.offline.OfflineRefusal.CreditNotOffline;
import io.guerdon.offline.OfflineRefusal.StoredValueNotOffline;
import io.guerdon.offline.OfflineRefusal.TerminalBlocked;
import io.guerdon.offline.OfflineRefusal.TerminalNotFound;
import io.guerdon.offline.OfflineRefusal.TooManyAllowances;
import io.guerdon.program.Program;
import io.guerdon.redemption.Spending;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Decides whether a till gets an allowance. It becomes a lot of the till's own chain, so that no ticket takes what another has
 * taken, and what nobody took by the end expires.
 */
record GrantDecision(Program program, GrantAllowance command, Call call) implements Operation<Optional<Terminal>> {
    /** So many at once are enough for a till that is given the next one before the last is over. */
    private static final int MOST = 10;

    private static final UnitCost NOTHING = new UnitCost(0, 1);
    private static final List<String> FIELDS =
            List.of("operation", "unit", "total", "mostPerSale", "validFrom", "validUntil", "settleUntil");

    @Override
    public Terms terms() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", "allowance-grant");
        fields.put("unit", command.unit());
        fields.put("total", command.total().value());
        fields.put("mostPerSale", command.mostPerSale().value());
        fields.put("validFrom", command.validity().from());
        fields.put("validUntil", command.validity().until());
        fields.put("settleUntil", command.validity().settleUntil());
        Request request = new Request(call.key(), Fingerprint.of(fields));
        return new Terms(call.chain(), request, FIELDS, List.of(), Refusals.FORGOTTEN);
    }

    @Override
    public Optional<Terminal> gather(History history, AccountState state, Instant now) {
        return Terminal.read(history, call.chain());
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Optional<Terminal> terminal) {
        if (terminal.isEmpty()) {
            return new Verdict.Refuse(new TerminalNotFound(state.chain().owner().value()));
        }
        Spending spending = Spending.at(program, terminal.get().till(), command.unit());
        return refusal(state, now)
                .or(spending::refused)
                .or(this::isStored)
                .or(this::isCredit)
                .<Verdict>map(Verdict.Refuse::new)
                .orElseGet(() -> new Verdict.Commit(draft(state, now, terminal.get(), spending)));
    }

    private Optional<Refusal> refusal(AccountState state, Instant now) {
        if (state.status() == AccountStatus.SUSPENDED) {
            return Optional.of(new TerminalBlocked(state.chain().owner().value()));
        }
        Instant until = command.validity().until();
        if (!until.isAfter(now)) {
            return Optional.of(new AllowanceValidityOver(until.toString()));
        }
        long there = state.wallets().values().stream().flatMap(Wallet::lots).count();
        return there >= MOST ? Optional.of(new TooManyAllowances(MOST)) : Optional.empty();
    }

    /** It is two wallets under one name, and a ticket charges one. */
    private Optional<Refusal> isStored() {
        return program.catalogue()
                .storedValue(command.unit())
                .map(_ -> new StoredValueNotOffline(command.unit().value()));
    }

    /** A ticket is charged whatever is there, and nobody may owe more than the limit. */
    private Optional<Refusal> isCredit() {
        return program.catalogue()
                .creditLine(command.unit())
                .map(_ -> new CreditNotOffline(command.unit().value()));
    }

    private Draft draft(AccountState state, Instant now, Terminal terminal, Spending spending) {
        AllowanceGranted granted = new AllowanceGranted(
                command, spending.rate().orElseThrow(), program.place().currency());
        LotTerms terms = new LotTerms(
                terminal.till().merchant(), NOTHING, command.validity().settleUntil());
        Workings workings = new Workings(state);
        workings.open(granted.wallet(), command.total().value(), terms, Maturity.NOW, Book.OPERATOR);
        return new Draft(
                EntryKind.ALLOWANCE_GRANT, now, workings.movements(), Optional.of(granted), Draft.Why.of(call));
    }
}
