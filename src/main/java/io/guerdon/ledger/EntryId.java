package io.guerdon.ledger;

/**
 * An entry's identity: the writer that wrote it and that writer's own running number. Public form {@code ent_<writer>-<n>}.
 *
 * @param writer lower-case letters and digits
 * @param n from 1, increasing; numbers of entries that lost their race stay unused
 */
public record EntryId(String writer, long n) implements Comparable<EntryId> {
    private static final String PREFIX = "ent_";

    /**
     * Reads the public form.
     *
     * @throws IllegalArgumentException where the text is no entry id
     */
    public static EntryId parse(String text) {
        int dash = text.lastIndexOf('-');
        if (!text.startsWith(PREFIX) || dash < PREFIX.length()) {
            throw new IllegalArgumentException("not an entry id");
        }
        return new EntryId(text.substring(PREFIX.length(), dash), Long.parseLong(text.substring(dash + 1)));
    }

    @Override
    public int compareTo(EntryId other) {
        int byWriter = writer.compareTo(other.writer);
        return byWriter != 0 ? byWriter : Long.compare(n, other.n);
    }

    @Override
    public String toString() {
        return PREFIX + writer + "-" + n;
    }
}
