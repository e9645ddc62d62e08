package io.guerdon.code;

import io.guerdon.ledger.EntryKey;
import io.guerdon.unit.ProgramId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Batches of codes in memory. */
public class InMemoryCodeBatches implements CodeBatches {
    private final List<CodeBatch> batches = new ArrayList<>();

    @Override
    public synchronized boolean add(CodeBatch batch) {
        if (find(batch.program(), batch.number()).isPresent()
                || madeBy(batch.program(), batch.request()).isPresent()) {
            return false;
        }
        return batches.add(batch);
    }

    @Override
    public synchronized Optional<CodeBatch> find(ProgramId program, int number) {
        return batches.stream()
                .filter(batch -> batch.program().equals(program) && batch.number() == number)
                .findFirst();
    }

    @Override
    public synchronized Optional<CodeBatch> madeBy(ProgramId program, EntryKey request) {
        return batches.stream()
                .filter(batch ->
                        batch.program().equals(program) && batch.request().equals(request))
                .findFirst();
    }

    @Override
    public synchronized int latest(ProgramId program) {
        return batches.stream()
                .filter(batch -> batch.program().equals(program))
                .mapToInt(CodeBatch::number)
                .max()
                .orElse(0);
    }
}
