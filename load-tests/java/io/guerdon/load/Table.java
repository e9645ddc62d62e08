package io.guerdon.load;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures beside what they should come to, as Markdown. */
final class Table {
    private static final double EMBEDDED_EARNS = 8_000;

    private final Results results;
    private final Store store;

    Table(Results results, Store store) {
        this.results = results;
        this.store = store;
    }

    /** Every line of it. */
    List<String> lines() {
        Stream<String> head =
                Stream.of("| figure | median | rounds | ratio | wanted | reached |", "|---|---:|---|---:|---|---|");
        Stream<String> measured =
                Stream.of(Measure.values()).filter(results::has).map(this::line);
        return Stream.concat(Stream.concat(head, measured), limit()).toList();
    }

    private Stream<String> limit() {
        return results.has(Measure.BARE) && results.has(Measure.RAW)
                ? Stream.of("| L = 1 / (1/H + 1/B) | " + number(results.limit()) + " /s | | | | |")
                : Stream.empty();
    }

    private String line(Measure measure) {
        Target target = target(measure);
        double median = results.median(measure);
        double[] rounds = results.rounds(measure);
        return String.join(
                        " | ",
                        "| " + measure.title(),
                        (number(median) + " " + measure.unit()).strip(),
                        rounds.length < 2 ? "" : numbers(rounds),
                        target.ratio(median),
                        target.words(),
                        target.verdict(median))
                + " |";
    }

    /** What a measure should come to; nothing where a measure it depends on was not taken. */
    Target target(Measure measure) {
        return switch (measure) {
            case BARE,
                    RAW,
                    ENROL,
                    OPEN_P50,
                    OPEN_BARE_P99,
                    FLOOD,
                    FLOOD_REFUSED,
                    STORED_EARN,
                    TILLS_BEFORE,
                    TILLS_BEFORE_LAPSES,
                    NO_RULES,
                    BACKTEST,
                    UNFOLLOWED,
                    FEED_ANSWERS,
                    BEHIND,
                    LAG_LOAD,
                    LAG_P50,
                    FEW -> new Target.None();
            case EARN -> earn();
            case BALANCE -> Target.share("H", results.median(Measure.BARE), 0.7);
            case BATCH -> Target.share("B", results.median(Measure.RAW), 0.5);
            case OPEN_P99 -> new Target.AtMost(15);
            case HOT -> new Target.AtLeast(300);
            case HOT_REFUSED -> new Target.AtMost(0);
            case QUOTE -> Target.share("of a balance read", results.median(Measure.BALANCE), 0.5);
            case TOP_UP, PAYMENT -> Target.share("of earn", results.median(Measure.STORED_EARN), 0.9);
            case DUE, LAPSES -> new Target.AtMost(60);
            case TILLS_DURING -> new Target.AtMost(2 * results.median(Measure.TILLS_BEFORE));
            case TILLS_DURING_LAPSES -> new Target.AtMost(2 * results.median(Measure.TILLS_BEFORE_LAPSES));
            case FIFTY_RULES -> Target.share("of it without", results.median(Measure.NO_RULES), 0.8);
            case FIVE_HUNDRED_RULES -> Target.share("of it without", results.median(Measure.NO_RULES), 0.6);
            case FOLLOWED -> Target.share("of it followed by nobody", results.median(Measure.UNFOLLOWED), 0.9);
            case LAG_P99 -> new Target.AtMost(250);
            case BACKTEST_CORE, PULL -> new Target.AtLeast(50_000);
            case MANY -> Target.share("of it with 10,000 members", results.median(Measure.FEW), 0.9);
            case START -> new Target.AtMost(6);
            case RESTART -> new Target.AtMost(15);
        };
    }

    private Target earn() {
        return switch (store) {
            case Store.Remote _ -> Target.share("L", results.limit(), 0.6);
            case Store.Embedded _ -> new Target.AtLeast(Math.min(EMBEDDED_EARNS, 0.5 * results.median(Measure.BARE)));
        };
    }

    private static String numbers(double[] values) {
        return Arrays.stream(values).mapToObj(Table::number).collect(Collectors.joining(", "));
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value < 100 && value != Math.rint(value) ? "%.2f" : "%,.0f", value);
    }
}
