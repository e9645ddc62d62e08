package io.guerdon.ledger;

import io.guerdon.unit.RebateId;
import java.util.Comparator;

/**
 * A rebate over one of its periods.
 *
 * @param rebate which
 * @param period its name, for example {@code 2026-Q4}
 */
public record RebateRef(RebateId rebate, String period) implements Comparable<RebateRef> {
    private static final Comparator<RebateRef> ORDER =
            Comparator.comparing(RebateRef::rebate).thenComparing(RebateRef::period);

    /** By what reference all entries are found that settled a rebate. */
    public static String all(RebateId rebate) {
        return "rebate:" + rebate;
    }

    @Override
    public int compareTo(RebateRef other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return rebate + ":" + period;
    }
}
