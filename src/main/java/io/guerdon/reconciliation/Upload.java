package io.guerdon.reconciliation;

import java.io.IOException;
import java.io.Reader;

/** Reads what a partner sends, record by record, never more than one of them in memory. */
interface Upload {
    /**
     * Reads to the end.
     *
     * @throws UnreadableLine at the first record that is not as the layout says
     * @throws IOException where the sender breaks off
     */
    void read(Reader text, Layout layout, Taking taking) throws IOException, UnreadableLine;

    /** Takes one record after the other. */
    interface Taking {
        /** The next one. */
        void take(Item item) throws IOException, UnreadableLine;
    }
}
