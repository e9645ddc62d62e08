package io.guerdon.budget;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What has become of a block. What is promised is taken until the minute at which the promise ends; sums by minute are enough, since
 * whoever keeps or drops a promise knows its minute.
 *
 * @param taken what was taken and not given back, promises with it
 * @param lapsedTo promises up to this minute have ended, and what was left of them is back
 * @param promised by the minute until which it is, counted from 1970
 */
record Standing(long taken, long lapsedTo, SortedMap<Long, Long> promised) {
    /** Of a block that nobody has taken from. */
    static final Standing NEW = new Standing(0, 0, Collections.emptySortedMap());

    private static final int SECONDS = 60;

    Standing {
        promised = Collections.unmodifiableSortedMap(new TreeMap<>(promised));
    }

    /** The same once promises have ended that are not kept by now. */
    Standing at(Instant now) {
        SortedMap<Long, Long> ended = promised.headMap(Math.floorDiv(now.getEpochSecond(), SECONDS) + 1);
        return ended.isEmpty()
                ? this
                : new Standing(taken - sum(ended), ended.lastKey(), promised.tailMap(ended.lastKey() + 1));
    }

    /** The minute until which a promise is counted that holds until an instant: never one that has been settled already. */
    long minuteOf(Instant until) {
        return Math.max(lapsedTo + 1, Math.ceilDiv(until.getEpochSecond() + 1, SECONDS));
    }

    /** Whether a promise was settled because it had ended. */
    boolean hasLapsed(long minute) {
        return minute <= lapsedTo;
    }

    /** So much more is taken; less than nothing gives back. */
    Standing take(long amount) {
        return new Standing(Math.addExact(taken, amount), lapsedTo, promised);
    }

    /** So much of what is taken is promised until a minute; less than nothing keeps a promise, or drops it. */
    Standing promise(long amount, long minute) {
        SortedMap<Long, Long> changed = new TreeMap<>(promised);
        if (changed.merge(minute, amount, Math::addExact) == 0) {
            changed.remove(minute);
        }
        return new Standing(taken, lapsedTo, changed);
    }

    long promises() {
        return sum(promised);
    }

    private static long sum(SortedMap<Long, Long> amounts) {
        return amounts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** As a turn keeps it. */
    String text() {
        String promises = promised.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(","));
        return taken + ";" + lapsedTo + ";" + promises;
    }

    static Standing parse(String text) {
        String[] parts = text.split(";", -1);
        SortedMap<Long, Long> promised = new TreeMap<>();
        for (String each : parts[2].isEmpty() ? new String[0] : parts[2].split(",", -1)) {
            int equals = each.indexOf('=');
            promised.put(Long.parseLong(each.substring(0, equals)), Long.parseLong(each.substring(equals + 1)));
        }
        return new Standing(Long.parseLong(parts[0]), Long.parseLong(parts[1]), promised);
    }
}
