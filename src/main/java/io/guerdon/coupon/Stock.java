package io.guerdon.coupon;

import io.guerdon.ledger.Claim;
import io.guerdon.ledger.Claims;
import io.guerdon.ledger.Claims.Holder;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.History;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The numbers of one definition's stock. The k-th coupon claims number k, so however many processes give, and however they end,
 * never more are given than there are numbers. What is kept here only finds free numbers quickly; where it is wrong, a claim
 * says so.
 *
 * <p>A number whose entry never came, because its process was killed, is found by going through the numbers once all seem given:
 * a part at a time, with pauses, the first of which lets whoever is giving the last ones finish.
 */
final class Stock {
    private static final int PART = 200;
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final long UNKNOWN = 0;

    private final String prefix;
    private final Claims claims;
    private final History history;
    private final Clock clock;
    private final ConcurrentLinkedQueue<Long> spare = new ConcurrentLinkedQueue<>();
    private long next = UNKNOWN;
    private long swept;
    private Instant sweepsAt = Instant.MAX;

    /** Numbers that are claimed as {@code prefix} and number. */
    Stock(String prefix, Claims claims, History history, Clock clock) {
        this.prefix = prefix;
        this.claims = claims;
        this.history = history;
        this.clock = clock;
    }

    /** The claim on a number. */
    Claim claim(long number) {
        return new Claim(prefix + number, "coupon-out-of-stock");
    }

    /** A number that is most likely free; empty where all seem given. */
    Optional<Long> take(long stock) {
        Optional<Long> back = Optional.ofNullable(spare.poll()).filter(number -> number <= stock);
        return back.isPresent() ? back : takeNext(stock);
    }

    private synchronized Optional<Long> takeNext(long stock) {
        if (next == UNKNOWN) {
            next = firstFree(1, stock);
        }
        return next <= stock ? Optional.of(next++) : sweep(stock);
    }

    /** Somebody else has the number: others give too, and may have given many. */
    synchronized void taken(long number, long stock) {
        if (next == number + 1) {
            next = firstFree(next, stock);
        }
    }

    /** Nothing was given under the number after all. */
    void giveBack(long number) {
        spare.add(number);
    }

    /** Numbers are given in order but for a few, so a gap may be passed over here, and none is given twice. */
    private long firstFree(long from, long stock) {
        long low = from;
        long high = stock + 1;
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (claims.holder(claim(middle).id()).isPresent()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Optional<Long> sweep(long stock) {
        Instant now = clock.instant();
        if (now.isBefore(sweepsAt)) {
            sweepsAt = sweepsAt.equals(Instant.MAX) ? now.plus(PAUSE) : sweepsAt;
            return Optional.empty();
        }
        for (int looked = 0; looked < Math.min(PART, stock); looked++) {
            swept = swept >= stock ? 1 : swept + 1;
            if (isFree(swept)) {
                return Optional.of(swept);
            }
        }
        sweepsAt = now.plus(PAUSE);
        return Optional.empty();
    }

    /** A claim under a key that gave another number can be taken back; one whose entry is missing is taken over as any is. */
    private boolean isFree(long number) {
        Optional<Holder> holder = claims.holder(claim(number).id());
        Optional<Entry> entry = holder.flatMap(held -> history.byKey(held.chain(), held.key()));
        if (entry.isEmpty()) {
            return true;
        }
        boolean other =
                entry.get().draft().subject().orElse(null) instanceof CouponIssued issued && issued.number() != number;
        holder.filter(_ -> other).ifPresent(claims::release);
        return other;
    }
}
