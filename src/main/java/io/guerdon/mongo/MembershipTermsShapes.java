package io.guerdon.mongo;

import io.guerdon.membership.MembershipTerms;
import io.guerdon.membership.MembershipTerms.Gift;
import io.guerdon.membership.MembershipTerms.Place;
import io.guerdon.program.MembershipPlan;
import io.guerdon.program.MembershipPlan.Benefits;
import io.guerdon.program.MembershipPlan.CoolingOff;
import io.guerdon.program.MembershipPlan.Coupons;
import io.guerdon.program.MembershipPlan.Downgrade;
import io.guerdon.program.MembershipPlan.Fees;
import io.guerdon.program.MembershipPlan.Pack;
import io.guerdon.program.MembershipPlan.Renewal;
import io.guerdon.program.MembershipPlan.Term;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.PlanId;
import io.guerdon.unit.WalletId;
import java.time.ZoneId;
import java.util.Optional;

/** The stored form of what was agreed for a membership. */
final class MembershipTermsShapes {
    private static final String AMOUNT = "amount";

    private MembershipTermsShapes() {}

    static void terms(BsonOut out, MembershipTerms terms) {
        MembershipPlan plan = terms.plan();
        out.text("plan", plan.id().value())
                .part("fees", plan.fees(), MembershipTermsShapes::fees)
                .part("term", plan.term(), MembershipTermsShapes::term)
                .part("renewal", plan.renewal(), MembershipTermsShapes::renewal)
                .part("benefits", plan.benefits(), MembershipTermsShapes::benefits)
                .number("revision", terms.place().revision())
                .text("currency", terms.place().currency())
                .text("zone", terms.place().zone().getId())
                .texts("purse", terms.purse().stream().map(WalletId::value).toList())
                .list("gift", terms.gift().stream().toList(), MembershipTermsShapes::gift);
    }

    static MembershipTerms terms(Fields in) {
        MembershipPlan plan = new MembershipPlan(
                new PlanId(in.text("plan")),
                fees(in.part("fees")),
                term(in.part("term")),
                renewal(in.part("renewal")),
                benefits(in.part("benefits")));
        Place place = new Place(int32(in, "revision"), in.text("currency"), ZoneId.of(in.text("zone")));
        return new MembershipTerms(
                plan,
                place,
                in.texts("purse").stream().map(WalletId::new).toList(),
                in.list("gift", MembershipTermsShapes::gift).stream().findFirst());
    }

    private static int int32(Fields in, String name) {
        return Math.toIntExact(in.number(name));
    }

    private static void gift(BsonOut out, Gift gift) {
        LotParts.wallet(out, gift.wallet());
        out.number(AMOUNT, gift.amount());
        LotParts.terms(out, gift.lots());
    }

    private static Gift gift(Fields in) {
        return new Gift(LotParts.wallet(in), in.number(AMOUNT), LotParts.terms(in));
    }

    private static void fees(BsonOut out, Fees fees) {
        out.text("merchant", fees.merchant().value())
                .number("joining", fees.joining())
                .number("periodic", fees.periodic())
                .text("payFrom", fees.payFrom().map(WalletId::value).orElse(""))
                .text("downgrade", fees.downgrade().map(Downgrade::name).orElse(""));
    }

    private static Fees fees(Fields in) {
        return new Fees(
                new MerchantId(in.text("merchant")),
                in.number("joining"),
                in.number("periodic"),
                given(in, "payFrom").map(WalletId::new),
                given(in, "downgrade").map(Downgrade::valueOf));
    }

    private static Optional<String> given(Fields in, String name) {
        return in.has(name) ? Optional.of(in.text(name)) : Optional.empty();
    }

    private static void term(BsonOut out, Term term) {
        out.number("months", term.months())
                .number("trialDays", term.trialDays())
                .number("pauseDays", term.pauseDays())
                .list("coolingOff", term.coolingOff().stream().toList(), MembershipTermsShapes::coolingOff);
    }

    private static Term term(Fields in) {
        return new Term(
                int32(in, "months"),
                int32(in, "trialDays"),
                int32(in, "pauseDays"),
                in.list("coolingOff", MembershipTermsShapes::coolingOff).stream()
                        .findFirst());
    }

    private static void coolingOff(BsonOut out, CoolingOff coolingOff) {
        out.number("days", coolingOff.days())
                .number("perCoupon", coolingOff.perCoupon())
                .text("whenSpent", coolingOff.whenSpent().name());
    }

    private static CoolingOff coolingOff(Fields in) {
        return new CoolingOff(
                int32(in, "days"), in.number("perCoupon"), MembershipPlan.WhenSpent.valueOf(in.text("whenSpent")));
    }

    private static void renewal(BsonOut out, Renewal renewal) {
        out.text("mode", renewal.mode().name())
                .number("retries", renewal.retries())
                .number("retryDays", renewal.retryDays())
                .number("graceDays", renewal.graceDays());
    }

    private static Renewal renewal(Fields in) {
        return new Renewal(
                MembershipPlan.Mode.valueOf(in.text("mode")),
                int32(in, "retries"),
                int32(in, "retryDays"),
                int32(in, "graceDays"));
    }

    private static void benefits(BsonOut out, Benefits benefits) {
        out.list("pack", benefits.pack().stream().toList(), MembershipTermsShapes::pack)
                .list("gift", benefits.gift().stream().toList(), MembershipTermsShapes::benefit)
                .list("tierAtLeast", benefits.tierAtLeast().stream().toList(), (part, tier) -> part.text("tier", tier))
                .texts("access", benefits.access());
    }

    private static Benefits benefits(Fields in) {
        return new Benefits(
                in.list("pack", MembershipTermsShapes::pack).stream().findFirst(),
                in.list("gift", MembershipTermsShapes::benefit).stream().findFirst(),
                in.list("tierAtLeast", part -> part.text("tier")).stream().findFirst(),
                in.texts("access"));
    }

    private static void pack(BsonOut out, Pack pack) {
        out.number("everyMonths", pack.everyMonths()).list("coupons", pack.coupons(), MembershipTermsShapes::coupons);
    }

    private static Pack pack(Fields in) {
        return new Pack(int32(in, "everyMonths"), in.list("coupons", MembershipTermsShapes::coupons));
    }

    private static void coupons(BsonOut out, Coupons coupons) {
        LotParts.wallet(out, coupons.coupon());
        out.number("count", coupons.count());
    }

    private static Coupons coupons(Fields in) {
        return new Coupons(LotParts.wallet(in), in.number("count"));
    }

    private static void benefit(BsonOut out, MembershipPlan.Gift gift) {
        LotParts.wallet(out, gift.wallet());
        out.number(AMOUNT, gift.amount());
    }

    private static MembershipPlan.Gift benefit(Fields in) {
        return new MembershipPlan.Gift(LotParts.wallet(in), in.number(AMOUNT));
    }
}
