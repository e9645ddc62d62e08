package io.guerdon.webhook;

import io.guerdon.ledger.StoreUnavailable;
import io.guerdon.webhook.Circuit.Admission;
import io.guerdon.webhook.Progress.Failure;
import io.guerdon.webhook.Progress.Place;
import io.guerdon.webhook.Progress.Standing;
import io.guerdon.webhook.Rounds.Missed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the events of one webhook, on a thread of its own, so that an address that is slow or gone holds up nobody else. It reads a
 * few, sends them until the last one is acknowledged or set aside, and only then notes the place and reads on: what waits in memory is bounded,
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
    private final Circuit circuit;
    private final Aside aside;
    private volatile Webhook webhook;
    private volatile boolean stopped;
    private Optional<Failure> failure = Optional.empty();
    private Optional<Instant> deliveredAt = Optional.empty();
    private Place noted = new Place(Instant.EPOCH, Map.of());
    private Instant notedAt = Instant.EPOCH;

    Courier(Couriers.Hired hired, Notices.Source source, Rounds rounds, Circuit circuit, Aside aside) {
        this.webhook = hired.webhook();
        this.tenure = hired.tenure();
        this.source = source;
        this.rounds = rounds;
        this.circuit = circuit;
        this.aside = aside;
        this.clock = circuit.clock();
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

    Circuit circuit() {
        return circuit;
    }

    Aside aside() {
        return aside;
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        while (!over()) {
            try (Notices notices = source.open(webhook, tenure.place())) {
                resume(tenure.standing());
                while (!over() && !tenure.moved()) {
                    carry(notices);
                    aside.redeliver(this::webhook, rounds, circuit, this::goesOn);
                }
            } catch (RuntimeException fault) {
                LOG.warn("webhook {} has to wait: {}", webhook.id(), fault.toString());
                sleep(AFTER_A_FAULT);
            }
        }
    }

    private void resume(Standing standing) {
        failure = standing.failure();
        deliveredAt = standing.deliveredAt();
        aside.resume(standing.refused());
        if (failure.isEmpty()) {
            circuit.reset();
        }
    }

    private boolean over() {
        return stopped || tenure.lost() || Thread.currentThread().isInterrupted();
    }

    private boolean goesOn() {
        return !over() && !tenure.moved() && !tenure.lapsed();
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
        if (!wanted.isEmpty() || (!after.equals(noted) && clock.instant().isAfter(notedAt.plus(BETWEEN_NOTES)))) {
            noted = after;
            notedAt = clock.instant();
            aside.passed(wanted);
            Standing standing = standing(notices.waiting());
            note(() -> tenure.advance(after, standing));
        }
    }

    /** Returns once every event is acknowledged, or set aside; false where that is not wanted any more. */
    private boolean deliver(List<Notice> wanted, Notices notices) {
        List<Notice> left = wanted;
        while (!left.isEmpty()) {
            if (over() || tenure.moved()) {
                return false;
            }
            switch (tenure.lapsed() ? Admission.NOTHING : circuit.ask()) {
                case NOTHING -> sleep(LOOK_UP);
                case ONE -> left = round(left, 1, notices);
                case ALL -> left = round(left, left.size(), notices);
            }
        }
        return true;
    }

    /** Sends the first so many; answers what is left of all. */
    private List<Notice> round(List<Notice> all, int first, Notices notices) {
        Rounds.Result result = rounds.send(this::webhook, all.subList(0, first), this::goesOn);
        List<Notice> left = without(all, result.acknowledged());
        if (left.size() < all.size()) {
            deliveredAt = Optional.of(clock.instant());
        }
        if (over()) {
            return left;
        }
        aside.heard(result.missed(), clock.instant());
        return withStore(() -> held(result.missed()))
                .map(held -> {
                    List<Notice> kept = without(left, setAside(result.missed(), held));
                    if (!held.isEmpty()) {
                        missed(first(held, all), circuit.missed());
                        stand(kept, notices);
                    } else if (kept.size() == all.size() - first) {
                        went(kept, notices);
                    }
                    return kept;
                })
                .orElse(left);
    }

    private List<Missed> held(List<Missed> missed) {
        Instant now = clock.instant();
        return missed.stream()
                .flatMap(one -> aside.held(webhook, one, now).stream())
                .toList();
    }

    private static List<Notice> setAside(List<Missed> missed, List<Missed> held) {
        return without(
                missed.stream().map(Missed::notice).toList(),
                held.stream().map(Missed::notice).toList());
    }

    private static List<Notice> without(List<Notice> all, Collection<Notice> some) {
        return all.stream().filter(notice -> !some.contains(notice)).toList();
    }

    private static Missed first(List<Missed> held, List<Notice> all) {
        return Collections.min(held, Comparator.comparingInt(missed -> all.indexOf(missed.notice())));
    }

    /** The address has dealt with all it was asked with: what it was not, it is again. */
    private void went(List<Notice> left, Notices notices) {
        circuit.went();
        boolean failed = failure.isPresent();
        failure = Optional.empty();
        if (failed && !left.isEmpty()) {
            stand(left, notices);
        }
    }

    private void missed(Missed missed, Instant nextAt) {
        Instant now = clock.instant();
        String event = missed.notice().id();
        Optional<Failure> before = failure.filter(one -> one.event().equals(event));
        failure = Optional.of(new Failure(
                event,
                missed.reason(),
                before.map(Failure::attempts).orElse(0) + 1,
                before.map(Failure::since).orElse(now),
                now,
                nextAt));
    }

    private void stand(List<Notice> left, Notices notices) {
        Standing standing = standing(left.size() + notices.waiting());
        note(() -> tenure.stand(standing));
    }

    private Standing standing(long waiting) {
        return new Standing(waiting, deliveredAt, failure, aside.refused());
    }

    private void note(Runnable saving) {
        withStore(() -> {
            saving.run();
            return saving;
        });
    }

    /** While the store is away nothing is sent: it could not be noted, and would be sent again. Empty where it is not wanted any more. */
    private <T> Optional<T> withStore(Supplier<T> work) {
        while (!tenure.lost()) {
            try {
                return Optional.of(work.get());
            } catch (StoreUnavailable away) {
                LOG.warn("webhook {} cannot note how far it is: {}", webhook.id(), away.toString());
                sleep(AFTER_A_FAULT);
                if (stopped) {
                    break;
                }
            }
        }
        return Optional.empty();
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
