package io.guerdon.coupon;

import io.guerdon.ledger.EntryKey;
import io.guerdon.unit.ProgramId;
import java.util.Optional;

/** The store of batches. */
public interface CouponBatches {
    /** Keeps a batch, durably; false where its number or its request has one. */
    boolean add(CouponBatch batch);

    /** A batch by its number. */
    Optional<CouponBatch> find(ProgramId program, int number);

    /** The batch a request made. */
    Optional<CouponBatch> madeBy(ProgramId program, EntryKey request);

    /** The latest number in use, 0 where there is none. */
    int latest(ProgramId program);
}
