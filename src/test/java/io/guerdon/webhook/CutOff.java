package io.guerdon.webhook;

import io.guerdon.ledger.StoreUnavailable;
import java.util.List;
import java.util.Optional;

/** A process's way to the progress, which can be cut. */
final class CutOff implements ProgressStore {
    private final ProgressStore store;
    private volatile boolean cut;

    CutOff(ProgressStore store) {
        this.store = store;
    }

    void cut() {
        cut = true;
    }

    void mend() {
        cut = false;
    }

    private ProgressStore there() {
        if (cut) {
            throw new StoreUnavailable("cut off", new IllegalStateException());
        }
        return store;
    }

    @Override
    public boolean add(Progress first) {
        return there().add(first);
    }

    @Override
    public Optional<Progress> find(WebhookId id) {
        return there().find(id);
    }

    @Override
    public List<Progress> all() {
        return there().all();
    }

    @Override
    public boolean replace(Progress next) {
        return there().replace(next);
    }

    @Override
    public void remove(WebhookId id) {
        there().remove(id);
    }
}
