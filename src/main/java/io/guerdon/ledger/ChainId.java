package io.guerdon.ledger;

import io.guerdon.unit.GiftCardId;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.OfflineTillId;
import io.guerdon.unit.OwnerId;
import io.guerdon.unit.PartnerAccountId;
import io.guerdon.unit.ProgramId;

/**
 * Names a chain: {@code <program>/<owner>}. It is the shard key of the journal.
 *
 * @param program the tenant
 * @param owner a member, a gift card, a till that may be offline, or a partner
 */
public record ChainId(ProgramId program, OwnerId owner) {
    /** Stands for the chain of a stored document that does not say whose it is. */
    public static final ChainId UNREADABLE = new ChainId(new ProgramId("unreadable"), new MemberId("unreadable"));

    /** The member whose chain it is; whoever asks knows that it is one's. */
    public MemberId member() {
        return switch (owner) {
            case MemberId member -> member;
            case GiftCardId _, OfflineTillId _, PartnerAccountId _ ->
                throw new BrokenInvariant(owner + " is no member");
        };
    }

    /** The gift card whose chain it is; whoever asks knows that it is one's. */
    public GiftCardId giftCard() {
        return switch (owner) {
            case GiftCardId card -> card;
            case MemberId _, OfflineTillId _, PartnerAccountId _ ->
                throw new BrokenInvariant(owner + " is no gift card");
        };
    }

    /** The till whose chain it is; whoever asks knows that it is one's. */
    public OfflineTillId offlineTill() {
        return switch (owner) {
            case OfflineTillId till -> till;
            case MemberId _, GiftCardId _, PartnerAccountId _ -> throw new BrokenInvariant(owner + " is no till");
        };
    }

    /** The stored form. */
    public String value() {
        return program.value() + "/" + owner.value();
    }

    /** Reads the stored form back. */
    public static ChainId parse(String value) {
        int slash = value.indexOf('/');
        return new ChainId(new ProgramId(value.substring(0, slash)), OwnerId.parse(value.substring(slash + 1)));
    }

    @Override
    public String toString() {
        return value();
    }
}
