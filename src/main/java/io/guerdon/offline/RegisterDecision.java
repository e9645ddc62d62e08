package io.guerdon.offline;

import io.guerdon.earning.Till;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Movement.StatusChanged;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Verdict;
import io.guerdon.offline.OfflineRefusal.TerminalAlreadyRegistered;
import io.guerdon.program.Program;
import io.guerdon.redemption.RedeemRefusal.UnknownMerchant;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Decides whether a till may sign tickets from now on; that it is registered once follows from its chain. */
record RegisterDecision(Program program, TerminalRegistered terminal, Call call) implements Operation<Optional<Void>> {
    private static final List<String> FIELDS = List.of("operation", "merchant", "store", "terminal", "publicKey");

    @Override
    public Terms terms() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        Till till = terminal.till();
        fields.put("operation", "terminal-register");
        fields.put("merchant", till.merchant());
        fields.put("store", till.store());
        fields.put("terminal", till.terminal());
        fields.put("publicKey", terminal.key().text());
        Request request = new Request(call.key(), Fingerprint.of(fields));
        return new Terms(call.chain(), request, FIELDS, List.of(), Refusals.FORGOTTEN);
    }

    @Override
    public Optional<Void> gather(History history, AccountState state, Instant now) {
        return Optional.empty();
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Optional<Void> nothing) {
        if (program.merchant(terminal.till().merchant()).isEmpty()) {
            return new Verdict.Refuse(
                    new UnknownMerchant(terminal.till().merchant().value()));
        }
        Optional<Refusal> unlisted = terminal.till().unlisted(program);
        if (unlisted.isPresent()) {
            return new Verdict.Refuse(unlisted.get());
        }
        if (state.status() != AccountStatus.NEW) {
            return new Verdict.Refuse(
                    new TerminalAlreadyRegistered(state.chain().owner().value()));
        }
        return new Verdict.Commit(new Draft(
                EntryKind.TERMINAL_REGISTER,
                now,
                List.of(new StatusChanged(AccountStatus.ACTIVE)),
                Optional.of(terminal),
                Draft.Why.of(call).refs(Terminal.KEYS)));
    }
}
