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
    /** Its spent points that came back to members; in the unit clearing what of {@link #OWES} came back with them, as a positive figure. */
    RESTORED,
    /** Its points that ran out unspent; in the unit clearing what of {@link #OWES} is for those. */
    EXPIRED,
    /** Points anybody funded that it accepted, for goods or for its own currency. */
    ACCEPTED,
    /** Points it had accepted and gave back; in the unit clearing what it was owed for them, before the fee. */
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
    /** What it is owed for what another had funded, less the program's fee, in millionths of a minor unit. */
    OWED,
    /** What the program keeps of that, its fees included, in millionths of a minor unit; negative where it pays more than it is paid. */
    KEPT,
    /**
     * What the program keeps as its fee of what the partner accepted, in millionths of a minor unit: it is off what is {@link #OWED}. Of the
     * house the fees of all, which are part of what is {@link #KEPT}.
     */
    FEE;

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
