package io.guerdon.web;

import io.guerdon.membership.Dues.Paying;
import io.guerdon.membership.MembershipCommand;
import io.guerdon.membership.MembershipCommand.Cancel;
import io.guerdon.membership.MembershipCommand.Change;
import io.guerdon.membership.MembershipCommand.Join;
import io.guerdon.membership.MembershipCommand.Renew;
import io.guerdon.unit.PlanId;

/** What is said about memberships. */
final class MembershipBodies {
    private MembershipBodies() {}

    /** From what fees are paid. */
    enum Pays {
        storedValue,
        charge;

        Paying from() {
            return this == storedValue ? Paying.STORED_VALUE : Paying.CHARGE;
        }

        static Pays of(Paying from) {
            return from == Paying.STORED_VALUE ? storedValue : charge;
        }
    }

    /** When a plan changes. */
    enum ChangesWhen {
        now,
        periodEnd;

        MembershipCommand.When command() {
            return this == now ? MembershipCommand.When.NOW : MembershipCommand.When.PERIOD_END;
        }
    }

    /** How a membership is left. */
    enum LeavesHow {
        periodEnd,
        coolingOff;

        MembershipCommand.How command() {
            return this == coolingOff ? MembershipCommand.How.COOLING_OFF : MembershipCommand.How.PERIOD_END;
        }
    }

    /** Which plan is joined, and from what it is paid, then and later. */
    record JoinBody(String plan, Pays pays) {
        JoinBody {
            plan = Fields.name("plan", plan);
            Fields.required("pays", pays);
        }

        Join command() {
            return new Join(new PlanId(plan), pays.from());
        }
    }

    /** From what the next period is paid, and those after it. */
    record RenewBody(Pays pays) {
        RenewBody {
            Fields.required("pays", pays);
        }

        Renew command() {
            return new Renew(pays.from());
        }
    }

    /** To which plan it changes, when, and from what it is paid from then on. */
    record ChangeBody(String plan, ChangesWhen when, Pays pays) {
        ChangeBody {
            plan = Fields.name("plan", plan);
            Fields.required("when", when);
            Fields.required("pays", pays);
        }

        Change command() {
            return new Change(new PlanId(plan), when.command(), pays.from());
        }
    }

    /** How it is left, and why. */
    record CancelBody(LeavesHow how, String reason) {
        CancelBody {
            Fields.required("how", how);
            reason = new ReasonBody(reason).reason();
        }

        Cancel command() {
            return new Cancel(how.command(), reason);
        }
    }
}
