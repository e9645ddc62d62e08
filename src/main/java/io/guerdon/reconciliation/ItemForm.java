package io.guerdon.reconciliation;

import io.guerdon.reconciliation.Item.Event;
import io.guerdon.reconciliation.Item.Line;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.apache.lucene.util.BytesRef;

/**
 * An item as bytes whose order is that of receipt, kind, amount and time, as far as these are compared: receipt, 0, kind, 0, amount and time with
 * the sign turned; then everything that is not in there. Receipts and kinds hold no character 0.
 */
final class ItemForm {
    private static final long UNKNOWN = Long.MIN_VALUE;

    private final Comparing comparing;
    private final ByteBuffer out = ByteBuffer.allocate(2_048);

    ItemForm(Comparing comparing) {
        this.comparing = comparing;
    }

    /** The bytes are good until the next call. */
    BytesRef bytes(Item item) {
        long amount = item.amount().orElse(UNKNOWN);
        long at = item.at().orElse(UNKNOWN);
        out.clear();
        text(item.receipt());
        text(comparing.by(Trait.KIND) ? item.kind() : "");
        out.putLong(Long.MIN_VALUE ^ (comparing.by(Trait.AMOUNT) ? amount : 0));
        out.putLong(Long.MIN_VALUE ^ (comparing.by(Trait.TIME) ? at : 0));
        text(item.kind());
        out.putLong(amount).putLong(at);
        switch (item.origin()) {
            case Line line -> out.putLong(line.number());
            case Event event -> {
                out.putLong(event.seq());
                text(event.entry());
                text(event.owner());
            }
        }
        return new BytesRef(out.array(), 0, out.position());
    }

    private void text(String text) {
        out.put(text.getBytes(StandardCharsets.UTF_8)).put((byte) 0);
    }

    static Item item(BytesRef bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length);
        String receipt = text(in);
        text(in);
        in.position(in.position() + 2 * Long.BYTES);
        String kind = text(in);
        OptionalLong amount = known(in.getLong());
        OptionalLong at = known(in.getLong());
        long number = in.getLong();
        Item.Origin origin = in.hasRemaining() ? new Event(number, text(in), text(in)) : new Line(number);
        return new Item(receipt, kind, amount, at, origin);
    }

    private static OptionalLong known(long value) {
        return value == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static String text(ByteBuffer in) {
        int start = in.position();
        while (in.get() != 0) {
            // Up to the end of the text.
        }
        byte[] text = new byte[in.position() - start - 1];
        in.get(start, text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
