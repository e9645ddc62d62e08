package io.guerdon.unit;

/**
 * Whose a chain is: a member's, a gift card's own, which is nobody's but whoever holds the card's, a till's that may sign
 * tickets while it is offline, or a partner's.
 */
public sealed interface OwnerId permits MemberId, GiftCardId, OfflineTillId, PartnerAccountId {
    /** Its text, as chains and lists carry it; from which sort it is follows from how it begins. */
    String value();

    /** Reads the text back. */
    static OwnerId parse(String text) {
        if (text.startsWith(GiftCardId.PREFIX)) {
            return GiftCardId.parse(text);
        }
        if (text.startsWith(PartnerAccountId.PREFIX)) {
            return new PartnerAccountId(text);
        }
        return text.startsWith(OfflineTillId.PREFIX) ? new OfflineTillId(text) : new MemberId(text);
    }

    /** What ids of things it has are named after, for example {@code hld_<name>-7}. */
    default String name() {
        return value();
    }
}
