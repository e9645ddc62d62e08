package io.guerdon.offline;

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
import io.guerdon.offline.OfflineRefusal.TerminalBlocked;
import io.guerdon.offline.OfflineRefusal.TerminalNotBlocked;
import io.guerdon.offline.OfflineRefusal.TerminalNotFound;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Decides whether a till is blocked, or trusted again. */
record StandingDecision(Act act, String reason, Call call) implements Operation<Optional<Void>> {
    private static final List<String> FIELDS = List.of("operation", "reason");

    /** What an operator does. */
    enum Act {
        BLOCK,
        UNBLOCK
    }

    @Override
    public Terms terms() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", act == Act.BLOCK ? "terminal-block" : "terminal-unblock");
        fields.put("reason", reason);
        Request request = new Request(call.key(), Fingerprint.of(fields));
        return new Terms(call.chain(), request, FIELDS, List.of(), Refusals.FORGOTTEN);
    }

    @Override
    public Optional<Void> gather(History history, AccountState state, Instant now) {
        return Optional.empty();
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Optional<Void> nothing) {
        return refusal(state)
                .<Verdict>map(Verdict.Refuse::new)
                .orElseGet(() -> new Verdict.Commit(
                        switch (act) {
                            case BLOCK -> draft(EntryKind.TERMINAL_BLOCK, AccountStatus.SUSPENDED, now);
                            case UNBLOCK -> draft(EntryKind.TERMINAL_UNBLOCK, AccountStatus.ACTIVE, now);
                        }));
    }

    private Optional<Refusal> refusal(AccountState state) {
        String terminal = state.chain().owner().value();
        return switch (state.status()) {
            case NEW, CLOSED -> Optional.of(new TerminalNotFound(terminal));
            case ACTIVE -> act == Act.UNBLOCK ? Optional.of(new TerminalNotBlocked(terminal)) : Optional.empty();
            case SUSPENDED -> act == Act.BLOCK ? Optional.of(new TerminalBlocked(terminal)) : Optional.empty();
        };
    }

    private Draft draft(EntryKind kind, AccountStatus status, Instant now) {
        return new Draft(
                kind, now, List.of(new StatusChanged(status)), Optional.empty(), Draft.Why.of(call.because(reason)));
    }
}
