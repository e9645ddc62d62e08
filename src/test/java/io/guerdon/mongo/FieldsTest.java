package io.guerdon.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;

/** Reading documents, also those that somebody has changed. */
class FieldsTest {
    private static final List<String> NAMES = List.of("a", "bb", "c", "dd", "b", "e1", "e2", "ae", "ba", "f", "gg");

    private final Random random = new Random(9);

    @Test
    void findsFieldsInWhateverOrderTheyAreAskedFor() {
        Fields fields = Fields.of(BsonOut.document(out -> NAMES.forEach(name -> out.text(name, name + "'s"))));

        for (int each = 0; each < 1_000; each++) {
            String name = NAMES.get(random.nextInt(NAMES.size()));
            assertThat(fields.text(name)).isEqualTo(name + "'s");
            assertThat(fields.has(name + "x")).isFalse();
            assertThat(fields.number("nothing")).isZero();
        }
        assertThat(fields.names()).isEqualTo(NAMES);
    }

    @Test
    void passesOverWhatIsNeverWritten() {
        Fields fields = read("""
            {"a":null,"b":true,"c":1.5,"d":{"$oid":"000000000000000000000001"},"e":{"$timestamp":{"t":1,"i":2}},
             "f":{"$minKey":1},"g":{"$code":"x"},"h":{"$numberInt":"3"},"name":"there","wide":{"$numberDecimal":"12"}}\
            """);

        assertThat(fields.text("name")).isEqualTo("there");
        assertThat(fields.wide("wide")).isEqualTo(12);
        assertThat(fields.has("a")).isTrue();
    }

    @Test
    void readsADocumentAmongOthers() {
        byte[] one = BsonOut.document(out -> out.text("name", "one"));
        byte[] other = BsonOut.document(out -> out.text("name", "other").texts("more", List.of("x", "y")));

        Fields fields = Fields.of(new RawBsonDocument(both(one, other), one.length, other.length));

        assertThat(fields.text("name")).isEqualTo("other");
        assertThat(fields.texts("more")).containsExactly("x", "y");
    }

    @Test
    void aDamagedLengthDoesNotLeadIntoTheNextDocument() {
        byte[] one = BsonOut.document(out -> out.text("name", "one"));
        byte[] other = BsonOut.document(out -> out.text("name", "other"));
        int length = Integer.BYTES + 1 + "name".length() + 1;
        one[length] = (byte) (one[length] + other.length / 2);

        assertThatThrownBy(() -> Fields.of(new RawBsonDocument(both(one, other), 0, one.length)))
                .hasMessageContaining("longer than its document");
    }

    private static byte[] both(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length)
                .put(one)
                .put(other)
                .array();
    }

    /** Whatever a byte is changed to, reading comes to an end: with something, or with an exception. */
    @Test
    void anyDamageIsReadOrRefused() {
        byte[] whole = BsonOut.document(out -> out.text("name", "anna")
                .number("amount", 7)
                .binary("hash", new byte[] {1, 2, 3})
                .list("lines", List.of(1L, 2L), (line, number) -> line.number("line", number)));
        long refused = 0;
        for (int place = 0; place < whole.length; place++) {
            for (int to = 0; to < 256; to++) {
                byte[] damaged = whole.clone();
                damaged[place] = (byte) to;
                refused += isRefused(damaged) ? 1 : 0;
            }
        }

        assertThat(refused).isPositive();
    }

    private static boolean isRefused(byte[] stored) {
        try {
            Fields fields = Fields.of(stored);
            fields.names().forEach(fields::value);
            fields.list("lines", line -> line.number("line"));
            return false;
        } catch (RuntimeException refused) {
            return true;
        }
    }

    private static Fields read(String stored) {
        return Fields.of(Stored.bytes(RawBsonDocument.parse(stored)));
    }
}
