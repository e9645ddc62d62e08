package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.coupon.CouponCodes;
import io.guerdon.coupon.HeldCoupon;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Due;
import io.guerdon.ledger.Ledger;
import io.guerdon.web.CouponAnswers.CouponList;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** What coupons a member has, and codes for those to come. */
@Controller
class CouponListController {
    private final Desk desk;
    private final CouponCodes codes;
    private final Accounts accounts;
    private final Ledger ledger;

    CouponListController(Desk desk, CouponCodes codes, Accounts accounts, Ledger ledger) {
        this.desk = desk;
        this.codes = codes;
        this.accounts = accounts;
        this.ledger = ledger;
    }

    @GetMapping("/v1/members/{member}/coupons")
    @Operation(summary = "The member's coupons, the first to expire first")
    @Requires(Act.READ_COUPONS)
    Answer<CouponList> coupons(Caller caller, @PathVariable String member) {
        return desk.about(
                caller,
                member,
                (program, chain) -> Answer.ok(CouponList.of(
                        HeldCoupon.of(program, now(chain)), program.place().zone())));
    }

    private AccountState now(ChainId chain) {
        return Due.applied(accounts.read(chain), ledger.time().now(chain.program()), ledger.suspended(chain.program()));
    }

    @PostMapping("/v1/coupons/{definition}/codes")
    @Operation(
            summary = "Make codes, each for one coupon; they stream back",
            description = "A repeat with the same key streams the same codes.")
    @Requires(Act.MAKE_COUPON_CODES)
    Answer<CodesMade> make(
            Caller caller, IdempotencyKey key, @PathVariable String definition, @RequestBody CodesBody body) {
        return desk.guarded(
                () -> CodesMade.answer(codes.make(desk.program(caller), body.order(definition), key.of(caller))));
    }
}
