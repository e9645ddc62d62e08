package io.guerdon.ledger;

import io.guerdon.unit.MemberId;

/** A hold, named after its member and the entry that opened it: {@code hld_<member>-<seq>}. */
public record HoldId(String value) {
    private static final String PREFIX = "hld_";

    /** The id of the hold that entry {@code seq} of a member's chain opens. */
    public static HoldId of(MemberId member, long seq) {
        return new HoldId(PREFIX + member.value().replaceFirst("^mem_", "") + "-" + seq);
    }

    /** Whether it is a hold of its own, and not a part of something that is ended as a whole. */
    public boolean standsAlone() {
        return value.startsWith(PREFIX);
    }

    @Override
    public String toString() {
        return value;
    }
}
