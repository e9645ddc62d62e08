package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.program.Program;
import io.guerdon.program.WalletSettings;
import io.guerdon.statement.Days;
import io.guerdon.statement.Statement;
import io.guerdon.statement.Statements;
import io.guerdon.unit.WalletId;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A member's statements, for programs, for tables, and on paper. */
@Controller
class StatementController {
    private final Desk desk;
    private final Statements statements;
    private final ProgramTime time;
    private final ProblemTexts texts;

    StatementController(Desk desk, Statements statements, ProgramTime time, WebConfiguration.Edge edge) {
        this.desk = desk;
        this.statements = statements;
        this.time = time;
        this.texts = edge.texts();
    }

    @GetMapping("/v1/members/{member}/statement")
    @Operation(
            summary = "What a member had, what came and went, and what was left",
            description =
                    "From the first day to the last, both included, in the program's zone; this month to today where"
                        + " they are not said. Entries belong to the day they were recorded on, so a statement of days"
                        + " that are over never changes. What is held or pending is the member's; what is owed is"
                        + " less.")
    @Requires(Act.READ_STATEMENT)
    Answer<StatementView> statement(
            Caller caller,
            @PathVariable String member,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String unit) {
        return about(caller, member, new Asked(from, to, unit), (_, statement) -> StatementView.of(statement));
    }

    @GetMapping(path = "/v1/members/{member}/statement.csv", produces = "text/csv")
    @Operation(summary = "The same, a row per movement")
    @Requires(Act.READ_STATEMENT)
    Answer<StatementCsv> table(
            Caller caller,
            @PathVariable String member,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String unit) {
        return about(caller, member, new Asked(from, to, unit), (_, statement) -> new StatementCsv(statement));
    }

    @GetMapping(path = "/v1/members/{member}/statement.pdf", produces = "application/pdf")
    @Operation(summary = "The same, to print, in the language of whoever asks")
    @Requires(Act.READ_STATEMENT)
    Answer<StatementPdf> paper(
            Caller caller,
            @PathVariable String member,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String unit,
            HttpServletRequest request) {
        var wording = new StatementPdf.Wording(texts, ProblemTexts.language(request.getHeader("Accept-Language")));
        return about(
                caller,
                member,
                new Asked(from, to, unit),
                (program, statement) -> new StatementPdf(statement, program, wording));
    }

    private <T> Answer<T> about(Caller caller, String member, Asked asked, BiFunction<Program, Statement, T> form) {
        return desk.about(caller, member, (program, chain) -> {
            LocalDate today =
                    time.now(program.id()).atZone(program.place().zone()).toLocalDate();
            return switch (statements.of(chain, asked.days(today, program), asked.wallets(program))) {
                case Statements.Result.Given given -> Answer.ok(form.apply(program, given.statement()));
                case Statements.Result.Refused refused -> Answer.refused(refused.refusal());
            };
        });
    }

    /** What was asked for, as it was written. */
    private record Asked(
            @Nullable String from,
            @Nullable String to,
            @Nullable String unit) {
        Days days(LocalDate today, Program program) {
            LocalDate last = Paths.day("to", to).orElse(today);
            LocalDate first = Paths.day("from", from).orElseGet(() -> last.withDayOfMonth(1));
            if (last.isBefore(first)) {
                throw Rejection.ofField(Fault.INVALID_PARAMETER, "to", "a day that is not before \"from\"");
            }
            return new Days(first, last, program.place().zone());
        }

        Predicate<WalletId> wallets(Program program) {
            if (unit == null) {
                return _ -> true;
            }
            WalletId wallet = Stream.concat(
                            Stream.of(WalletId.POINTS),
                            program.catalogue().wallets().stream().map(WalletSettings::id))
                    .filter(there -> there.value().equals(unit))
                    .findFirst()
                    .orElseThrow(() -> Rejection.ofField(Fault.INVALID_PARAMETER, "unit", "a wallet of the program"));
            return wallet::equals;
        }
    }
}
