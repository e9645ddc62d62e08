package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.credit.BlockCredit;
import io.guerdon.credit.CreditLines;
import io.guerdon.unit.WalletId;
import io.guerdon.web.CreditAnswers.CreditLimitTold;
import io.guerdon.web.CreditAnswers.CreditTold;
import io.guerdon.web.CreditAnswers.CreditView;
import io.guerdon.web.CreditAnswers.CreditsView;
import io.guerdon.web.CreditAnswers.RepaidTold;
import io.guerdon.web.CreditBodies.CreditLimitBody;
import io.guerdon.web.CreditBodies.RepaymentBody;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** What members may owe, and what they repay. */
@Controller
class CreditController {
    private static final String CREDIT = "/v1/members/{member}/credit";
    static final String LINE = CREDIT + "/{unit}";

    private final Desk desk;
    private final CreditLines lines;

    CreditController(Desk desk, CreditLines lines) {
        this.desk = desk;
        this.lines = lines;
    }

    @GetMapping(CREDIT)
    @Operation(summary = "What the member may owe and does, by age", description = "A merchant sees what it lends.")
    @Requires(Act.READ_CREDIT)
    Answer<CreditsView> read(Caller caller, @PathVariable String member) {
        String merchant = caller.binding().merchant();
        return desk.about(caller, member, (program, chain) -> {
            List<CreditView> views = lines.of(program, chain).stream()
                    .filter(standing -> merchant.isEmpty()
                            || merchant.equals(standing.line().lender().value()))
                    .map(CreditView::of)
                    .toList();
            return Answer.ok(new CreditsView(views));
        });
    }

    @PostMapping(LINE + "/limit")
    @Operation(
            summary = "Grant a member credit, or change how much",
            description = "Where more is owed than the limit is then, what is repaid makes up for that first.")
    @Requires(Act.SET_CREDIT_LIMIT)
    Answer<CreditLimitTold> limit(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String member,
            @PathVariable String unit,
            @RequestBody CreditLimitBody body) {
        WalletId wallet = wallet(unit);
        return desk.change(
                new Order(caller, key, member),
                (program, call) -> lines.limit(program, body.command(wallet), call),
                CreditLimitTold::of);
    }

    @PostMapping(LINE + "/repayments")
    @Operation(
            summary = "Repay what is owed, in part or whole",
            description = "It can be spent again. Credit that is blocked is repaid all the same.")
    @Requires(Act.REPAY_CREDIT)
    Answer<RepaidTold> repay(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String member,
            @PathVariable String unit,
            @RequestBody RepaymentBody body) {
        WalletId wallet = wallet(unit);
        return desk.change(
                new Order(caller, key, member),
                (program, call) -> lines.repay(program, body.command(caller, wallet), call),
                RepaidTold::of);
    }

    @PostMapping(LINE + "/block")
    @Operation(summary = "Let nothing more of it be spent; what is held stays so")
    @Requires(Act.BLOCK_CREDIT)
    Answer<CreditTold> block(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String member,
            @PathVariable String unit,
            @RequestBody ReasonBody body) {
        return change(new Order(caller, key, member), BlockCredit.Act.BLOCK, unit, body);
    }

    @PostMapping(LINE + "/unblock")
    @Operation(summary = "Let blocked credit be spent again")
    @Requires(Act.BLOCK_CREDIT)
    Answer<CreditTold> unblock(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String member,
            @PathVariable String unit,
            @RequestBody ReasonBody body) {
        return change(new Order(caller, key, member), BlockCredit.Act.UNBLOCK, unit, body);
    }

    private Answer<CreditTold> change(Order order, BlockCredit.Act act, String unit, ReasonBody body) {
        BlockCredit command = new BlockCredit(act, wallet(unit), body.reason());
        return desk.change(order, (_, call) -> lines.block(command, call), CreditTold::of);
    }

    static WalletId wallet(String unit) {
        return new WalletId(Fields.name("unit", unit));
    }
}
