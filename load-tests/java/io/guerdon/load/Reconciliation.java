package io.guerdon.load;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Holds the journal against what was acknowledged: every acknowledged key must be there once, in the very entry that was
 * named. Keys and entries are kept as 64-bit hashes, so that millions fit in little memory.
 */
final class Reconciliation {
    private final long[] keys;
    private final long[] pairs;
    private final byte[] seenKeys;
    private final byte[] seenPairs;
    private long unacknowledged;

    private Reconciliation(long[] keys, long[] pairs) {
        this.keys = keys;
        this.pairs = pairs;
        this.seenKeys = new byte[keys.length];
        this.seenPairs = new byte[pairs.length];
    }

    /** Reads acknowledgements, as {@link Acknowledgements} writes them. */
    static Reconciliation of(Stream<String> lines) {
        long[][] hashes = lines.map(line -> line.split("\t", 2))
                .map(line -> new long[] {hash(line[0], ""), hash(line[0], line[1])})
                .toArray(long[][]::new);
        return new Reconciliation(sorted(hashes, 0), sorted(hashes, 1));
    }

    private static long[] sorted(long[][] hashes, int column) {
        return Arrays.stream(hashes)
                .mapToLong(hash -> hash[column])
                .sorted()
                .distinct()
                .toArray();
    }

    /**
     * What it came to.
     *
     * @param acknowledged by the service
     * @param lost of these, not in the journal, or in another entry than the one named
     * @param twice of these, in more than one entry
     * @param unacknowledged in the journal, their answers never received
     */
    record Result(long acknowledged, long lost, long twice, long unacknowledged) {
        boolean passed() {
            return lost == 0 && twice == 0;
        }

        /** Fails where something is missing, there twice, or was never acknowledged though every answer was received. */
        void require(String what) throws IOException {
            System.out.printf(
                    Locale.ROOT,
                    "%s: of %,d purchases lost %,d, twice %,d, others %,d%n",
                    what,
                    acknowledged,
                    lost,
                    twice,
                    unacknowledged);
            if (!passed() || unacknowledged > 0) {
                throw new IOException(what + " are not what was acknowledged");
            }
        }
    }

    /** Takes an entry of this run from the journal. */
    void found(String key, String entry) {
        int place = Arrays.binarySearch(keys, hash(key, ""));
        if (place < 0) {
            unacknowledged++;
            return;
        }
        count(seenKeys, place);
        int pair = Arrays.binarySearch(pairs, hash(key, entry));
        if (pair >= 0) {
            count(seenPairs, pair);
        }
    }

    private static void count(byte[] seen, int place) {
        seen[place] = (byte) Math.min(2, seen[place] + 1);
    }

    Result result() {
        return new Result(keys.length, entries(seenPairs, 0), entries(seenKeys, 2), unacknowledged);
    }

    private static long entries(byte[] seen, int times) {
        long count = 0;
        for (byte one : seen) {
            count += one == times ? 1 : 0;
        }
        return count;
    }

    /** FNV-1a over both texts. */
    private static long hash(String key, String entry) {
        long hash = 0xcbf29ce484222325L;
        String text = key + '\t' + entry;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
