package io.guerdon.ledger;

import io.guerdon.unit.WalletId;
import java.util.List;

/**
 * Why an entry is what it is.
 *
 * @param revision of the program's settings it was decided under; 0 where none played a part
 * @param fired rules that gave something
 * @param missed rules that did not
 */
public record Trace(int revision, List<Fired> fired, List<Missed> missed) {
    /** Of an entry that no rule played a part in. */
    public static final Trace NONE = new Trace(0, List.of(), List.of());

    /** Of an entry that was decided under a revision, and that no rule played a part in. */
    public static Trace under(int revision) {
        return revision == 0 ? NONE : new Trace(revision, List.of(), List.of());
    }

    /** A rule that gave an amount. */
    public record Fired(String rule, WalletId unit, long amount) {}

    /**
     * A rule that gave nothing, or not all it might have.
     *
     * @param rule its id
     * @param reason what kept it, one of the constants here; empty in entries older than these
     * @param condition what failed, as the settings word it, or the id of the rule that was preferred
     */
    public record Missed(String rule, String reason, String condition) {
        public static final String BELOW_STEP = "below-step";
        public static final String CONDITION = "condition";
        public static final String THRESHOLD = "threshold";
        public static final String BETTER_RULE = "better-rule";
        public static final String EARLIER_RULE = "earlier-rule";
        public static final String CAP = "cap";

        /** A cap over time had less room than its rules would have given. */
        public static final String PERIOD_CAP = "period-cap";

        /** The budget over all members had less left than its rules would have given. */
        public static final String BUDGET = "budget";

        /** The merchant had less left to issue than its rules would have given. */
        public static final String MERCHANT_CAP = "merchant-cap";

        /** The group had given as often as it may. */
        public static final String TIMES = "times";
    }
}
