package io.guerdon.membership;

import io.guerdon.membership.Dues.Paying;
import io.guerdon.unit.PlanId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What is asked for about a member's membership. */
public sealed interface MembershipCommand {
    /** Names of all fields that one of them can have. */
    List<String> FIELDS = List.of("operation", "plan", "pays", "when", "how", "reason");

    /** What tells two requests apart. */
    SequencedMap<String, Object> fields();

    private static SequencedMap<String, Object> fields(String operation) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", operation);
        return fields;
    }

    /** Joins a plan. */
    record Join(PlanId plan, Paying pays) implements MembershipCommand {
        @Override
        public SequencedMap<String, Object> fields() {
            SequencedMap<String, Object> fields = MembershipCommand.fields("membership-join");
            fields.put("plan", plan);
            fields.put("pays", pays);
            return fields;
        }
    }

    /** Has the next period, early or late. What was cancelled goes on. */
    record Renew(Paying pays) implements MembershipCommand {
        @Override
        public SequencedMap<String, Object> fields() {
            SequencedMap<String, Object> fields = MembershipCommand.fields("membership-renew");
            fields.put("pays", pays);
            return fields;
        }
    }

    /** When a plan changes. */
    enum When {
        NOW,
        PERIOD_END
    }

    /** Changes the plan; to the one it is of, at the end of the period, takes a change back that is planned or not paid yet. */
    record Change(PlanId plan, When when, Paying pays) implements MembershipCommand {
        @Override
        public SequencedMap<String, Object> fields() {
            SequencedMap<String, Object> fields = MembershipCommand.fields("membership-change");
            fields.put("plan", plan);
            fields.put("when", when);
            fields.put("pays", pays);
            return fields;
        }
    }

    /** Lets benefits and time rest. */
    record Pause() implements MembershipCommand {
        @Override
        public SequencedMap<String, Object> fields() {
            return MembershipCommand.fields("membership-pause");
        }
    }

    /** Ends a pause. */
    record Resume() implements MembershipCommand {
        @Override
        public SequencedMap<String, Object> fields() {
            return MembershipCommand.fields("membership-resume");
        }
    }

    /** How a membership is left. */
    enum How {
        /** It ends with what is paid; at once where nothing is. */
        PERIOD_END,
        /** It is given back, and so is the fee. */
        COOLING_OFF
    }

    /** Leaves. */
    record Cancel(How how, String reason) implements MembershipCommand {
        @Override
        public SequencedMap<String, Object> fields() {
            SequencedMap<String, Object> fields = MembershipCommand.fields("membership-cancel");
            fields.put("how", how);
            fields.put("reason", reason);
            return fields;
        }
    }
}
