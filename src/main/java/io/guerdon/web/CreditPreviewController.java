package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.credit.CreditLines;
import io.guerdon.credit.RepayCredit;
import io.guerdon.credit.SetCreditLimit;
import io.guerdon.earning.PaidIn;
import io.guerdon.unit.Money;
import io.guerdon.unit.WalletId;
import io.guerdon.web.CreditAnswers.CreditPreview;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What repaying, or another limit, would come to. */
@Controller
class CreditPreviewController {
    private final Desk desk;
    private final CreditLines lines;

    CreditPreviewController(Desk desk, CreditLines lines) {
        this.desk = desk;
        this.lines = lines;
    }

    @GetMapping(CreditController.LINE + "/repayments/preview")
    @Operation(summary = "What repaying so much would come to, or why it would be refused")
    @Requires(Act.READ_CREDIT)
    Answer<CreditPreview> repay(
            Caller caller,
            @PathVariable String member,
            @PathVariable String unit,
            @RequestParam String merchant,
            @RequestParam Long amount) {
        WalletId wallet = CreditController.wallet(unit);
        String lender = Fields.name("merchant", merchant);
        long minor = Fields.number("amount", amount, 1, Fields.LARGEST_AMOUNT);
        return desk.about(caller, member, (program, chain) -> {
            Money money = new Money(minor, program.place().currency());
            PaidIn paid = new PaidIn(Tills.of(caller, lender, null, null), money, "preview", 1);
            return told(lines.preview(program, new RepayCredit(wallet, paid, ""), chain, caller.actor()));
        });
    }

    @GetMapping(CreditController.LINE + "/limit/preview")
    @Operation(summary = "What another limit would come to, or why it would be refused")
    @Requires(Act.SET_CREDIT_LIMIT)
    Answer<CreditPreview> limit(
            Caller caller, @PathVariable String member, @PathVariable String unit, @RequestParam Long limit) {
        long most = Fields.number("limit", limit, 0, Fields.LARGEST_AMOUNT);
        SetCreditLimit command = new SetCreditLimit(CreditController.wallet(unit), most, "preview");
        return desk.about(
                caller, member, (program, chain) -> told(lines.preview(program, command, chain, caller.actor())));
    }

    private static Answer<CreditPreview> told(CreditLines.Preview preview) {
        return switch (preview) {
            case CreditLines.Preview.Refused refused -> Answer.refused(refused.refusal());
            case CreditLines.Preview.Would would -> Answer.ok(CreditPreview.of(would));
        };
    }
}
