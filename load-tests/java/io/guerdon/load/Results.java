package io.guerdon.load;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What the rounds of each measure came to. */
final class Results {
    private final Map<Measure, double[]> rounds = new EnumMap<>(Measure.class);

    void put(Measure measure, double... values) {
        rounds.put(measure, values.clone());
        System.out.printf(Locale.ROOT, "%-55s %s %s%n", measure.title(), Arrays.toString(values), measure.unit());
    }

    boolean has(Measure measure) {
        return rounds.containsKey(measure);
    }

    double[] rounds(Measure measure) {
        return rounds.getOrDefault(measure, new double[0]).clone();
    }

    /** The middle of the rounds; not a number where there were none. */
    double median(Measure measure) {
        double[] ordered = rounds(measure);
        Arrays.sort(ordered);
        return ordered.length == 0 ? Double.NaN : ordered[(ordered.length - 1) / 2];
    }

    /** What a request could reach that did both at full speed, one after the other: a bare answer and a raw insert. */
    double limit() {
        return 1 / (1 / median(Measure.BARE) + 1 / median(Measure.RAW));
    }
}
