package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.program.Program;
import io.guerdon.publishing.PartnerId;
import io.guerdon.reconciliation.Reconciliation;
import io.guerdon.reconciliation.Reconciliation.State;
import io.guerdon.reconciliation.ReconciliationId;
import io.guerdon.reconciliation.ReconciliationRefusal.ReconciliationNotFound;
import io.guerdon.reconciliation.ReconciliationStore;
import io.guerdon.reconciliation.Reconciliations;
import io.guerdon.web.ReconciliationViews.DiscrepancyView;
import io.guerdon.web.ReconciliationViews.ReconciliationView;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What a reconciliation came to, for programs, for tables, and on paper. */
@Controller
class DiscrepancyController {
    private static final String ONE = ReconciliationController.PATH + "/{reconciliation}";

    private final Desk desk;
    private final PartnerNames names;
    private final Reconciliations reconciliations;
    private final ReconciliationStore store;
    private final ProblemTexts texts;

    DiscrepancyController(
            Desk desk,
            PartnerNames names,
            Reconciliations reconciliations,
            ReconciliationStore store,
            WebConfiguration.Edge edge) {
        this.desk = desk;
        this.names = names;
        this.reconciliations = reconciliations;
        this.store = store;
        this.texts = edge.texts();
    }

    @GetMapping(ONE)
    @Operation(summary = "How a reconciliation stands")
    @Requires(Act.READ_RECONCILIATIONS)
    Answer<ReconciliationView> read(Caller caller, @PathVariable String partner, @PathVariable String reconciliation) {
        return about(caller, partner, reconciliation, (_, one) -> ReconciliationView.of(one));
    }

    @GetMapping(ONE + "/discrepancies")
    @Operation(summary = "What the two sides do not agree on, by receipt; nothing before it is done")
    @Requires(Act.READ_RECONCILIATIONS)
    Answer<Page<DiscrepancyView>> discrepancies(
            Caller caller,
            @PathVariable String partner,
            @PathVariable String reconciliation,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int most = Page.limit(limit);
        long from = cursor == null ? 1 : Paths.number(cursor).orElseThrow(DiscrepancyController::badCursor) + 1;
        return about(caller, partner, reconciliation, (_, one) -> page(one, from, most));
    }

    private static Rejection badCursor() {
        return Rejection.ofField(Fault.INVALID_PARAMETER, "cursor", "what the part before answered");
    }

    private Page<DiscrepancyView> page(Reconciliation one, long from, int most) {
        if (one.progress().state() != State.DONE) {
            return new Page<>(List.of(), null);
        }
        List<DiscrepancyView> items = store.from(one.id(), one.progress().attempt(), from, most).stream()
                .map(each -> DiscrepancyView.of(one.id().toString(), each))
                .toList();
        long next = from + items.size();
        return new Page<>(items, next <= one.progress().kept() ? Long.toString(next - 1) : null);
    }

    @GetMapping(path = ONE + "/discrepancies.csv", produces = "text/csv")
    @Operation(summary = "The same, all of them, a row each")
    @Requires(Act.READ_RECONCILIATIONS)
    Answer<DiscrepanciesCsv> table(Caller caller, @PathVariable String partner, @PathVariable String reconciliation) {
        return about(caller, partner, reconciliation, (_, one) -> new DiscrepanciesCsv(store, one));
    }

    @GetMapping(path = ONE + "/report.pdf", produces = "application/pdf")
    @Operation(summary = "What it came to and the first discrepancies, to print, in the language of whoever asks")
    @Requires(Act.READ_RECONCILIATIONS)
    Answer<ReconciliationPdf> report(
            Caller caller,
            @PathVariable String partner,
            @PathVariable String reconciliation,
            HttpServletRequest request) {
        var wording = new StatementPdf.Wording(texts, ProblemTexts.language(request.getHeader("Accept-Language")));
        return about(
                caller, partner, reconciliation, (program, one) -> new ReconciliationPdf(store, one, program, wording));
    }

    private <T> Answer<T> about(
            Caller caller, String partner, String named, BiFunction<Program, Reconciliation, T> form) {
        PartnerId id = names.partner(caller, partner);
        return id(id, named)
                .flatMap(reconciliations::find)
                .map(one -> Answer.ok(form.apply(desk.guarded(() -> desk.program(caller)), one)))
                .orElseGet(() -> Answer.refused(new ReconciliationNotFound(named)));
    }

    /** The number behind the partner's name, for example cafe-7. */
    static Optional<ReconciliationId> id(PartnerId partner, String named) {
        String begin = partner.partner() + "-";
        return named.startsWith(begin) && named.length() <= begin.length() + 9
                ? Paths.number(named.substring(begin.length()))
                        .map(number -> new ReconciliationId(partner, number.intValue()))
                : Optional.empty();
    }
}
