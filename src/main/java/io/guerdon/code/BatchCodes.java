package io.guerdon.code;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The codes of a batch: each is its number and serial with 80 bits of HMAC-SHA256 over them. Used on one thread. */
final class BatchCodes {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int PROOF_BYTES = 10;

    private final CodeBatch batch;
    private final Mac mac;

    BatchCodes(CodeBatch batch) {
        this.batch = batch;
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(batch.secret()), ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** All of them, each made when it is asked for. */
    Iterable<String> printed() {
        return () -> IntStream.range(0, batch.order().count())
                .mapToObj(serial -> code(serial).printed())
                .iterator();
    }

    /** Whether a code is one of them; it takes as long for any that is not. */
    boolean has(CodeText code) {
        return code.serial() < batch.order().count() && MessageDigest.isEqual(bytes(code), bytes(code(code.serial())));
    }

    private static byte[] bytes(CodeText code) {
        return code.symbols().getBytes(StandardCharsets.US_ASCII);
    }

    CodeText code(int serial) {
        byte[] name = batch.program().value().getBytes(StandardCharsets.UTF_8);
        mac.update(name);
        byte[] proof = mac.doFinal(ByteBuffer.allocate(Integer.BYTES * 2)
                .putInt(batch.number())
                .putInt(serial)
                .array());
        return CodeText.of(batch.number(), serial, Arrays.copyOf(proof, PROOF_BYTES));
    }
}
