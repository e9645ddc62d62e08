package io.guerdon.code;

import io.guerdon.ledger.EntryKey;
import io.guerdon.unit.ProgramId;
import java.util.Optional;

/** The store of batches. */
public interface CodeBatches {
    /** Keeps a batch, durably; false where its number or its request has one. */
    boolean add(CodeBatch batch);

    /** A batch by its number. */
    Optional<CodeBatch> find(ProgramId program, int number);

    /** The batch a request made. */
    Optional<CodeBatch> madeBy(ProgramId program, EntryKey request);

    /** The latest number in use, 0 where there is none. */
    int latest(ProgramId program);
}
