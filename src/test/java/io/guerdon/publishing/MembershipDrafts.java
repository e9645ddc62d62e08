package io.guerdon.publishing;

import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Subject;
import io.guerdon.membership.Membership.Phase;
import io.guerdon.membership.MembershipChanged;
import io.guerdon.membership.MembershipChanged.Returned;
import io.guerdon.membership.MembershipChanged.Stands;
import io.guerdon.membership.MembershipChanged.Step;
import io.guerdon.unit.Money;
import io.guerdon.unit.PlanId;
import java.time.LocalDate;

/** What entries about memberships carry. */
final class MembershipDrafts {
    private static final Stands STANDS =
            new Stands(new PlanId("gold"), Phase.ACTIVE, LocalDate.parse("2026-11-22"), LocalDate.parse("2027-11-22"));

    private MembershipDrafts() {}

    static Subject lowered() {
        return changed(Step.CHANGED, new Returned(1_000, 0, 0, 0, 0, 0, 0));
    }

    static Subject changed() {
        return changed(Step.RENEWED, Returned.NOTHING);
    }

    static Subject returned() {
        return changed(Step.RETURNED, new Returned(9, 8, 7, 6, 5, 4, 3));
    }

    private static Subject changed(Step step, Returned back) {
        return new MembershipChanged(new ArrangementId("mbr_1-1"), step, STANDS, new Money(19_900, "CNY"), back);
    }
}
