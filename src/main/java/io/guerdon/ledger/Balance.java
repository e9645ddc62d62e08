package io.guerdon.ledger;

/**
 * A wallet's totals.
 *
 * @param available can be spent
 * @param held kept by open holds
 * @param pending credited, not yet spendable
 * @param owed what the member owes
 * @param inTransit sent to another member, not arrived
 */
public record Balance(long available, long held, long pending, long owed, long inTransit) {
    /** What the owner has: everything but what is on its way to somebody else, less what is owed. */
    public long own() {
        return Math.subtractExact(Math.addExact(Math.addExact(available, held), pending), owed);
    }
}
