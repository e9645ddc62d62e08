package io.guerdon.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Something the two sides do not agree on.
 *
 * @param number from 1 in its reconciliation, in the order of receipts
 * @param sort what it is
 * @param line the partner's side; absent where it has none
 * @param event ours; absent where there is none
 * @param traits in what they differ, where both are there
 * @param standing what was done about it
 */
public record Discrepancy(
        long number, Sort sort, Optional<Item> line, Optional<Item> event, Set<Trait> traits, Standing standing) {
    public Discrepancy {
        traits = Set.copyOf(traits);
    }

    /** What a discrepancy is. */
    public enum Sort {
        /** The partner has it, its stream does not. */
        MISSING_HERE,
        /** The stream has it, the partner does not. */
        MISSING_THERE,
        /** Both have it, and not the same. */
        DIFFERENT;

        /** The name in answers and documents. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Reads the name back. */
        public static Sort ofWire(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /**
     * What was done about it.
     *
     * @param adjusting requests that are about to adjust a balance because of it; it is theirs as long as there are any
     * @param resolution how it ended
     * @param version counts its changes
     */
    public record Standing(Adjusting adjusting, Optional<Resolution> resolution, long version) {
        /** Nothing was done. */
        public static final Standing OPEN = new Standing(Adjusting.NONE, Optional.empty(), 0);
    }

    /**
     * Requests that are about to adjust a balance.
     *
     * @param keys of them
     * @param latest when the last of them came
     */
    public record Adjusting(List<String> keys, Instant latest) {
        /** Nobody. */
        public static final Adjusting NONE = new Adjusting(List.of(), Instant.EPOCH);

        /** Far longer than any request takes, and than clocks of processes are apart. */
        static final Duration LONGEST = Duration.ofMinutes(10);

        public Adjusting {
            keys = List.copyOf(keys);
        }

        /** Whether nobody is any more: a killed process does not say that its requests have ended. */
        boolean isOver(Instant now) {
            return keys.isEmpty() || latest.plus(LONGEST).isBefore(now);
        }

        /** Those that may not be over. */
        Adjusting still(Instant now) {
            return isOver(now) ? NONE : this;
        }

        /** With one more. */
        Adjusting with(String key, Instant now) {
            return new Adjusting(Stream.concat(keys.stream(), Stream.of(key)).toList(), now);
        }

        /** Without one that has ended. */
        Adjusting without(String key) {
            return new Adjusting(
                    keys.stream().filter(other -> !other.equals(key)).toList(), latest);
        }
    }

    /** The same after something was done. */
    Discrepancy standing(Adjusting adjusting, Optional<Resolution> resolution) {
        return new Discrepancy(
                number, sort, line, event, traits, new Standing(adjusting, resolution, standing.version + 1));
    }

    /** Which receipt it is about. */
    public String receipt() {
        return line.or(() -> event).map(Item::receipt).orElse("");
    }
}
