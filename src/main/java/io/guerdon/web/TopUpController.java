package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.earning.PaidIn;
import io.guerdon.ledger.ChainId;
import io.guerdon.program.Program;
import io.guerdon.storedvalue.TopUp;
import io.guerdon.storedvalue.TopUps;
import io.guerdon.unit.Money;
import io.guerdon.unit.WalletId;
import io.guerdon.web.TopUpAnswers.TopUpPreview;
import io.guerdon.web.TopUpAnswers.TopUpRefundTold;
import io.guerdon.web.TopUpAnswers.TopUpView;
import io.guerdon.web.TopUpAnswers.ToppedUpTold;
import io.guerdon.web.TopUpBodies.TopUpBody;
import io.guerdon.web.TopUpBodies.TopUpRefundBody;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** Money that members pay in, and that is paid back to them. */
@Controller
class TopUpController {
    private static final String TOP_UPS = "/v1/members/{member}/top-ups";

    private final Desk desk;
    private final TopUps topUps;

    TopUpController(Desk desk, TopUps topUps) {
        this.desk = desk;
        this.topUps = topUps;
    }

    @PostMapping(TOP_UPS)
    @Operation(summary = "Pay money in, as stored value; a bonus may come with it")
    @Requires(Act.TOP_UP)
    Answer<ToppedUpTold> topUp(
            Caller caller, IdempotencyKey key, @PathVariable String member, @RequestBody TopUpBody body) {
        return desk.change(
                new Order(caller, key, member),
                (program, call) -> topUps.topUp(program, body.command(caller), call),
                ToppedUpTold::of);
    }

    @GetMapping(TOP_UPS + "/preview")
    @Operation(summary = "What paying money in would come to, or why it would be refused")
    @Requires(Act.READ_TOP_UPS)
    Answer<TopUpPreview> preview(
            Caller caller,
            @PathVariable String member,
            @RequestParam String storedValue,
            @RequestParam String merchant,
            @RequestParam Long amount) {
        String unit = Fields.name("storedValue", storedValue);
        String seller = Fields.name("merchant", merchant);
        long minor = Fields.number("amount", amount, 1, Fields.LARGEST_AMOUNT);
        return desk.about(caller, member, (program, chain) -> {
            Money money = new Money(minor, program.place().currency());
            PaidIn paid = new PaidIn(Tills.of(caller, seller, null, null), money, "preview", 1);
            return preview(program, chain, new TopUp(new WalletId(unit), paid, ""));
        });
    }

    private Answer<TopUpPreview> preview(Program program, ChainId chain, TopUp command) {
        return switch (topUps.preview(program, command, chain)) {
            case TopUps.Preview.Refused refused -> Answer.refused(refused.refusal());
            case TopUps.Preview.Would would ->
                Answer.ok(TopUpPreview.of(
                        would.draft(), would.before(), program.place().zone()));
        };
    }

    @PostMapping(TOP_UPS + "/{topUp}/refunds")
    @Operation(
            summary = "Pay money back that was paid in, in part or all that is left",
            description = "The bonus is judged again as if only the rest had been paid in.")
    @Requires(Act.REFUND_TOP_UP)
    Answer<TopUpRefundTold> refund(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String member,
            @PathVariable String topUp,
            @RequestBody TopUpRefundBody body) {
        return desk.change(
                new Order(caller, key, member),
                (_, call) -> topUps.refund(body.command(caller, topUp), call),
                TopUpRefundTold::of);
    }

    @GetMapping(TOP_UPS)
    @Operation(
            summary = "The member's top-ups, latest first, with what is left of them and can be paid back",
            description =
                    "A merchant sees those at its tills; so a part may have fewer items than the limit. Nor are more"
                            + " than 2,000 entries looked through for a part.")
    @Requires(Act.READ_TOP_UPS)
    Answer<Page<TopUpView>> list(
            Caller caller,
            @PathVariable String member,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int most = Page.limit(limit);
        long before = Paths.before(cursor);
        return desk.about(caller, member, (_, chain) -> Answer.ok(page(caller, topUps.before(chain, before, most))));
    }

    private static Page<TopUpView> page(Caller caller, TopUps.Part part) {
        String next = part.next().isPresent() ? Long.toString(part.next().getAsLong()) : null;
        List<TopUpView> seen = part.topUps().stream()
                .filter(standing -> isAt(caller.binding().merchant(), standing))
                .map(TopUpView::of)
                .toList();
        return new Page<>(seen, next);
    }

    private static boolean isAt(String merchant, TopUps.Standing standing) {
        return merchant.isEmpty()
                || merchant.equals(
                        standing.topUp().made().paid().till().merchant().value());
    }
}
