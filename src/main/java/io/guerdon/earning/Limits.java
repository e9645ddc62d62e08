package io.guerdon.earning;

import io.guerdon.ledger.Trace.Missed;
import io.guerdon.program.RuleGroup;
import io.guerdon.program.RuleGroup.Cap;
import io.guerdon.program.RuleGroup.Overflow;
import io.guerdon.program.RuleGroup.Per;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What limits a group in a purchase.
 *
 * @param room what it has given before
 * @param day of the purchase
 */
record Limits(RuleGroup group, Room room, LocalDate day) {
    /**
     * A limit in the way of what rules would give.
     *
     * @param most what it lets through
     * @param overflow what becomes of the rest
     * @param reason stable code
     * @param words what is limited, and how
     */
    record Ceiling(long most, Overflow overflow, String reason, String words) {
        /** One that refuses goes before one that cuts, and the least one before others. */
        static final Comparator<Ceiling> FIRST = Comparator.comparing(Ceiling::overflow, Comparator.reverseOrder())
                .thenComparingLong(Ceiling::most);

        /** Whether nothing is given. */
        boolean refuses() {
            return overflow == Overflow.REFUSE || most == 0;
        }
    }

    /** The limit that counts where rules would give so much; one that refuses goes before one that cuts. */
    Optional<Ceiling> exceededBy(long all) {
        if (isUnlimited()) {
            return Optional.empty();
        }
        return usedUp(all)
                .or(() -> Stream.concat(
                                group.caps().stream().map(cap -> ceiling(cap, all)),
                                room.funds().shortFor(group).stream()
                                        .map(funded -> funded.ceiling(Missed.BUDGET, funded.wanted())))
                        .filter(ceiling -> all > ceiling.most())
                        .min(Ceiling.FIRST));
    }

    /** As most groups are; a purchase may be played by a hundred. */
    private boolean isUnlimited() {
        return group.caps().isEmpty()
                && group.times().isEmpty()
                && group.budgets().isEmpty();
    }

    private Optional<Ceiling> usedUp(long all) {
        return group.times().stream()
                .filter(times -> all > 0 && room.isUsedUp(group, times, day))
                .findFirst()
                .map(times -> {
                    String words = group.id() + ": " + times.most() + " per " + times.per();
                    return new Ceiling(0, Overflow.REFUSE, Missed.TIMES, words);
                });
    }

    private Ceiling ceiling(Cap cap, long all) {
        long left = room.left(group, cap, day);
        String words = group.id() + ": " + left + " < " + all;
        return cap.per() == Per.PURCHASE
                ? new Ceiling(left, cap.overflow(), Missed.CAP, words)
                : new Ceiling(
                        left,
                        cap.overflow(),
                        Missed.PERIOD_CAP,
                        words + " (" + cap.points() + " per " + cap.per() + ")");
    }

    /** What caps over time and budgets leave, the least of them; more than anything where there are none. */
    long left() {
        if (isUnlimited()) {
            return Long.MAX_VALUE;
        }
        LongStream caps = group.caps().stream()
                .filter(cap -> cap.per() != Per.PURCHASE)
                .mapToLong(cap -> room.left(group, cap, day));
        LongStream budgets = room.funds().shortFor(group).stream()
                .mapToLong(funded -> funded.picked().available());
        return LongStream.concat(caps, budgets).min().orElse(Long.MAX_VALUE);
    }
}
