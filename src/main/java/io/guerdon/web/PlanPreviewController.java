package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.earning.PaidIn;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.prepaid.ClosePlan;
import io.guerdon.prepaid.PayPlan;
import io.guerdon.prepaid.PrepaidPlans;
import io.guerdon.unit.Money;
import io.guerdon.web.PlanAnswers.PlanPreview;
import io.guerdon.web.PlanBodies.Side;
import io.swagger.v3.oas.annotations.Operation;
import java.time.ZoneId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What paying for a plan, or closing it, would come to. */
@Controller
class PlanPreviewController {
    private final Desk desk;
    private final PrepaidPlans plans;

    PlanPreviewController(Desk desk, PrepaidPlans plans) {
        this.desk = desk;
        this.plans = plans;
    }

    @GetMapping(PlanController.PLAN + "/payments/preview")
    @Operation(summary = "What paying so much would come to, or why it would be refused")
    @Requires(Act.READ_PLANS)
    Answer<PlanPreview> pay(
            Caller caller,
            @PathVariable String member,
            @PathVariable String plan,
            @RequestParam String merchant,
            @RequestParam Long amount) {
        ArrangementId id = PlanController.id(plan);
        String seller = Fields.name("merchant", merchant);
        long minor = Fields.number("amount", amount, 1, Fields.LARGEST_AMOUNT);
        return desk.about(caller, member, (program, chain) -> {
            Money money = new Money(minor, program.place().currency());
            PaidIn paid = new PaidIn(Tills.of(caller, seller, null, null), money, "preview", 1);
            return told(
                    plans.preview(program, new PayPlan(id, paid), chain, caller.actor()),
                    program.place().zone());
        });
    }

    @GetMapping(PlanController.PLAN + "/close/preview")
    @Operation(summary = "What closing a plan now would come to, or why it would be refused")
    @Requires(Act.READ_PLANS)
    Answer<PlanPreview> close(
            Caller caller, @PathVariable String member, @PathVariable String plan, @RequestParam Side by) {
        ArrangementId id = PlanController.id(plan);
        ClosePlan command = new ClosePlan(id, by.means(), "preview", PlanBodies.guarded(caller));
        return desk.about(
                caller,
                member,
                (program, chain) -> told(
                        plans.preview(command, chain, caller.actor()),
                        program.place().zone()));
    }

    private static Answer<PlanPreview> told(PrepaidPlans.Preview preview, ZoneId zone) {
        return switch (preview) {
            case PrepaidPlans.Preview.Refused refused -> Answer.refused(refused.refusal());
            case PrepaidPlans.Preview.Would would -> Answer.ok(PlanPreview.of(would.draft(), would.before(), zone));
        };
    }
}
