package io.guerdon.coupon;

import io.guerdon.coupon.CouponRefusal.CouponLimitReached;
import io.guerdon.coupon.CouponRefusal.CouponValidityOver;
import io.guerdon.earning.LotFactory;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Claim;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.Guards;
import io.guerdon.ledger.History;
import io.guerdon.ledger.LotId;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.program.CouponSettings;
import io.guerdon.program.LotDates;
import io.guerdon.program.Program;
import io.guerdon.stock.Place;
import io.guerdon.unit.MerchantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a member gets a coupon. Its context is how many of the definition the member was given before.
 *
 * @param claims the code and the number of the stock, where there are such
 * @param number which of the stock; 0 where there is no limit
 */
record IssueDecision(Program program, CouponSettings coupon, Wish wish, List<Claim> claims, long number)
        implements Operation<Long> {
    private static final List<String> FIELDS = List.of("operation", "definition", "reason", "code");

    /** The decision where one of the stock is to be given, with a claim on its number. */
    static IssueDecision at(Place place, Program program, CouponSettings coupon, Wish wish, List<Claim> claims) {
        List<Claim> all = new ArrayList<>(claims);
        all.add(place.claim());
        return new IssueDecision(program, coupon, wish, all, place.number());
    }

    /** Who is to get one, and why. */
    record Wish(GiveCoupon command, Call call) {
        Terms terms(List<Claim> claims) {
            Request request = new Request(call.key(), Fingerprint.of(command.fields()));
            return new Terms(call.chain(), request, FIELDS, claims, Refusals.FORGOTTEN);
        }

        Call because() {
            return switch (command) {
                case GiveCoupon.ByHand hand -> call.because(hand.reason());
                case GiveCoupon.ByCode _ -> call;
            };
        }

        String code() {
            return switch (command) {
                case GiveCoupon.ByHand _ -> "";
                case GiveCoupon.ByCode entered -> entered.code();
            };
        }
    }

    @Override
    public Terms terms() {
        return wish.terms(claims);
    }

    @Override
    public Long gather(History history, AccountState state, Instant now) {
        return coupon.supply().perMember().isEmpty()
                ? 0
                : (long) history.byRef(state.chain(), definitionRef()).size();
    }

    /** By what coupons of the definition are found that a member was given by hand or by code. */
    private String definitionRef() {
        return "coupons:" + coupon.id();
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Long before) {
        return Guards.mayEarn(state)
                .or(() -> over(now))
                .or(() -> limit(before))
                .<Verdict>map(Verdict.Refuse::new)
                .orElseGet(() -> new Verdict.Commit(draft(state, now)));
    }

    private Optional<Refusal> over(Instant now) {
        Instant end = LotDates.expiry(coupon.lots(), program.place().zone(), now);
        return end.isAfter(now) ? Optional.empty() : Optional.of(new CouponValidityOver(end.toString()));
    }

    private Optional<Refusal> limit(long before) {
        return coupon.supply().perMember().filter(most -> before >= most).map(CouponLimitReached::new);
    }

    private Draft draft(AccountState state, Instant now) {
        Workings workings = new Workings(state);
        LotId lot = new LotFactory(program, MerchantId.HOUSE).give(workings, coupon.id(), 1, now, Book.OPERATOR);
        CouponId id = CouponId.of(state.chain().member(), lot);
        return new Draft(
                EntryKind.COUPON_ISSUE,
                now,
                workings.movements(),
                Optional.of(new CouponIssued(id, coupon.id(), number, wish.code())),
                Draft.Why.of(wish.because()).refs(id.value(), definitionRef()));
    }
}
