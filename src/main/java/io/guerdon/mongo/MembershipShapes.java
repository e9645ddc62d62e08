package io.guerdon.mongo;

import io.guerdon.ledger.Arrangement;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Subject;
import io.guerdon.membership.Dues;
import io.guerdon.membership.Membership;
import io.guerdon.membership.Membership.Days;
import io.guerdon.membership.Membership.Phase;
import io.guerdon.membership.MembershipChanged;
import io.guerdon.membership.MembershipChanged.Returned;
import io.guerdon.membership.MembershipChanged.Stands;
import io.guerdon.membership.MembershipChanged.Step;
import io.guerdon.membership.MembershipTerms;
import io.guerdon.membership.Outlook;
import io.guerdon.membership.Packs;
import io.guerdon.membership.Stretch;
import io.guerdon.unit.PlanId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The stored form of memberships, and of what entries about them are about. */
final class MembershipShapes {
    static final List<Shape<? extends Arrangement>> ALL = List.of(
            new Shape<>("membership", Membership.class, MembershipShapes::membership, MembershipShapes::membership));

    static final List<Shape<? extends Subject>> SUBJECTS = List.of(new Shape<>(
            "membership-changed", MembershipChanged.class, MembershipShapes::changed, MembershipShapes::changed));

    private MembershipShapes() {}

    private static void membership(BsonOut out, Membership membership) {
        out.part("terms", membership.terms(), MembershipTermsShapes::terms)
                .text("phase", membership.phase().name())
                .part("days", membership.days(), MembershipShapes::days)
                .part("dues", membership.dues(), MembershipShapes::dues)
                .text("course", membership.outlook().course().name())
                .list("next", membership.outlook().next().stream().toList(), MembershipTermsShapes::terms);
    }

    private static Membership membership(Fields in) {
        return new Membership(
                MembershipTermsShapes.terms(in.part("terms")),
                Phase.valueOf(in.text("phase")),
                days(in.part("days")),
                dues(in.part("dues")),
                new Outlook(Outlook.Course.valueOf(in.text("course")), first(in, "next")));
    }

    private static Optional<MembershipTerms> first(Fields in, String name) {
        return in.list(name, MembershipTermsShapes::terms).stream().findFirst();
    }

    private static void days(BsonOut out, Days days) {
        Stretch stretch = days.stretch();
        day(out, "joined", days.joined());
        day(out, "since", days.since());
        day(out, "from", stretch.from());
        day(out, "until", stretch.until());
        day(out, "anchor", stretch.anchor());
        out.number("months", stretch.months());
        day(out, "packsFrom", days.packs().anchor());
        out.number("packs", days.packs().given());
    }

    private static Days days(Fields in) {
        return new Days(
                day(in, "joined"),
                day(in, "since"),
                new Stretch(day(in, "from"), day(in, "until"), day(in, "anchor"), in.number("months")),
                new Packs(day(in, "packsFrom"), in.number("packs")));
    }

    private static void day(BsonOut out, String name, LocalDate day) {
        out.text(name, day.toString());
    }

    private static LocalDate day(Fields in, String name) {
        return LocalDate.parse(in.text(name));
    }

    private static void dues(BsonOut out, Dues dues) {
        out.text("pays", dues.pays().name())
                .number("failed", dues.failed())
                .number("charges", dues.charges())
                .list("owing", dues.owing().stream().toList(), MembershipShapes::owing);
    }

    private static Dues dues(Fields in) {
        return new Dues(
                Dues.Paying.valueOf(in.text("pays")),
                Math.toIntExact(in.number("failed")),
                in.number("charges"),
                in.list("owing", MembershipShapes::owing).stream().findFirst());
    }

    private static void owing(BsonOut out, Dues.Owing owing) {
        out.text("for", owing.what().name())
                .text("charge", owing.charge().value())
                .list("to", owing.to().stream().toList(), MembershipTermsShapes::terms);
    }

    private static Dues.Owing owing(Fields in) {
        return new Dues.Owing(Dues.For.valueOf(in.text("for")), new ArrangementId(in.text("charge")), first(in, "to"));
    }

    private static void changed(BsonOut out, MembershipChanged changed) {
        ArrangementShapes.id(out, changed.id());
        out.text("step", changed.step().name())
                .text("plan", changed.stands().plan().value())
                .text("phase", changed.stands().phase().name());
        day(out, "from", changed.stands().from());
        day(out, "until", changed.stands().until());
        MoneyParts.money(out, changed.paid());
        out.part("back", changed.back(), MembershipShapes::back);
    }

    private static MembershipChanged changed(Fields in) {
        Stands stands = new Stands(
                new PlanId(in.text("plan")), Phase.valueOf(in.text("phase")), day(in, "from"), day(in, "until"));
        return new MembershipChanged(
                ArrangementShapes.id(in),
                Step.valueOf(in.text("step")),
                stands,
                MoneyParts.money(in),
                back(in.part("back")));
    }

    private static void back(BsonOut out, Returned back) {
        out.number("toStoredValue", back.toStoredValue())
                .number("toPay", back.toPay())
                .number("kept", back.kept())
                .number("coupons", back.coupons())
                .number("couponsUsed", back.couponsUsed())
                .number("gift", back.gift())
                .number("giftMissing", back.giftMissing());
    }

    private static Returned back(Fields in) {
        return new Returned(
                in.number("toStoredValue"),
                in.number("toPay"),
                in.number("kept"),
                in.number("coupons"),
                in.number("couponsUsed"),
                in.number("gift"),
                in.number("giftMissing"));
    }
}
