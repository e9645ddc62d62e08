package io.guerdon.offline;

import io.guerdon.ledger.LotId;
import io.guerdon.unit.OfflineTillId;

/**
 * An allowance, named after the till that has it and the entry that granted it: {@code alw_<till>-<seq>}.
 *
 * @param till whose
 * @param seq of the entry, from 1
 */
public record AllowanceId(OfflineTillId till, long seq) {
    private static final String PREFIX = "alw_";

    public AllowanceId {
        if (seq < 1) {
            throw new IllegalArgumentException("entries are numbered from 1");
        }
    }

    /**
     * Reads the text form back.
     *
     * @throws IllegalArgumentException where the text is none
     */
    public static AllowanceId parse(String text) {
        if (!text.matches(PREFIX + "[0-9a-f]{20}-[1-9][0-9]{0,14}")) {
            throw new IllegalArgumentException("an allowance is named by alw_…");
        }
        int dash = text.indexOf('-');
        return new AllowanceId(
                new OfflineTillId("trm_" + text.substring(PREFIX.length(), dash)),
                Long.parseLong(text.substring(dash + 1)));
    }

    /** The text form. */
    public String value() {
        return PREFIX + till.name() + "-" + seq;
    }

    /** What is left of it is one lot of the till's chain. */
    LotId lot() {
        return new LotId(seq, 0);
    }

    @Override
    public String toString() {
        return value();
    }
}
