package io.guerdon.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.budget.BudgetId;
import io.guerdon.budget.Budgets;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.program.Program;
import io.guerdon.program.RuleGroup;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What groups of rules may still give all members together. */
@Controller
class BudgetController {
    private final Desk desk;
    private final Budgets budgets;
    private final ProgramTime time;

    BudgetController(Desk desk, Budgets budgets, ProgramTime time) {
        this.desk = desk;
        this.budgets = budgets;
        this.time = time;
    }

    @GetMapping("/v1/program/budgets")
    @Operation(
            summary = "The budgets of the settings in force now: what they have given in this period, and what is left")
    @Requires(Act.READ_BUDGETS)
    Answer<BudgetsAnswer> budgets(Caller caller) {
        return desk.guarded(() -> {
            Program program = desk.program(caller);
            Instant now = time.now(program.id());
            return Answer.ok(new BudgetsAnswer(
                    program.revision(),
                    program.policies()
                            .everyGroup()
                            .flatMap(group -> group.budgets().stream().map(budget -> view(program, group, budget, now)))
                            .toList()));
        });
    }

    private BudgetView view(Program program, RuleGroup group, RuleGroup.Budget budget, Instant now) {
        LocalDate day = LocalDate.ofInstant(now, program.place().zone());
        String period = budget.per().period(day);
        Budgets.Left left = budgets.left(new BudgetId(program.id(), group.id(), period), budget.most(), now);
        return new BudgetView(
                group.id(),
                group.unit().value(),
                budget.per(),
                budget.per() == RuleGroup.Per.EVER ? null : period,
                budget.most(),
                left.given(),
                left.promised(),
                left.left());
    }

    /** Budgets, in the order of the settings. */
    record BudgetsAnswer(int revision, List<BudgetView> budgets) {}

    /**
     * A budget.
     *
     * @param group of rules that it limits
     * @param period the day, month or year that it is for; left out where it is for all time
     * @param most units it has
     * @param given and not taken back
     * @param promised by quotes that are open
     * @param left what can still be given
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BudgetView(
            String group,
            String unit,
            RuleGroup.Per per,
            @Nullable String period,
            long most,
            long given,
            long promised,
            long left) {}
}
