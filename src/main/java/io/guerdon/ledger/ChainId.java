package io.guerdon.ledger;

import io.guerdon.unit.MemberId;
import io.guerdon.unit.ProgramId;

/**
 * Names a chain: {@code <program>/<owner>}. It is the shard key of the journal.
 *
 * @param program the tenant
 * @param owner the member id
 */
public record ChainId(ProgramId program, MemberId owner) {
    /** Stands for the chain of a stored document that does not say whose it is. */
    public static final ChainId UNREADABLE = new ChainId(new ProgramId("unreadable"), new MemberId("unreadable"));

    /** The stored form. */
    public String value() {
        return program.value() + "/" + owner.value();
    }

    /** Reads the stored form back. */
    public static ChainId parse(String value) {
        int slash = value.indexOf('/');
        return new ChainId(new ProgramId(value.substring(0, slash)), new MemberId(value.substring(slash + 1)));
    }

    @Override
    public String toString() {
        return value();
    }
}
