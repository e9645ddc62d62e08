package io.guerdon.webhook;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.guerdon.ledger.StoreUnavailable;
import io.guerdon.webhook.Progress.Refused;
import io.guerdon.webhook.Rounds.Missed;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events of one webhook that its address refuses: since when, which of them are set aside, and sent again beside the stream. Where the
 * webhook was not registered with a time after which that happens, none ever is.
 */
final class Aside {
    /** Whoever has so many unattended is better stopped than served. */
    static final int MOST = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Aside.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final int SENT_AT_ONCE = 10;

    private final DeadLetterStore store;
    private final WebhookId webhook;
    private final Optional<Duration> after;
    private final Map<String, Refused> refused = new HashMap<>();
    private Instant lookedAt = Instant.EPOCH;
    private volatile long count;

    Aside(DeadLetterStore store, Webhook webhook) {
        this.store = store;
        this.webhook = webhook.id();
        this.after = webhook.subscription().deadLetterAfter();
    }

    /** Goes on from what was known when it was last saved. */
    void resume(Map<String, Refused> saved) {
        refused.clear();
        refused.putAll(saved);
        if (after.isPresent()) {
            count = store.count(webhook);
        }
    }

    /** Since when what has not been passed yet is refused, by event. */
    Map<String, Refused> refused() {
        return Map.copyOf(refused);
    }

    /** The place is past these. */
    void passed(List<Notice> notices) {
        notices.forEach(notice -> refused.remove(notice.id()));
    }

    /** Only what is said about the event begins its time; what else goes wrong with it afterwards counts as an attempt. */
    void heard(List<Missed> missed, Instant now) {
        if (after.isEmpty()) {
            return;
        }
        missed.forEach(one -> refused.compute(one.notice().id(), (_, before) -> {
            if (before != null) {
                return new Refused(before.since(), before.attempts() + 1);
            }
            return one.isAboutTheEvent() ? new Refused(now, 1) : null;
        }));
    }

    /** Sets an event aside that was refused for long enough; otherwise answers why it holds up those behind it. */
    Optional<Missed> held(Webhook current, Missed missed, Instant now) {
        Refused before = refused.get(missed.notice().id());
        if (after.isEmpty()
                || before == null
                || !missed.isAboutTheEvent()
                || now.isBefore(before.since().plus(after.get()))) {
            return Optional.of(missed);
        }
        if (store.find(webhook, missed.notice().id()).isEmpty()) {
            long there = store.count(webhook);
            count = there;
            if (there >= MOST) {
                return Optional.of(missed.with(missed.reason() + ", and " + MOST + " are set aside already"));
            }
            store.add(DeadLetter.of(current, missed, before, now));
            count = there + 1;
            LOG.warn("webhook {} has {} set aside: {}", webhook, missed.notice().id(), missed.reason());
        }
        return Optional.empty();
    }

    /** Sends again what is asked for, once each, while the address is well. What goes wrong with it says nothing about the stream. */
    void redeliver(Supplier<Webhook> current, Rounds rounds, Circuit circuit, BooleanSupplier goesOn) {
        Instant now = circuit.clock().instant();
        if (after.isEmpty() || now.isBefore(lookedAt.plus(BETWEEN_LOOKS))) {
            return;
        }
        lookedAt = now;
        try {
            count = store.count(webhook);
            if (count > 0 && circuit.state() == State.CLOSED) {
                List<DeadLetter> asked = store.asked(webhook, SENT_AT_ONCE);
                List<Notice> notices = asked.stream().map(DeadLetter::notice).toList();
                settle(asked, rounds.send(current, notices, goesOn));
            }
        } catch (StoreUnavailable away) {
            LOG.warn("webhook {} cannot look for what is set aside: {}", webhook, away.toString());
        }
    }

    /** Of what was asked for again or dismissed meanwhile, the version is another, and that stands. */
    private void settle(List<DeadLetter> asked, Rounds.Result result) {
        result.acknowledged().forEach(notice -> store.remove(webhook, notice.id()));
        for (Missed missed : result.missed()) {
            asked.stream()
                    .filter(letter -> letter.event().id().equals(missed.notice().id()))
                    .forEach(letter -> store.replace(letter.refusedAgain(missed.reason())));
        }
        count = store.count(webhook);
    }

    /** How many are set aside, as of the last look. */
    long count() {
        return count;
    }
}
