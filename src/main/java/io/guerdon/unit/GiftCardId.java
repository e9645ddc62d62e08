package io.guerdon.unit;

/**
 * A gift card, named after its code's batch and place in it: {@code gft_12-345}. It is printed on receipts and named in events; it
 * pays nothing without the code.
 *
 * @param batch from 1
 * @param serial from 0
 */
public record GiftCardId(int batch, int serial) implements OwnerId {
    static final String PREFIX = "gft_";

    public GiftCardId {
        if (batch < 1 || serial < 0) {
            throw new IllegalArgumentException("a gift card has a batch and a place in it");
        }
    }

    /**
     * Reads the text form back.
     *
     * @throws IllegalArgumentException where the text is none
     */
    public static GiftCardId parse(String text) {
        if (!text.matches(PREFIX + "[1-9][0-9]{0,8}-(0|[1-9][0-9]{0,8})")) {
            throw new IllegalArgumentException("not a gift card's id");
        }
        int dash = text.indexOf('-');
        return new GiftCardId(
                Integer.parseInt(text.substring(PREFIX.length(), dash)), Integer.parseInt(text.substring(dash + 1)));
    }

    @Override
    public String value() {
        return PREFIX + batch + "-" + serial;
    }

    @Override
    public String toString() {
        return value();
    }
}
