package io.guerdon.earning;

/** How a caller names a purchase. */
public sealed interface PurchaseRef {
    /** By its id. */
    record ById(PurchaseId id) implements PurchaseRef {}

    /** By merchant and receipt. */
    record ByReceipt(String merchant, String receipt) implements PurchaseRef {}

    /**
     * Reads {@code pur_…} or {@code receipt:<merchant>:<receipt>}.
     *
     * @throws IllegalArgumentException where it is neither
     */
    static PurchaseRef parse(String text) {
        if (text.startsWith("pur_")) {
            return new ById(new PurchaseId(text));
        }
        String[] parts = text.split(":", 3);
        if (parts.length != 3 || !parts[0].equals("receipt")) {
            throw new IllegalArgumentException("a purchase is named pur_… or receipt:<merchant>:<receipt>");
        }
        return new ByReceipt(parts[1], parts[2]);
    }
}
