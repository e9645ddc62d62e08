package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.program.Program;
import io.guerdon.publishing.PartnerId;
import io.guerdon.settlement.PartnerStatement;
import io.guerdon.settlement.PartnerStatements;
import io.guerdon.settlement.SettlementRefusal.SettlementNotFound;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A partner's statements, for programs, for tables, and on paper. */
@Controller
class PartnerStatementController {
    private static final String STATEMENTS = "/v1/partners/{partner}/statements";

    private final Desk desk;
    private final PartnerNames names;
    private final PartnerStatements statements;
    private final ProblemTexts texts;

    PartnerStatementController(
            Desk desk, PartnerNames names, PartnerStatements statements, WebConfiguration.Edge edge) {
        this.desk = desk;
        this.names = names;
        this.statements = statements;
        this.texts = edge.texts();
    }

    @GetMapping(STATEMENTS)
    @Operation(summary = "The partner's statements of closed periods, the last one first")
    @Requires(Act.READ_PARTNER_STATEMENTS)
    Answer<Page<PartnerStatementView>> list(
            Caller caller,
            @PathVariable String partner,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PartnerId id = names.partner(caller, partner);
        ClosedPage page = ClosedPage.of(limit, cursor);
        return desk.guarded(() -> {
            Program program = desk.program(caller);
            return Answer.ok(page.told(
                    statements.settlements(program.id(), page.from(), page.limit()),
                    settlement -> PartnerStatementView.of(program, statements.statement(settlement, id.partner()))));
        });
    }

    @GetMapping(STATEMENTS + "/{period}")
    @Operation(
            summary = "What a period came to for the partner",
            description = "It has every event up to \"through\" that was recorded before \"before\" and is in no"
                    + " earlier statement; \"closing\" is what all of those and all before come to. While the period"
                    + " is open it says where the partner stands so far.")
    @Requires(Act.READ_PARTNER_STATEMENTS)
    Answer<PartnerStatementView> statement(Caller caller, @PathVariable String partner, @PathVariable String period) {
        return about(caller, partner, period, PartnerStatementView::of);
    }

    @GetMapping(path = STATEMENTS + "/{period}.csv", produces = "text/csv")
    @Operation(summary = "The same, a row per amount")
    @Requires(Act.READ_PARTNER_STATEMENTS)
    Answer<PartnerStatementCsv> table(Caller caller, @PathVariable String partner, @PathVariable String period) {
        return about(caller, partner, period, PartnerStatementCsv::new);
    }

    @GetMapping(path = STATEMENTS + "/{period}.pdf", produces = "application/pdf")
    @Operation(summary = "The same, to print, in the language of whoever asks")
    @Requires(Act.READ_PARTNER_STATEMENTS)
    Answer<PartnerStatementPdf> paper(
            Caller caller, @PathVariable String partner, @PathVariable String period, HttpServletRequest request) {
        var wording = new StatementPdf.Wording(texts, ProblemTexts.language(request.getHeader("Accept-Language")));
        return about(
                caller, partner, period, (program, statement) -> new PartnerStatementPdf(program, statement, wording));
    }

    private <T> Answer<T> about(
            Caller caller, String partner, String period, BiFunction<Program, PartnerStatement, T> form) {
        PartnerId id = names.partner(caller, partner);
        return desk.guarded(() -> {
            Program program = desk.program(caller);
            return statements
                    .statement(id, period)
                    .map(statement -> Answer.ok(form.apply(program, statement)))
                    .orElseGet(() -> Answer.refused(new SettlementNotFound(period)));
        });
    }
}
