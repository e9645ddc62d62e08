package io.guerdon.webhook;

import java.util.List;
import java.util.Optional;

/** How far every webhook is. */
public interface ProgressStore {
    /** Keeps a first one; false where there is one. */
    boolean add(Progress first);

    /** That of one webhook; empty where nobody has begun to send. */
    Optional<Progress> find(WebhookId id);

    /** Those of every program. */
    List<Progress> all();

    /** Puts a version in the place of the one before; false where that is not there any more. */
    boolean replace(Progress next);

    /** Forgets it. */
    void remove(WebhookId id);
}
