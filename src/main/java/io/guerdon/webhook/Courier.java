package io.guerdon.webhook;

import io.github.resilience4j.core.IntervalFunction;
import io.guerdon.ledger.StoreUnavailable;
import io.guerdon.webhook.Progress.Failure;
import io.guerdon.webhook.Progress.Place;
import io.guerdon.webhook.Progress.Standing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the events of one webhook, on a thread of its own, so that an address that is slow or gone holds up nobody else. It reads a
 * few, sends them until the last one is acknowledged, and only then notes the place and reads on: what waits in memory is bounded,
 * and nothing is passed over.
 */
final class Courier implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);
    private static final Duration BETWEEN_NOTES = Duration.ofSeconds(1);
    private static final Duration LOOK_UP = Duration.ofMillis(200);

    private final Tenure tenure;
    private final Notices.Source source;
    private final Rounds rounds;
    private final Clock clock;
    private final Pace pace;
    private volatile Webhook webhook;
    private volatile boolean stopped;
    private Optional<Failure> failure = Optional.empty();
    private Place noted = new Place(Instant.EPOCH, Map.of());
    private Instant notedAt = Instant.EPOCH;

    Courier(Webhook webhook, Tenure tenure, Notices.Source source, Rounds rounds, Pace pace) {
        this.webhook = webhook;
        this.tenure = tenure;
        this.source = source;
        this.rounds = rounds;
        this.clock = pace.clock();
        this.pace = pace;
    }

    /**
     * How long to wait before which attempt.
     *
     * @param growing the attempt from which on waits do not grow any more
     */
    record Pace(Clock clock, IntervalFunction waits, int growing) {
        private static final double GROWTH = 2;
        private static final double JITTER = 0.3;

        static Pace of(Clock clock, Duration first, Duration longest) {
            int growing = 1;
            while (first.toMillis() << growing <= longest.toMillis()) {
                growing++;
            }
            return new Pace(
                    clock, IntervalFunction.ofExponentialRandomBackoff(first, GROWTH, JITTER, longest), growing);
        }
    }

    /** The webhook as it is now; its secrets may have changed. */
    void is(Webhook current) {
        webhook = current;
    }

    Webhook webhook() {
        return webhook;
    }

    Tenure tenure() {
        return tenure;
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        while (!over()) {
            try (Notices notices = source.open(webhook, tenure.place())) {
                failure = tenure.standing().failure();
                while (!over() && !tenure.moved()) {
                    carry(notices);
                }
            } catch (RuntimeException fault) {
                LOG.warn("webhook {} has to wait: {}", webhook.id(), fault.toString());
                sleep(AFTER_A_FAULT);
            }
        }
    }

    private boolean over() {
        return stopped || tenure.lost() || Thread.currentThread().isInterrupted();
    }

    private void carry(Notices notices) {
        List<Notice> read = notices.next();
        List<Notice> wanted = read.stream()
                .filter(notice -> webhook.subscription().events().wants(notice.type()))
                .toList();
        if (!deliver(wanted, notices)) {
            return;
        }
        Place after = notices.place();
        boolean told = !wanted.isEmpty();
        if (told || (!after.equals(noted) && clock.instant().isAfter(notedAt.plus(BETWEEN_NOTES)))) {
            noted = after;
            notedAt = clock.instant();
            Optional<Instant> deliveredAt =
                    told ? Optional.of(notedAt) : tenure.standing().deliveredAt();
            Standing standing = new Standing(notices.waiting(), deliveredAt, Optional.empty());
            note(() -> tenure.advance(after, standing));
        }
    }

    /** Returns once every event is acknowledged; false where that is not wanted any more. */
    private boolean deliver(List<Notice> wanted, Notices notices) {
        List<Notice> left = wanted;
        while (!left.isEmpty()) {
            if (over() || tenure.moved()) {
                return false;
            }
            if (tenure.lapsed()) {
                sleep(LOOK_UP);
                continue;
            }
            // Who is not well is asked with one event, and not with all of them.
            List<Notice> tried = failure.isEmpty() ? left : left.subList(0, 1);
            Rounds.Result result =
                    rounds.send(this::webhook, tried, () -> !over() && !tenure.moved() && !tenure.lapsed());
            left = left.stream()
                    .filter(notice -> !result.acknowledged().contains(notice))
                    .toList();
            if (over()) {
                return left.isEmpty();
            }
            long waiting = left.size();
            failure = result.missed().map(missed -> failed(missed, waiting + notices.waiting()));
            failure.ifPresent(this::await);
        }
        return true;
    }

    private Failure failed(Rounds.Missed missed, long waiting) {
        Instant now = clock.instant();
        Failure next = failure.filter(before -> before.event().equals(missed.event()))
                .map(before -> new Failure(missed.event(), missed.reason(), before.attempts() + 1, before.since(), now))
                .orElseGet(() -> new Failure(missed.event(), missed.reason(), 1, now, now));
        Standing standing = new Standing(waiting, tenure.standing().deliveredAt(), Optional.of(next));
        note(() -> tenure.stand(standing));
        return next;
    }

    /** While the store is away nothing is sent: it could not be noted, and would be sent again. */
    private void note(Runnable saving) {
        while (!tenure.lost()) {
            try {
                saving.run();
                return;
            } catch (StoreUnavailable away) {
                LOG.warn("webhook {} cannot note how far it is: {}", webhook.id(), away.toString());
                sleep(AFTER_A_FAULT);
                if (stopped) {
                    return;
                }
            }
        }
    }

    private void await(Failure failure) {
        Instant until = clock.instant().plusMillis(pace.waits().apply(Math.min(failure.attempts(), pace.growing())));
        while (clock.instant().isBefore(until) && !over() && !tenure.moved()) {
            sleep(LOOK_UP);
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
