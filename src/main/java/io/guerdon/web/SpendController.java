package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.ledger.HoldId;
import io.guerdon.redemption.CloseHold;
import io.guerdon.redemption.Holds;
import io.guerdon.redemption.Redemptions;
import io.guerdon.web.SpendAnswers.HoldCaptured;
import io.guerdon.web.SpendAnswers.HoldPlaced;
import io.guerdon.web.SpendAnswers.HoldVoided;
import io.guerdon.web.SpendAnswers.Redeemed;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Redemptions and holds. */
@Controller
class SpendController {
    private final Desk desk;
    private final Redemptions redemptions;
    private final Holds holds;

    SpendController(Desk desk, Redemptions redemptions, Holds holds) {
        this.desk = desk;
        this.redemptions = redemptions;
        this.holds = holds;
    }

    @PostMapping("/v1/members/{member}/redemptions")
    @Operation(summary = "Spend points, or money of a wallet that pays, at once")
    @Requires(Act.REDEEM)
    Answer<Redeemed> redeem(
            Caller caller, IdempotencyKey key, @PathVariable String member, @RequestBody RedemptionBody body) {
        return desk.change(
                new Order(caller, key, member),
                (program, call) -> redemptions.redeem(program, body.command(caller), call),
                Redeemed::of);
    }

    @PostMapping("/v1/members/{member}/holds")
    @Operation(summary = "Put points, or money of a wallet that pays, aside for a payment in progress")
    @Requires(Act.HOLD)
    Answer<HoldPlaced> hold(
            Caller caller, IdempotencyKey key, @PathVariable String member, @RequestBody HoldBody body) {
        return desk.change(
                new Order(caller, key, member),
                (program, call) -> holds.place(program, body.command(caller), call),
                HoldPlaced::of);
    }

    @PostMapping("/v1/members/{member}/holds/{hold}/capture")
    @Operation(summary = "Spend some or all of what is held; the rest is available again")
    @Requires(Act.HOLD)
    Answer<HoldCaptured> capture(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String member,
            @PathVariable String hold,
            @RequestBody(required = false) @Nullable CaptureBody body) {
        CloseHold capture = (body == null ? CaptureBody.ALL : body).command(hold);
        return desk.change(
                new Order(caller, key, member),
                (program, call) -> holds.close(program, capture, call),
                HoldCaptured::of);
    }

    @PostMapping("/v1/members/{member}/holds/{hold}/void")
    @Operation(summary = "Give all that is held back")
    @Requires(Act.HOLD)
    Answer<HoldVoided> release(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String member,
            @PathVariable String hold,
            @RequestBody(required = false) @Nullable EmptyBody body) {
        return desk.change(
                new Order(caller, key, member),
                (program, call) -> holds.close(program, new CloseHold.VoidHold(new HoldId(hold)), call),
                HoldVoided::of);
    }
}
