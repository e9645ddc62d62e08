package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.ChainId;
import io.guerdon.prepaid.PrepaidPlans;
import io.guerdon.prepaid.PrepaidRefusal.PlanNotFound;
import io.guerdon.prepaid.PrepaidRefusal.PlanOfAnotherMerchant;
import io.guerdon.web.PlanAnswers.PlanAgreedTold;
import io.guerdon.web.PlanAnswers.PlanPaidTold;
import io.guerdon.web.PlanAnswers.PlanRefundTold;
import io.guerdon.web.PlanAnswers.PlanTold;
import io.guerdon.web.PlanAnswers.PrepaidPlanView;
import io.guerdon.web.PlanBodies.PlanBody;
import io.guerdon.web.PlanBodies.PlanCloseBody;
import io.guerdon.web.PlanBodies.PlanPaymentBody;
import io.guerdon.web.PlanBodies.PlanRefundBody;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** Plans by which members pay in over time, or are released what they paid over time. */
@Controller
class PlanController {
    static final String PLANS = "/v1/members/{member}/prepaid-plans";
    static final String PLAN = PLANS + "/{plan}";

    private final Desk desk;
    private final PrepaidPlans plans;

    PlanController(Desk desk, PrepaidPlans plans) {
        this.desk = desk;
        this.plans = plans;
    }

    @PostMapping(PLANS)
    @Operation(
            summary = "Agree a plan: paid now and released part by part, or paid part by part",
            description = "Its terms stay as they are, whatever settings say later.")
    @Requires(Act.AGREE_PLAN)
    Answer<PlanAgreedTold> agree(
            Caller caller, IdempotencyKey key, @PathVariable String member, @RequestBody PlanBody body) {
        return desk.change(
                new Order(caller, key, member),
                (program, call) -> plans.agree(program, body.command(caller), call),
                PlanAgreedTold::of);
    }

    @GetMapping(PLANS)
    @Operation(
            summary = "The member's plans, latest first, those that are over too",
            description = "A merchant sees its own; so a part may have fewer items than the limit.")
    @Requires(Act.READ_PLANS)
    Answer<Page<PrepaidPlanView>> list(
            Caller caller,
            @PathVariable String member,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int most = Page.limit(limit);
        long before = Paths.before(cursor);
        return desk.about(
                caller, member, (_, chain) -> Answer.ok(page(caller, plans.before(chain, before, most), most)));
    }

    private static Page<PrepaidPlanView> page(Caller caller, List<PrepaidPlans.Came> found, int most) {
        String next = found.size() < most ? null : Long.toString(found.getLast().seq());
        List<PrepaidPlanView> seen = found.stream()
                .map(PrepaidPlans.Came::standing)
                .filter(standing -> isFor(caller, standing))
                .map(PrepaidPlanView::of)
                .toList();
        return new Page<>(seen, next);
    }

    private static boolean isFor(Caller caller, PrepaidPlans.Standing standing) {
        String merchant = caller.binding().merchant();
        return merchant.isEmpty() || merchant.equals(seller(standing));
    }

    private static String seller(PrepaidPlans.Standing standing) {
        return standing.plan().plan().terms().sides().seller().value();
    }

    @GetMapping(PLAN)
    @Operation(summary = "A plan: its schedule, what is paid, due and released, and what closing it today would give")
    @Requires(Act.READ_PLANS)
    Answer<PrepaidPlanView> read(Caller caller, @PathVariable String member, @PathVariable String plan) {
        ArrangementId id = id(plan);
        return desk.about(caller, member, (_, chain) -> read(caller, chain, id));
    }

    private Answer<PrepaidPlanView> read(Caller caller, ChainId chain, ArrangementId id) {
        return plans.find(chain, id)
                .map(found -> isFor(caller, found)
                        ? Answer.ok(PrepaidPlanView.of(found))
                        : Answer.<PrepaidPlanView>refused(new PlanOfAnotherMerchant(seller(found))))
                .orElseGet(() -> Answer.refused(new PlanNotFound(id.value())));
    }

    @PostMapping(PLAN + "/payments")
    @Operation(
            summary = "Hand in money that was paid for a plan",
            description = "Fees are paid first, then the earliest parts; more than is due pays parts ahead.")
    @Requires(Act.PAY_PLAN)
    Answer<PlanPaidTold> pay(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String member,
            @PathVariable String plan,
            @RequestBody PlanPaymentBody body) {
        ArrangementId id = id(plan);
        return desk.change(
                new Order(caller, key, member),
                (program, call) -> plans.pay(program, body.command(caller, id), call),
                PlanPaidTold::of);
    }

    @PostMapping(PLAN + "/payments/{payment}/refunds")
    @Operation(
            summary = "Pay a payment back, in part or all that is left of it",
            description = "What it had paid is to be paid again; a bonus that is not due any more is taken back.")
    @Requires(Act.CLOSE_PLAN)
    Answer<PlanRefundTold> refund(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String member,
            @PathVariable String plan,
            @PathVariable String payment,
            @RequestBody PlanRefundBody body) {
        ArrangementId id = id(plan);
        long number = Paths.number(payment).orElseThrow(PlanController::noNumber);
        return desk.change(
                new Order(caller, key, member),
                (program, call) -> plans.refund(program, body.command(caller, id, number), call),
                PlanRefundTold::of);
    }

    private static Rejection noNumber() {
        return Rejection.ofField(Fault.INVALID_PARAMETER, "payment", "the number of a payment");
    }

    @PostMapping(PLAN + "/close")
    @Operation(
            summary = "End a plan before its time",
            description =
                    "What was paid and is not released goes back, less a fee; a bonus that has not vested is lost.")
    @Requires(Act.CLOSE_PLAN)
    Answer<PlanTold> close(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String member,
            @PathVariable String plan,
            @RequestBody PlanCloseBody body) {
        ArrangementId id = id(plan);
        return desk.change(
                new Order(caller, key, member), (_, call) -> plans.close(body.command(caller, id), call), PlanTold::of);
    }

    static ArrangementId id(String plan) {
        return new ArrangementId(Fields.text("plan", plan, 128));
    }
}
