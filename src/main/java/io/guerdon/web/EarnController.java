package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.earning.Activities;
import io.guerdon.earning.EarnRefusal.PurchaseNotFound;
import io.guerdon.earning.PurchaseRef;
import io.guerdon.earning.Purchases;
import io.guerdon.earning.Returns;
import io.guerdon.ledger.Outcome;
import io.guerdon.web.EarnAnswers.ActivityRecorded;
import io.guerdon.web.EarnAnswers.PurchaseRecorded;
import io.guerdon.web.EarnAnswers.ReturnRecorded;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Purchases, returns, activities. */
@Controller
class EarnController {
    private final Desk desk;
    private final Purchases purchases;
    private final Returns returns;
    private final Activities activities;

    EarnController(Desk desk, Purchases purchases, Returns returns, Activities activities) {
        this.desk = desk;
        this.purchases = purchases;
        this.returns = returns;
        this.activities = activities;
    }

    @PostMapping("/v1/members/{member}/purchases")
    @Operation(summary = "Record a purchase, so that it earns")
    @Requires(Act.RECORD_PURCHASE)
    Answer<PurchaseRecorded> purchase(
            Caller caller, IdempotencyKey key, @PathVariable String member, @RequestBody PurchaseBody body) {
        return desk.change(
                new Order(caller, key, member),
                (program, call) -> purchases.record(program, body.command(caller), call),
                PurchaseRecorded::of);
    }

    @PostMapping("/v1/members/{member}/purchases/{purchase}/returns")
    @Operation(
            summary = "Take back what a purchase earned for goods that came back, and restore what was spent on them")
    @Requires(Act.RETURN_GOODS)
    Answer<ReturnRecorded> giveBack(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String member,
            @PathVariable String purchase,
            @RequestBody ReturnBody body) {
        return desk.change(
                new Order(caller, key, member),
                (_, call) -> ref(purchase)
                        .map(ref -> returns.record(body.command(ref), call))
                        .orElseGet(() -> new Outcome.Refused(new PurchaseNotFound(purchase))),
                ReturnRecorded::of);
    }

    private static Optional<PurchaseRef> ref(String purchase) {
        try {
            return Optional.of(PurchaseRef.parse(purchase));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    @PostMapping("/v1/members/{member}/activities")
    @Operation(summary = "Report something the member did")
    @Requires(Act.REPORT_ACTIVITY)
    Answer<ActivityRecorded> activity(
            Caller caller, IdempotencyKey key, @PathVariable String member, @RequestBody ActivityBody body) {
        return desk.change(
                new Order(caller, key, member),
                (program, call) -> activities.report(program, body.command(caller), call),
                ActivityRecorded::of);
    }
}
