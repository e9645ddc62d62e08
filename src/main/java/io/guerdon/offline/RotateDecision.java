package io.guerdon.offline;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Verdict;
import io.guerdon.offline.OfflineRefusal.TerminalKeyKnown;
import io.guerdon.offline.OfflineRefusal.TerminalNotFound;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Decides whether a till signs with another key from now on. A blocked one may: that is how a lost till is replaced. */
record RotateDecision(TicketKey key, Instant until, Call call) implements Operation<Optional<Terminal>> {
    private static final List<String> FIELDS = List.of("operation", "publicKey", "previousUntil");

    @Override
    public Terms terms() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", "terminal-key");
        fields.put("publicKey", key.text());
        fields.put("previousUntil", until);
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
        if (terminal.get().key(key.id()).isPresent()) {
            return new Verdict.Refuse(new TerminalKeyKnown(key.id()));
        }
        String replaced = terminal.get().current().key().id();
        return new Verdict.Commit(new Draft(
                EntryKind.TERMINAL_KEY,
                now,
                List.of(),
                Optional.of(new TerminalKeyRotated(key, replaced, until)),
                Draft.Why.of(call).refs(Terminal.KEYS)));
    }
}
