package io.guerdon.coupon;

import io.guerdon.ledger.EntryKey;
import io.guerdon.unit.ProgramId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Batches of codes in memory. */
public final class InMemoryCouponBatches implements CouponBatches {
    private final List<CouponBatch> batches = new ArrayList<>();

    @Override
    public synchronized boolean add(CouponBatch batch) {
        if (find(batch.program(), batch.number()).isPresent()
                || madeBy(batch.program(), batch.request()).isPresent()) {
            return false;
        }
        return batches.add(batch);
    }

    @Override
    public synchronized Optional<CouponBatch> find(ProgramId program, int number) {
        return batches.stream()
                .filter(batch -> batch.program().equals(program) && batch.number() == number)
                .findFirst();
    }

    @Override
    public synchronized Optional<CouponBatch> madeBy(ProgramId program, EntryKey request) {
        return batches.stream()
                .filter(batch ->
                        batch.program().equals(program) && batch.request().equals(request))
                .findFirst();
    }

    @Override
    public synchronized int latest(ProgramId program) {
        return batches.stream()
                .filter(batch -> batch.program().equals(program))
                .mapToInt(CouponBatch::number)
                .max()
                .orElse(0);
    }
}
