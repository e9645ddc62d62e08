package io.guerdon.load;

import java.util.Locale;

/** What a figure should come to. */
sealed interface Target {
    /** Nothing; the figure is a measure for others. */
    record None() implements Target {}

    /** At least a share of another figure. */
    record ShareOf(String name, double whole, double share) implements Target {}

    /** At least so many. */
    record AtLeast(double least) implements Target {}

    /** At most so many. */
    record AtMost(double most) implements Target {}

    /** At least a share of another figure, where that was measured. */
    static Target share(String name, double whole, double share) {
        return Double.isNaN(whole) ? new None() : new ShareOf(name, whole, share);
    }

    /** In a word; empty where nothing is wanted. */
    default String verdict(double measured) {
        return switch (this) {
            case None _ -> "";
            case ShareOf of -> word(measured >= of.share() * of.whole());
            case AtLeast at -> word(measured >= at.least());
            case AtMost at -> word(measured <= at.most());
        };
    }

    private static String word(boolean reached) {
        return reached ? "yes" : "**no**";
    }

    /** The share of the other figure that was measured; empty where there is none. */
    default String ratio(double measured) {
        return this instanceof ShareOf of
                ? String.format(Locale.ROOT, "%.2f %s", measured / of.whole(), of.name())
                : "";
    }

    /** What is wanted; empty where nothing is. */
    default String words() {
        return switch (this) {
            case None _ -> "";
            case ShareOf of -> String.format(Locale.ROOT, "%.2f %s = %s", of.share(), of.name(), number(of));
            case AtLeast at -> "at least " + Table.number(at.least());
            case AtMost at -> "at most " + Table.number(at.most());
        };
    }

    private static String number(ShareOf of) {
        return Table.number(of.share() * of.whole());
    }
}
