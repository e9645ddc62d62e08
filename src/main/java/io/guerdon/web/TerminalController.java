package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Due;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.ledger.Suspended;
import io.guerdon.offline.AllowanceId;
import io.guerdon.offline.Allowances;
import io.guerdon.offline.OfflineRefusal.AllowanceNotFound;
import io.guerdon.offline.OfflineTills;
import io.guerdon.offline.Terminal;
import io.guerdon.offline.TerminalRegistered;
import io.guerdon.program.Program;
import io.guerdon.web.TerminalAnswers.AllowanceTold;
import io.guerdon.web.TerminalAnswers.AllowanceUseView;
import io.guerdon.web.TerminalAnswers.TerminalKeyTold;
import io.guerdon.web.TerminalAnswers.TerminalStateTold;
import io.guerdon.web.TerminalAnswers.TerminalTold;
import io.guerdon.web.TerminalAnswers.TerminalView;
import io.guerdon.web.TerminalBodies.AllowanceBody;
import io.guerdon.web.TerminalBodies.TerminalBody;
import io.guerdon.web.TerminalBodies.TerminalKeyBody;
import io.guerdon.web.TerminalDesk.Named;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Tills that may be offline: what they sign with, and what they may give away. */
@Controller
class TerminalController {
    private final Desk desk;
    private final TerminalDesk terminals;
    private final OfflineTills tills;
    private final Books books;

    TerminalController(Desk desk, TerminalDesk terminals, OfflineTills tills, Books books) {
        this.desk = desk;
        this.terminals = terminals;
        this.tills = tills;
        this.books = books;
    }

    /** Where allowances are read, and when. */
    @org.springframework.stereotype.Component
    record Books(Accounts accounts, Allowances allowances, ProgramTime time) {
        AccountState now(Terminal terminal) {
            return Due.applied(
                    accounts.read(terminal.chain()), time.now(terminal.chain().program()), Suspended.NOBODY);
        }
    }

    @PostMapping("/v1/terminals")
    @Operation(summary = "Register a till that may sign tickets while it is offline")
    @Requires(Act.REGISTER_TERMINAL)
    Answer<TerminalTold> register(Caller caller, IdempotencyKey key, @RequestBody TerminalBody body) {
        TerminalRegistered command = body.command(caller);
        return desk.guarded(() -> {
            Program program = desk.program(caller);
            ChainId chain = new ChainId(program.id(), Terminal.id(command.till()));
            Call call = new Call(chain, key.of(caller), caller.actor(), program.revision());
            return desk.answer(tills.register(program, command, call), program, TerminalTold::of);
        });
    }

    @GetMapping("/v1/terminals/{terminal}")
    @Operation(summary = "A till, its keys, and the allowances that tickets may still take from")
    @Requires(Act.READ_TERMINAL)
    Answer<TerminalView> read(Caller caller, @PathVariable String terminal) {
        return terminals.about(new Named(caller, terminal), (_, found) -> {
            AccountState state = books.now(found);
            return Answer.ok(
                    TerminalView.of(found, state.status(), books.allowances().open(state)));
        });
    }

    @PostMapping("/v1/terminals/{terminal}/keys")
    @Operation(summary = "Give a till another key; what was signed with the one before is settled for a while")
    @Requires(Act.REGISTER_TERMINAL)
    Answer<TerminalKeyTold> rotate(
            Caller caller, IdempotencyKey key, @PathVariable String terminal, @RequestBody TerminalKeyBody body) {
        return terminals.change(
                new Named(caller, terminal),
                key,
                (_, call) -> tills.rotate(body.key(), body.previousUntil(), call),
                TerminalKeyTold::of);
    }

    @PostMapping("/v1/terminals/{terminal}/block")
    @Operation(summary = "Settle no ticket of a till until it is unblocked")
    @Requires(Act.BLOCK_TERMINAL)
    Answer<TerminalStateTold> block(
            Caller caller, IdempotencyKey key, @PathVariable String terminal, @RequestBody ReasonBody body) {
        return terminals.change(
                new Named(caller, terminal), key, (_, call) -> tills.block(body.reason(), call), TerminalStateTold::of);
    }

    @PostMapping("/v1/terminals/{terminal}/unblock")
    @Operation(summary = "Settle the tickets of a till again")
    @Requires(Act.BLOCK_TERMINAL)
    Answer<TerminalStateTold> unblock(
            Caller caller, IdempotencyKey key, @PathVariable String terminal, @RequestBody ReasonBody body) {
        return terminals.change(
                new Named(caller, terminal),
                key,
                (_, call) -> tills.unblock(body.reason(), call),
                TerminalStateTold::of);
    }

    @PostMapping("/v1/terminals/{terminal}/allowances")
    @Operation(summary = "Let a till give away so much while it is offline")
    @Requires(Act.GRANT_ALLOWANCE)
    Answer<AllowanceTold> grant(
            Caller caller, IdempotencyKey key, @PathVariable String terminal, @RequestBody AllowanceBody body) {
        return terminals.change(
                new Named(caller, terminal),
                key,
                (program, call) -> tills.grant(program, body.command(), call),
                AllowanceTold::of);
    }

    @GetMapping("/v1/terminals/{terminal}/allowances/{allowance}")
    @Operation(summary = "What became of an allowance, and which tickets are missing")
    @Requires(Act.READ_TERMINAL)
    Answer<AllowanceUseView> allowance(Caller caller, @PathVariable String terminal, @PathVariable String allowance) {
        return terminals.about(
                new Named(caller, terminal),
                (_, found) -> id(allowance)
                        .flatMap(id -> books.allowances().use(books.now(found), id))
                        .map(use -> Answer.ok(AllowanceUseView.of(use)))
                        .orElseGet(() -> Answer.refused(new AllowanceNotFound(allowance))));
    }

    private static Optional<AllowanceId> id(String text) {
        try {
            return Optional.of(AllowanceId.parse(text));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
