package io.guerdon.tier;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/**
 * What a member did for a tier, by the day on which it was earned. That day is told by a lot's expiry, which comes a fixed number
 * of days later.
 *
 * @param earned amounts by day
 * @param lastDay until when what was earned on a day counts; never earlier for a later day
 */
record Qualification(NavigableMap<LocalDate, Long> earned, UnaryOperator<LocalDate> lastDay) {

    /** What counts on a day. */
    long on(LocalDate day) {
        return earned.headMap(day, true).entrySet().stream()
                .filter(each -> !lastDay.apply(each.getKey()).isBefore(day))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** The day after which some of what counts on a day no longer does. */
    Optional<LocalDate> firstLoss(LocalDate day) {
        return earned.headMap(day, true).keySet().stream()
                .map(lastDay)
                .filter(last -> !last.isBefore(day))
                .findFirst();
    }

    /** What counts on each day after which less does. Between two of these days it only grows, so it is most on them. */
    SequencedMap<LocalDate, Long> peaks() {
        List<LocalDate> days = List.copyOf(earned.keySet());
        SequencedMap<LocalDate, Long> peaks = new LinkedHashMap<>();
        long sum = 0;
        int in = 0;
        int out = 0;
        for (LocalDate day : days) {
            LocalDate end = lastDay.apply(day);
            while (in < days.size() && !days.get(in).isAfter(end)) {
                sum += earned.getOrDefault(days.get(in++), 0L);
            }
            while (lastDay.apply(days.get(out)).isBefore(end)) {
                sum -= earned.getOrDefault(days.get(out++), 0L);
            }
            peaks.put(end, sum);
        }
        return peaks;
    }
}
