package io.guerdon.unit;

/** Whose a chain is: a member's, or a gift card's own, which is nobody's but whoever holds the card's. */
public sealed interface OwnerId permits MemberId, GiftCardId {
    /** Its text, as chains and lists carry it; from which sort it is follows from how it begins. */
    String value();

    /** Reads the text back. */
    static OwnerId parse(String text) {
        return text.startsWith(GiftCardId.PREFIX) ? GiftCardId.parse(text) : new MemberId(text);
    }

    /** What ids of things it has are named after, for example {@code hld_<name>-7}. */
    default String name() {
        return value();
    }
}
