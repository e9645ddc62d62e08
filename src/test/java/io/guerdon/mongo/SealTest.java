package io.guerdon.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.Digest;
import java.util.Arrays;
import org.bson.BsonBinary;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;

/** The digest is the last field of a document that any BSON reader understands. */
class SealTest {
    private static final byte[] PLAIN =
            BsonOut.document(out -> out.text("chain", "demo/a").exactNumber("seq", 1));
    private static final Digest DIGEST = Seal.digest(PLAIN);
    private static final byte[] SEALED = Seal.seal(PLAIN, DIGEST);

    @Test
    void sealsWithAnOrdinaryLastField() {
        RawBsonDocument document = new RawBsonDocument(SEALED);

        assertThat(document.keySet()).containsExactly("chain", "seq", "digest");
        assertThat(document.get("digest")).isEqualTo(new BsonBinary(DIGEST.bytes()));
        assertThat(document.getInt64("seq").getValue()).isEqualTo(1);
    }

    @Test
    void recomputesTheSameDigestFromTheSealedBytes() {
        assertThat(Seal.recompute(SEALED)).isEqualTo(DIGEST);
    }

    @Test
    void noticesEveryChangedByteOfTheContent() {
        for (int at = Integer.BYTES; at < PLAIN.length - 1; at++) {
            byte[] changed = Arrays.copyOf(SEALED, SEALED.length);
            changed[at] ^= 1;
            assertThat(Seal.recompute(changed)).as("byte %d", at).isNotEqualTo(DIGEST);
        }
    }

    @Test
    void noticesAFieldBehindTheDigestAndAMissingDigest() {
        byte[] appended = BsonOut.document(out -> out.text("chain", "demo/a")
                .exactNumber("seq", 1)
                .binary("digest", DIGEST.bytes())
                .text("more", "x"));

        assertThat(Seal.recompute(appended)).isNotEqualTo(DIGEST);
        assertThat(Seal.recompute(PLAIN)).isNotEqualTo(Digest.GENESIS);
    }
}
