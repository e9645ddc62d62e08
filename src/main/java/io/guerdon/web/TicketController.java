package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.web.TerminalDesk.Named;
import io.guerdon.web.TicketAnswers.TicketAnswer;
import io.guerdon.web.TicketAnswers.TicketTold;
import io.guerdon.web.TicketAnswers.TicketsTold;
import io.guerdon.web.TicketBodies.TicketBody;
import io.guerdon.web.TicketBodies.TicketsBody;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Tickets of tills that were offline. Each has its own key, which is its counter, so a request needs none. */
@Controller
class TicketController {
    private final TerminalDesk terminals;
    private final TicketDesk tickets;
    private final ProblemTexts texts;

    TicketController(TerminalDesk terminals, TicketDesk tickets, WebConfiguration.Edge edge) {
        this.terminals = terminals;
        this.tickets = tickets;
        this.texts = edge.texts();
    }

    @PostMapping("/v1/terminals/{terminal}/tickets")
    @Operation(
            summary = "Hand in tickets that a till signed while it was offline",
            description = "In any order, as often as needed; each is answered by itself, and settled once.")
    @Requires(Act.HAND_IN_TICKETS)
    Answer<TicketsTold> handIn(
            Caller caller, @PathVariable String terminal, @RequestBody TicketsBody body, HttpServletRequest request) {
        Locale language = ProblemTexts.language(request.getHeader("Accept-Language"));
        return terminals.about(
                new Named(caller, terminal),
                (program, till) -> Answer.ok(new TicketsTold(body.tickets().stream()
                        .map(each -> answer(each, language, () -> tickets.settle(caller, program, till, each.ticket())))
                        .toList())));
    }

    /** Whatever is wrong with one ticket stays with it. */
    private TicketAnswer answer(TicketBody ticket, Locale language, Supplier<Answer<TicketTold>> settling) {
        try {
            return switch (settling.get()) {
                case Answer.Given<TicketTold> given ->
                    TicketAnswer.settled(ticket, given.told() == Answer.Told.AGAIN ? 200 : 201, given.body());
                case Answer.Refused<TicketTold> refused -> refused(ticket, Problem.of(refused.refusal()), language);
            };
        } catch (RuntimeException fault) {
            return refused(ticket, Problems.of(fault), language);
        }
    }

    private TicketAnswer refused(TicketBody ticket, Problem problem, Locale language) {
        return TicketAnswer.refused(ticket, problem.status(), texts.body(problem, language, null));
    }
}
