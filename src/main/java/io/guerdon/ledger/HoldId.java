package io.guerdon.ledger;

import io.guerdon.unit.MemberId;

/** A hold, named after its member and the entry that opened it: {@code hld_<member>-<seq>}. */
public record HoldId(String value) {
    /** The id of the hold that entry {@code seq} of a member's chain opens. */
    public static HoldId of(MemberId member, long seq) {
        return new HoldId("hld_" + member.value().replaceFirst("^mem_", "") + "-" + seq);
    }

    @Override
    public String toString() {
        return value;
    }
}
