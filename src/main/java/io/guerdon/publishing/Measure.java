package io.guerdon.publishing;

import java.util.Locale;

/** What is added up for a partner. */
public enum Measure {
    /** Its points that were credited, for purchases or for its own currency. */
    EARNED,
    /** Its points that were taken back, because goods were returned or an entry reversed. */
    RETURNED,
    /** Its points that were spent, wherever. */
    REDEEMED,
    /** Its spent points that came back to members. */
    RESTORED,
    /** Its points that ran out unspent. */
    EXPIRED,
    /** Points anybody funded that it accepted, for goods or for its own currency. */
    ACCEPTED,
    /** Points it had accepted and gave back. */
    REFUNDED,
    /** Its points credited, taken or written off by hand, as a net figure. */
    ADJUSTED,
    /** Money it took for what it put on gift cards, was paid in or was owed as credit, less what it gave back of that. */
    SOLD,
    /** Fees it was paid, less what it gave back of them. */
    FEES,
    /**
     * Points it paid for in advance; in the unit clearing what they are worth, in millionths of a minor unit, which the house has been
     * paid: there it is negative.
     */
    PACKS,
    /** What it owes because what it funded was spent elsewhere, in millionths of a minor unit. */
    OWES,
    /** What it is owed for what another had funded, in millionths of a minor unit. */
    OWED,
    /** What the program keeps of that, in millionths of a minor unit; negative where it pays more than it is paid. */
    KEPT;

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The name in events and documents. */
    public String wire() {
        return wire;
    }

    /** Reads the name back. */
    public static Measure ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
