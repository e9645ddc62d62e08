package io.guerdon.cli;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A file read record by record, each as one or more commands of the batch API, or none. */
interface CommandFile extends Closeable {
    /** Whether there is another record. */
    boolean hasNext() throws IOException;

    /** The commands of the next record, in order; {@link BadInput} names the line that cannot be read. */
    List<BatchLine> next() throws IOException;
}
