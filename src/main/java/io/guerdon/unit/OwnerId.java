package io.guerdon.unit;

/**
 * Whose a chain is: a member's, a gift card's own, which is nobody's but whoever holds the card's, or a till's that may sign
 * tickets while it is offline.
 */
public sealed interface OwnerId permits MemberId, GiftCardId, OfflineTillId {
    /** Its text, as chains and lists carry it; from which sort it is follows from how it begins. */
    String value();

    /** Reads the text back. */
    static OwnerId parse(String text) {
        if (text.startsWith(GiftCardId.PREFIX)) {
            return GiftCardId.parse(text);
        }
        return text.startsWith(OfflineTillId.PREFIX) ? new OfflineTillId(text) : new MemberId(text);
    }

    /** What ids of things it has are named after, for example {@code hld_<name>-7}. */
    default String name() {
        return value();
    }
}
