package io.guerdon.program;

import io.guerdon.unit.WalletId;
import java.util.List;
import java.util.Optional;

/**
 * Rules that are played together. What groups give adds up, and adds to what the base rate gives.
 *
 * @param id unique in the program
 * @param wallet what its rules give into, and what its caps count; points where it says nothing
 * @param play which of the rules that match give
 * @param caps what the group gives at most; the least one counts
 * @param rules in their order
 */
public record RuleGroup(String id, Optional<WalletId> wallet, Play play, List<Cap> caps, List<Rule> rules) {
    public RuleGroup {
        caps = List.copyOf(caps);
        rules = List.copyOf(rules);
    }

    /** A group that gives points. */
    public RuleGroup(String id, Play play, List<Cap> caps, List<Rule> rules) {
        this(id, Optional.empty(), play, caps, rules);
    }

    /** The wallet its rules give into. */
    public WalletId unit() {
        return wallet.orElse(WalletId.POINTS);
    }

    /** Which of the rules of a group that match give. */
    public enum Play {
        ALL,
        /** The one that gives most; of several, the first. */
        BEST_OF,
        FIRST_MATCH
    }

    /**
     * What a group gives at most.
     *
     * @param per over what it is counted
     * @param points at most
     * @param overflow what becomes of the rest
     */
    public record Cap(Per per, long points, Overflow overflow) {}

    /** Over what a cap is counted. */
    public enum Per {
        PURCHASE
    }

    /** What becomes of points above a cap. */
    public enum Overflow {
        /** They are not given. */
        CUT,
        /** The group gives nothing. */
        REFUSE
    }
}
