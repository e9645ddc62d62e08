package io.guerdon.reconciliation;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Text whose records are bounded: whoever reads says when a record is read, and one that goes on for too long ends the reading, so that
 * a quote nobody closed does not pull the whole upload into memory.
 */
final class BoundedText extends FilterReader {
    /** Longest record, in characters, give or take what the reader above has read ahead. */
    static final int LONGEST = 64 * 1024;

    private long sinceRecord;

    BoundedText(Reader text) {
        super(text);
    }

    void recordIsRead() {
        sinceRecord = 0;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
        int some = super.read(into, from, length);
        count(Math.max(some, 0));
        return some;
    }

    private void count(int more) throws IOException {
        sinceRecord += more;
        if (sinceRecord > LONGEST) {
            throw new TooLong();
        }
    }

    /** A record is too long. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
