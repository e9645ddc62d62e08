package io.guerdon.program;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.unit.WalletId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rules that are played together. What groups give adds up, and adds to what the base rate gives.
 *
 * @param id unique in the program
 * @param wallet what its rules give into, and what its caps count; points where it says nothing
 * @param play which of the rules that match give
 * @param caps what the group gives at most; the least one counts
 * @param times in how many purchases it gives something at most
 * @param rules in their order
 * @param budgets what it gives all members together at most; the least one counts
 */
public record RuleGroup(
        String id,
        Optional<WalletId> wallet,
        Play play,
        List<Cap> caps,
        List<Times> times,
        List<Rule> rules,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Budget> budgets) {
    public RuleGroup {
        caps = List.copyOf(caps);
        times = List.copyOf(times);
        rules = List.copyOf(rules);
        budgets = List.copyOf(budgets);
    }

    /** A group that gives points, in as many purchases as there are. */
    public RuleGroup(String id, Play play, List<Cap> caps, List<Rule> rules) {
        this(id, Optional.empty(), play, caps, rules);
    }

    /** A group that gives something in as many purchases as there are. */
    public RuleGroup(String id, Optional<WalletId> wallet, Play play, List<Cap> caps, List<Rule> rules) {
        this(id, wallet, play, caps, List.of(), rules, List.of());
    }

    /** The wallet its rules give into. */
    public WalletId unit() {
        return wallet.orElse(WalletId.POINTS);
    }

    /** The periods over which anything of it is counted; none for one that only looks at each purchase. */
    public List<Per> periods() {
        return Stream.concat(caps.stream().map(Cap::per), times.stream().map(Times::per))
                .filter(per -> per != Per.PURCHASE)
                .distinct()
                .toList();
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

    /**
     * What a group gives all members together at most.
     *
     * @param per over what it is counted
     * @param most units of the group's wallet
     * @param overflow what becomes of the rest
     */
    public record Budget(Per per, long most, Overflow overflow) {}

    /**
     * In how many purchases a group gives something at most.
     *
     * @param per over what they are counted
     * @param most how many
     */
    public record Times(Per per, long most) {}

    /** Over what something is counted; days, months and years are those of the program's zone. */
    public enum Per {
        PURCHASE,
        DAY,
        MONTH,
        /** For what a merchant issues; nothing else is counted over it. */
        QUARTER,
        YEAR,
        EVER;

        /** The name of the period that a day is in; each purchase is one of its own, without a name. */
        public String period(LocalDate day) {
            return switch (this) {
                case PURCHASE -> "";
                case DAY -> day.toString();
                case MONTH -> YearMonth.from(day).toString();
                case QUARTER -> day.getYear() + "-Q" + day.get(IsoFields.QUARTER_OF_YEAR);
                case YEAR -> Integer.toString(day.getYear());
                case EVER -> "ever";
            };
        }
    }

    /** What becomes of points above a cap. */
    public enum Overflow {
        /** They are not given. */
        CUT,
        /** The group gives nothing. */
        REFUSE
    }
}
