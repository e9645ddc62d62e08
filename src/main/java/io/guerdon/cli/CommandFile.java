package io.guerdon.cli;

import java.io.Closeable;
import java.util.List;

/** A file read record by record, each as one or more commands of the batch API. */
interface CommandFile extends Closeable {
    /** Whether there is another record. */
    boolean hasNext();

    /** The commands of the next record; enrolments are sent before anything else of the same chunk. */
    List<BatchLine> next();
}
