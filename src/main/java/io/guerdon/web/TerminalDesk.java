package io.guerdon.web;

import io.guerdon.access.Binding;
import io.guerdon.access.Caller;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Outcome;
import io.guerdon.offline.OfflineRefusal.TerminalNotFound;
import io.guerdon.offline.OfflineTills;
import io.guerdon.offline.Terminal;
import io.guerdon.program.Program;
import io.guerdon.unit.OfflineTillId;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/** The way every request about one till that may be offline goes; a key that is bound to a till is good for no other. */
@Component
class TerminalDesk {
    private final Desk desk;
    private final OfflineTills tills;

    TerminalDesk(Desk desk, OfflineTills tills) {
        this.desk = desk;
        this.tills = tills;
    }

    /**
     * A till, and who asks.
     *
     * @param path its id
     */
    record Named(Caller caller, String path) {}

    /** Has something changed. */
    <T> Answer<T> change(Named named, IdempotencyKey key, BiFunction<Program, Call, Outcome> work, Desk.Form<T> form) {
        return about(named, (program, terminal) -> {
            Caller caller = named.caller();
            Call call = new Call(terminal.chain(), key.of(caller), caller.actor(), program.revision());
            return desk.answer(work.apply(program, call), program, form);
        });
    }

    /** Does or reads something about one till. */
    <T> Answer<T> about(Named named, BiFunction<Program, Terminal, Answer<T>> work) {
        return desk.guarded(() -> find(named)
                .map(terminal -> work.apply(desk.program(named.caller()), terminal))
                .orElseGet(() -> Answer.refused(new TerminalNotFound(named.path()))));
    }

    private Optional<Terminal> find(Named named) {
        try {
            ChainId chain = new ChainId(named.caller().program(), new OfflineTillId(named.path()));
            Optional<Terminal> found = tills.find(chain);
            found.ifPresent(terminal -> check(named.caller(), terminal));
            return found;
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private static void check(Caller caller, Terminal terminal) {
        Binding bound = caller.binding();
        Callers.checkMerchant(caller, terminal.till().merchant().value());
        if (!Binding.allows(bound.store(), terminal.till().store())
                || !Binding.allows(bound.terminal(), terminal.till().terminal())) {
            throw new Rejection(
                    Fault.ANOTHER_MERCHANT,
                    Map.of("merchant", terminal.till().merchant().value()));
        }
    }
}
