package io.guerdon.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32C;

/**
 * The hash of a request: equal for equal requests, and able to name the fields in which two requests differ. Layout: the first
 * 16 bytes of SHA-256 over everything, which decides; then, only to name differences, per field the CRC-32C of its name and of
 * its value, 4 bytes each.
 *
 * @param bytes not copied, never written to
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below; the array never leaves the ledger and its codec
public record Fingerprint(byte[] bytes) {
    private static final int WHOLE = 16;
    private static final int PART = 4;

    /** Of an entry no caller asked for. */
    public static final Fingerprint NONE = new Fingerprint(new byte[0]);

    /**
     * Of a request's fields; a field's value counts by its text form, an absent field is left out.
     *
     * @param fields by name
     */
    public static Fingerprint of(SequencedMap<String, ?> fields) {
        ByteBuffer out = ByteBuffer.allocate(WHOLE + fields.size() * 2 * PART).position(WHOLE);
        StringBuilder all = new StringBuilder(512);
        new TreeMap<>(fields).forEach((name, value) -> {
            String text = String.valueOf(value);
            out.putInt(checksum(name)).putInt(checksum(text));
            all.append(name).append('=').append(text).append('\n');
        });
        out.put(0, sha256(all.toString()), 0, WHOLE);
        return new Fingerprint(out.array());
    }

    /** Names the fields in which a repeat differs from the first request, out of the names the operation knows. */
    public List<String> differences(Fingerprint repeat, Iterable<String> names) {
        Map<Integer, Integer> mine = parts();
        Map<Integer, Integer> theirs = repeat.parts();
        TreeSet<String> differing = new TreeSet<>();
        for (String name : names) {
            Integer hash = checksum(name);
            if (!java.util.Objects.equals(mine.get(hash), theirs.get(hash))) {
                differing.add(name);
            }
        }
        return List.copyOf(differing);
    }

    /** Whether the request had a field with a value, as far as their checksums tell. */
    public boolean has(String name, Object value) {
        Integer there = parts().get(checksum(name));
        return there != null && there == checksum(String.valueOf(value));
    }

    private Map<Integer, Integer> parts() {
        Map<Integer, Integer> parts = new HashMap<>();
        for (int at = WHOLE; at + 2 * PART <= bytes.length; at += 2 * PART) {
            parts.put(ByteBuffer.wrap(bytes).getInt(at), ByteBuffer.wrap(bytes).getInt(at + PART));
        }
        return parts;
    }

    private static int checksum(String text) {
        CRC32C checksum = new CRC32C();
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        return (int) checksum.getValue();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
