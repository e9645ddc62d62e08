package io.guerdon.reconciliation;

import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;

/**
 * By what items of one receipt are compared: what the partner's records have a column for.
 *
 * @param traits those that are
 * @param windowMillis times that lie no further apart are the same
 */
record Comparing(Set<Trait> traits, long windowMillis) {
    Comparing {
        traits = Set.copyOf(traits);
    }

    boolean by(Trait trait) {
        return traits.contains(trait);
    }

    /** In what two items differ; what one of them does not know is no difference. */
    Set<Trait> differences(Item line, Item event) {
        Set<Trait> found = EnumSet.noneOf(Trait.class);
        if (by(Trait.KIND) && !line.kind().equals(event.kind())) {
            found.add(Trait.KIND);
        }
        if (by(Trait.AMOUNT) && isApart(line.amount(), event.amount(), 0)) {
            found.add(Trait.AMOUNT);
        }
        if (by(Trait.TIME) && isApart(line.at(), event.at(), windowMillis)) {
            found.add(Trait.TIME);
        }
        return found;
    }

    private static boolean isApart(OptionalLong one, OptionalLong other, long within) {
        return one.isPresent() && other.isPresent() && Math.abs(one.getAsLong() - other.getAsLong()) > within;
    }
}
