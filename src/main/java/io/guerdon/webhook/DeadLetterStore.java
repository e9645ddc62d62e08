package io.guerdon.webhook;

import java.util.List;
import java.util.Optional;

/** Events that were set aside, by webhook and event. */
public interface DeadLetterStore {
    /** Adds one; false where the webhook has that event set aside already, which stays as it is. */
    boolean add(DeadLetter letter);

    /** Finds one. */
    Optional<DeadLetter> find(WebhookId webhook, String event);

    /**
     * Those of a webhook in their order.
     *
     * @param after the order of the last one that was read; empty for the beginning
     */
    List<DeadLetter> of(WebhookId webhook, String after, int limit);

    /** Those of which a redelivery is asked for, in any order. */
    List<DeadLetter> asked(WebhookId webhook, int limit);

    /** How many a webhook has. */
    long count(WebhookId webhook);

    /** Puts a version in the place of the one before; false where that is not there any more. */
    boolean replace(DeadLetter next);

    /** Removes one; false where it is not there. */
    boolean remove(WebhookId webhook, String event);

    /** Removes all of a webhook. */
    void removeAll(WebhookId webhook);
}
