package io.guerdon.drafting;

import io.guerdon.unit.ProgramId;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Drafts in memory. */
public final class InMemoryDrafts implements Drafts {
    private final ConcurrentMap<ProgramId, Draft> drafts = new ConcurrentHashMap<>();

    @Override
    public Optional<Draft> find(ProgramId program) {
        return Optional.ofNullable(drafts.get(program));
    }

    @Override
    public void keep(Draft draft) {
        drafts.put(draft.program().id(), draft);
    }

    @Override
    public void discard(ProgramId program) {
        drafts.remove(program);
    }

    @Override
    public void discard(ProgramId program, int revision) {
        drafts.computeIfPresent(program, (_, draft) -> draft.program().revision() == revision ? null : draft);
    }
}
