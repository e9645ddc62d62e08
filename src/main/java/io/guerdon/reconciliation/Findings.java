package io.guerdon.reconciliation;

import java.util.Set;

/** Hears what became of every item: each is in exactly one of these. */
interface Findings {
    /** Both sides have it. */
    void matched(Item line, Item event);

    /** The partner has it, and its stream does not. */
    void missingHere(Item line);

    /** The stream has it, and the partner does not. */
    void missingThere(Item event);

    /** Both have something under this receipt, and not the same. */
    void different(Item line, Item event, Set<Trait> traits);
}
