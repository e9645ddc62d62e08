package io.guerdon.webhook;

import io.guerdon.unit.ProgramId;
import java.util.List;
import java.util.Optional;

/** Registered webhooks. */
public interface WebhookStore {
    /** Adds one; false where its id is taken. */
    boolean add(Webhook webhook);

    /** Finds one of any program. */
    Optional<Webhook> find(WebhookId id);

    /** Those of a program, by id. */
    List<Webhook> of(ProgramId program);

    /** Those of every program. */
    List<Webhook> all();

    /** Puts a version in the place of the one before; false where that is not there any more. */
    boolean replace(Webhook next);

    /** Removes one; false where it is not there. */
    boolean remove(WebhookId id);
}
