package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.ChainId;
import io.guerdon.payment.ChargeSoFar;
import io.guerdon.payment.Charges;
import io.guerdon.payment.PaymentRefusal.ChargeNotFound;
import io.guerdon.payment.PaymentRefusal.ChargeOfAnotherMerchant;
import io.guerdon.payment.SettleCharge;
import io.guerdon.program.Program;
import io.guerdon.web.ChargeAnswers.ChargeConfirmTold;
import io.guerdon.web.ChargeAnswers.ChargeFailTold;
import io.guerdon.web.ChargeAnswers.ChargeRefundTold;
import io.guerdon.web.ChargeAnswers.ChargeView;
import io.guerdon.web.ChargeAnswers.ChargesView;
import io.guerdon.web.ChargeBodies.ChargeConfirmBody;
import io.guerdon.web.ChargeBodies.ChargeFailBody;
import io.guerdon.web.ChargeBodies.ChargeRefundBody;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** What members are to pay outside, and what became of it. */
@Controller
class ChargeController {
    private static final String CHARGES = "/v1/members/{member}/charges";
    private static final String CHARGE = CHARGES + "/{charge}";

    private final Desk desk;
    private final Charges charges;

    ChargeController(Desk desk, Charges charges) {
        this.desk = desk;
        this.charges = charges;
    }

    @GetMapping(CHARGES)
    @Operation(
            summary = "What the member is to pay now, outside",
            description = "A merchant sees what is to be paid to it.")
    @Requires(Act.READ_CHARGES)
    Answer<ChargesView> open(Caller caller, @PathVariable String member) {
        return desk.about(
                caller,
                member,
                (program, chain) -> Answer.ok(
                        ChargesView.of(open(caller, chain), program.place().zone())));
    }

    private List<ChargeSoFar> open(Caller caller, ChainId chain) {
        return charges.open(chain).stream()
                .filter(found -> isFor(caller, found))
                .toList();
    }

    private static boolean isFor(Caller caller, ChargeSoFar found) {
        String merchant = caller.binding().merchant();
        return merchant.isEmpty() || merchant.equals(found.charge().merchant().value());
    }

    @GetMapping(CHARGE)
    @Operation(summary = "A charge, and what became of it")
    @Requires(Act.READ_CHARGES)
    Answer<ChargeView> read(Caller caller, @PathVariable String member, @PathVariable String charge) {
        ArrangementId id = id(charge);
        return desk.about(caller, member, (program, chain) -> read(caller, program, chain, id));
    }

    private Answer<ChargeView> read(Caller caller, Program program, ChainId chain, ArrangementId id) {
        return charges.find(chain, id)
                .map(found -> isFor(caller, found)
                        ? Answer.ok(ChargeView.of(found, program.place().zone()))
                        : Answer.<ChargeView>refused(new ChargeOfAnotherMerchant(
                                found.charge().merchant().value())))
                .orElseGet(() -> Answer.refused(new ChargeNotFound(id.value())));
    }

    @PostMapping(CHARGE + "/confirm")
    @Operation(
            summary = "A charge was paid",
            description = "One payment to a merchant, by its reference, pays one charge. It is recorded although the"
                    + " merchant is suspended by now: the money has been paid.")
    @Requires(Act.SETTLE_CHARGE)
    Answer<ChargeConfirmTold> confirm(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String member,
            @PathVariable String charge,
            @RequestBody ChargeConfirmBody body) {
        return settle(new Order(caller, key, member), body.command(id(charge)), ChargeConfirmTold::of);
    }

    @PostMapping(CHARGE + "/fail")
    @Operation(
            summary = "An attempt to pay a charge has failed",
            description = "It stays open, unless it was the last attempt.")
    @Requires(Act.SETTLE_CHARGE)
    Answer<ChargeFailTold> fail(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String member,
            @PathVariable String charge,
            @RequestBody ChargeFailBody body) {
        return settle(new Order(caller, key, member), body.command(id(charge)), ChargeFailTold::of);
    }

    @PostMapping(CHARGE + "/refund")
    @Operation(summary = "A charge that was paid is paid back, in part or whole")
    @Requires(Act.SETTLE_CHARGE)
    Answer<ChargeRefundTold> refund(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String member,
            @PathVariable String charge,
            @RequestBody ChargeRefundBody body) {
        return settle(new Order(caller, key, member), body.command(caller, id(charge)), ChargeRefundTold::of);
    }

    private <T> Answer<T> settle(Order order, SettleCharge command, Desk.Form<T> form) {
        return desk.change(order, (program, call) -> charges.settle(program, command, call), form);
    }

    private static ArrangementId id(String charge) {
        return new ArrangementId(Fields.text("charge", charge, 128));
    }
}
