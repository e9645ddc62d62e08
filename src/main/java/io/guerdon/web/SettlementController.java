package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.program.Program;
import io.guerdon.settlement.ClosePeriod;
import io.guerdon.settlement.PartnerStatements;
import io.guerdon.settlement.Settlement;
import io.guerdon.settlement.SettlementRefusal.SettlementNotFound;
import io.guerdon.settlement.Settlements;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** Periods that are settled with all partners at once. */
@Controller
class SettlementController {
    private static final String SETTLEMENTS = "/v1/settlements";

    private final Desk desk;
    private final Settlements settlements;
    private final PartnerStatements statements;

    SettlementController(Desk desk, Settlements settlements, PartnerStatements statements) {
        this.desk = desk;
        this.settlements = settlements;
        this.statements = statements;
    }

    @PostMapping(SETTLEMENTS)
    @Operation(
            summary = "Close a period, for all partners at once",
            description = "Periods are closed one after the other, once each, from five minutes after their end, and"
                    + " when everything recorded in them is in the partners' events. A closed period never changes:"
                    + " whatever comes later is in the next one. Closing one again answers what it came to.")
    @Requires(Act.CLOSE_SETTLEMENT)
    Answer<SettlementView> close(Caller caller, IdempotencyKey key, @RequestBody SettlementBody body) {
        return desk.guarded(() -> {
            Program program = desk.program(caller);
            ClosePeriod command = new ClosePeriod(program.id(), body.period(), key.value(), caller.credential());
            return switch (settlements.close(command)) {
                case Settlements.Outcome.Closed closed -> Answer.created(view(program, closed.settlement()));
                case Settlements.Outcome.Repeated closed ->
                    new Answer.Given<>(201, view(program, closed.settlement()), Answer.Told.AGAIN);
                case Settlements.Outcome.Refused refused -> Answer.refused(refused.refusal());
            };
        });
    }

    @GetMapping(SETTLEMENTS)
    @Operation(summary = "Closed periods, the last one first")
    @Requires(Act.READ_SETTLEMENTS)
    Answer<Page<SettlementView>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        ClosedPage page = ClosedPage.of(limit, cursor);
        return desk.guarded(() -> {
            Program program = desk.program(caller);
            return Answer.ok(page.told(
                    statements.settlements(program.id(), page.from(), page.limit()),
                    settlement -> view(program, settlement)));
        });
    }

    @GetMapping(SETTLEMENTS + "/{period}")
    @Operation(summary = "What a closed period came to, partner by partner")
    @Requires(Act.READ_SETTLEMENTS)
    Answer<SettlementView> read(Caller caller, @PathVariable String period) {
        return desk.guarded(() -> {
            Program program = desk.program(caller);
            return statements
                    .settlement(program.id(), period)
                    .map(settlement -> Answer.ok(view(program, settlement)))
                    .orElseGet(() -> Answer.refused(new SettlementNotFound(period)));
        });
    }

    private SettlementView view(Program program, Settlement settlement) {
        return SettlementView.of(program, settlement, statements.statements(settlement));
    }
}
