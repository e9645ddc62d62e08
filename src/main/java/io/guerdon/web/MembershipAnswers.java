package io.guerdon.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Balances;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Fold;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Movement.Arranged;
import io.guerdon.membership.Membership;
import io.guerdon.membership.MembershipChanged;
import io.guerdon.membership.MembershipChanged.Returned;
import io.guerdon.membership.MembershipTerms;
import io.guerdon.membership.Outlook;
import io.guerdon.payment.Charge;
import io.guerdon.program.MembershipPlan;
import io.guerdon.program.Program;
import io.guerdon.web.ChargeAnswers.ChargeTold;
import io.guerdon.web.EarnAnswers.Earned;
import io.guerdon.web.MembershipBodies.Pays;
import io.guerdon.web.SpendAnswers.Value;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is answered about memberships; days are those of the program's zone. */
final class MembershipAnswers {
    private MembershipAnswers() {}

    /** Something was done. */
    record MembershipTold(Stamp entry, String membership, StepTold done, Map<String, Totals> balances) {
        static MembershipTold of(Entry entry, ZoneId zone) {
            MembershipChanged changed = EarnAnswers.subject(entry, MembershipChanged.class);
            return new MembershipTold(
                    Stamp.of(entry),
                    changed.id().value(),
                    StepTold.of(changed, entry.movements(), zone),
                    Totals.of(entry.after()));
        }
    }

    /** What something would come to; the balances are those after it. */
    record MembershipPreview(StepTold done, Map<String, Totals> balances) {
        static MembershipPreview of(Draft draft, AccountState before, ZoneId zone) {
            MembershipChanged changed = (MembershipChanged) draft.subject().orElseThrow();
            return new MembershipPreview(
                    StepTold.of(changed, draft.movements(), zone),
                    Totals.of(Balances.of(Fold.apply(before, draft.movements()))));
        }
    }

    /**
     * What was done.
     *
     * @param step for example {@code joined}, {@code renewed}, {@code ended}
     * @param state of the membership then, or when it ended
     * @param from first day of its period
     * @param until the day after the last
     * @param paid from stored value
     * @param charge that was opened; left out for none
     * @param given what was credited
     * @param returned what went back; left out where nothing did
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StepTold(
            String step,
            String plan,
            String state,
            LocalDate from,
            LocalDate until,
            Value paid,
            @Nullable ChargeTold charge,
            List<Earned> given,
            @Nullable ReturnedTold returned) {
        static StepTold of(MembershipChanged changed, List<Movement> movements, ZoneId zone) {
            MembershipChanged.Stands stands = changed.stands();
            return new StepTold(
                    changed.step().wire(),
                    stands.plan().value(),
                    wire(stands.phase()),
                    stands.from(),
                    stands.until(),
                    Value.of(changed.paid()),
                    charge(movements, zone),
                    Earned.in(movements, zone),
                    changed.back().equals(Returned.NOTHING) ? null : ReturnedTold.of(changed.back()));
        }

        private static @Nullable ChargeTold charge(List<Movement> movements, ZoneId zone) {
            return movements.stream()
                    .filter(movement -> movement instanceof Arranged made && made.arrangement() instanceof Charge)
                    .map(Arranged.class::cast)
                    .map(made -> ChargeTold.of(made.id(), (Charge) made.arrangement(), zone))
                    .findFirst()
                    .orElse(null);
        }
    }

    private static String wire(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * What went back with a membership, in minor units and in units.
     *
     * @param toStoredValue of fees
     * @param toPay of fees that were paid outside, which whoever took them has to pay back
     * @param kept of fees, for coupons that were used
     * @param coupons that were taken back
     * @param couponsUsed that were used
     * @param gift what was taken back of it
     * @param giftMissing what was spent of it
     */
    record ReturnedTold(
            long toStoredValue, long toPay, long kept, long coupons, long couponsUsed, long gift, long giftMissing) {
        static ReturnedTold of(Returned back) {
            return new ReturnedTold(
                    back.toStoredValue(),
                    back.toPay(),
                    back.kept(),
                    back.coupons(),
                    back.couponsUsed(),
                    back.gift(),
                    back.giftMissing());
        }
    }

    /**
     * A membership as it stands.
     *
     * @param state unpaid, trial, active, grace or paused
     * @param from first day of its period, the latest that is paid
     * @param until the day after the last
     * @param graceUntil when it lapses, or would, unpaid
     * @param coolsOffUntil the first day on which it cannot be returned any more; left out where it never could
     * @param outlook {@code goes-on} or {@code ends}, with the period
     * @param nextPlan to which it changes then; left out where it stays
     * @param pays from what fees are paid
     * @param fee of a period
     * @param charge that is to be paid for it; left out for none
     * @param nextPack when coupons come next; left out where none do
     * @param tierAtLeast the tier the member has at least; left out for none
     * @param access rights the member has now
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MembershipView(
            String membership,
            String plan,
            String state,
            LocalDate joined,
            LocalDate from,
            LocalDate until,
            LocalDate graceUntil,
            @Nullable LocalDate coolsOffUntil,
            String outlook,
            @Nullable String nextPlan,
            Pays pays,
            Value fee,
            @Nullable String charge,
            @Nullable LocalDate nextPack,
            @Nullable String tierAtLeast,
            List<String> access) {
        static MembershipView of(ArrangementId id, Membership membership) {
            Outlook outlook = membership.outlook();
            MembershipPlan.Benefits benefits = membership.agreed().benefits();
            boolean has = membership.phase().hasBenefits();
            return new MembershipView(
                    id.value(),
                    membership.agreed().id().value(),
                    wire(membership.phase()),
                    membership.days().joined(),
                    membership.days().stretch().from(),
                    membership.until(),
                    membership.graceUntil(),
                    membership.coolsOffUntil().orElse(null),
                    wire(outlook.course()),
                    outlook.next().map(next -> next.plan().id().value()).orElse(null),
                    Pays.of(membership.dues().pays()),
                    fee(membership.terms()),
                    membership
                            .dues()
                            .owing()
                            .map(owing -> owing.charge().value())
                            .orElse(null),
                    membership.nextPack().orElse(null),
                    has ? benefits.tierAtLeast().orElse(null) : null,
                    has ? benefits.access() : List.of());
        }

        private static Value fee(MembershipTerms terms) {
            return Value.of(terms.money(terms.plan().fees().periodic()));
        }
    }

    /** The plans in force. */
    record PlansView(int revision, List<PlanView> plans) {
        static PlansView of(Program program) {
            return new PlansView(
                    program.revision(),
                    program.catalogue().membershipPlans().stream()
                            .map(plan -> PlanView.of(plan, program.place().currency()))
                            .toList());
        }
    }

    /**
     * A plan.
     *
     * @param joining fee, once
     * @param fee of a period
     * @param payFrom the stored value that fees may be paid from; left out where they are paid outside
     * @param months of a period
     * @param coolingOffDays in which it can be returned; 0 for none
     * @param renewal automatic or on-invitation
     * @param tierAtLeast the tier members have at least; left out for none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PlanView(
            String plan,
            Value joining,
            Value fee,
            @Nullable String payFrom,
            int months,
            int trialDays,
            int pauseDays,
            int coolingOffDays,
            String renewal,
            int graceDays,
            List<PackPart> pack,
            int packEveryMonths,
            @Nullable String tierAtLeast,
            List<String> access) {
        static PlanView of(MembershipPlan plan, String currency) {
            MembershipPlan.Benefits benefits = plan.benefits();
            return new PlanView(
                    plan.id().value(),
                    new Value(plan.fees().joining(), currency),
                    new Value(plan.fees().periodic(), currency),
                    plan.fees().payFrom().map(from -> from.value()).orElse(null),
                    plan.term().months(),
                    plan.term().trialDays(),
                    plan.term().pauseDays(),
                    plan.term()
                            .coolingOff()
                            .map(MembershipPlan.CoolingOff::days)
                            .orElse(0),
                    wire(plan.renewal().mode()),
                    plan.renewal().graceDays(),
                    benefits.pack().stream()
                            .flatMap(pack -> pack.coupons().stream())
                            .map(each -> new PackPart(each.coupon().value(), each.count()))
                            .toList(),
                    benefits.pack().map(MembershipPlan.Pack::everyMonths).orElse(0),
                    benefits.tierAtLeast().orElse(null),
                    benefits.access());
        }
    }

    /** So many coupons of a definition. */
    record PackPart(String coupon, long count) {}
}
