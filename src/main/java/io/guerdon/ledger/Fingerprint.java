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

/**
 * The hash of a request: equal for equal requests, and able to name the fields in which two requests differ. Layout: 16 bytes
 * over everything, then per field 4 bytes of its name's and 4 bytes of its value's hash.
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
        MessageDigest sha = sha256();
        ByteBuffer out = ByteBuffer.allocate(WHOLE + fields.size() * 2 * PART).position(WHOLE);
        StringBuilder all = new StringBuilder();
        new TreeMap<>(fields).forEach((name, value) -> {
            String text = String.valueOf(value);
            out.put(hash(sha, name), 0, PART);
            out.put(hash(sha, text), 0, PART);
            all.append(name).append('=').append(text).append('\n');
        });
        out.put(0, hash(sha, all.toString()), 0, WHOLE);
        return new Fingerprint(out.array());
    }

    /** Names the fields in which a repeat differs from the first request, out of the names the operation knows. */
    public List<String> differences(Fingerprint repeat, Iterable<String> names) {
        Map<Integer, Integer> mine = parts();
        Map<Integer, Integer> theirs = repeat.parts();
        TreeSet<String> differing = new TreeSet<>();
        MessageDigest sha = sha256();
        for (String name : names) {
            Integer hash = ByteBuffer.wrap(hash(sha, name)).getInt();
            if (!java.util.Objects.equals(mine.get(hash), theirs.get(hash))) {
                differing.add(name);
            }
        }
        return List.copyOf(differing);
    }

    private Map<Integer, Integer> parts() {
        Map<Integer, Integer> parts = new HashMap<>();
        for (int at = WHOLE; at + 2 * PART <= bytes.length; at += 2 * PART) {
            parts.put(ByteBuffer.wrap(bytes).getInt(at), ByteBuffer.wrap(bytes).getInt(at + PART));
        }
        return parts;
    }

    private static byte[] hash(MessageDigest sha, String text) {
        return sha.digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
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
