package io.guerdon.program;

import java.util.List;

/**
 * What members get for something they do other than buying: a review, a check-in, old goods handed back for new ones.
 *
 * @param type of the activity, for example {@code review}
 * @param groups played as those of purchases are, over the goods the activity names, with no base rate beside them
 */
public record ActivityRules(String type, List<RuleGroup> groups) {
    public ActivityRules {
        groups = List.copyOf(groups);
    }
}
