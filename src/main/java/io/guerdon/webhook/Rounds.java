package io.guerdon.webhook;

import io.guerdon.webhook.Post.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Sends a few events side by side, those of one member one after the other. A member whose event is not acknowledged gets none of
 * the later ones.
 */
final class Rounds {
    private static final int LANES = 8;

    private final Post toProgram;
    private final Post toPartners;
    private final SecretVault vault;
    private final Clock clock;
    private final MeterRegistry meters;

    Rounds(Posts posts, SecretVault vault, Clock clock, MeterRegistry meters) {
        this.toProgram = posts.toProgram();
        this.toPartners = posts.toPartners();
        this.vault = vault;
        this.clock = clock;
        this.meters = meters;
    }

    /** By whom an address was registered decides where it may lead. */
    record Posts(Post toProgram, Post toPartners) implements AutoCloseable {
        static Posts within(Reach reach, Duration timeout) {
            return new Posts(new Post(reach, timeout), new Post(reach.ofPartners(), timeout));
        }

        @Override
        public void close() {
            toProgram.close();
            toPartners.close();
        }
    }

    /**
     * What became of a round.
     *
     * @param acknowledged the events that were
     * @param missed those that were not, of each member one at most
     */
    record Result(Set<Notice> acknowledged, List<Missed> missed) {}

    /** An event that was not acknowledged, and why. */
    record Missed(Notice notice, Outcome.Missed outcome, String reason) {
        private static Missed of(Notice notice, Outcome.Missed outcome) {
            return new Missed(notice, outcome, outcome.reason());
        }

        boolean isAboutTheEvent() {
            return switch (outcome) {
                case Outcome.Refused _ -> true;
                case Outcome.Failed _ -> false;
            };
        }

        Missed with(String more) {
            return new Missed(notice, outcome, more);
        }
    }

    /** Sends them as long as it goes on: a lane may be long, and each of its requests slow. */
    Result send(Supplier<Webhook> webhook, List<Notice> notices, BooleanSupplier goesOn) {
        Collection<List<Notice>> lanes = notices.stream()
                .collect(Collectors.groupingBy(
                        notice -> Math.floorMod(notice.key().hashCode(), LANES), TreeMap::new, Collectors.toList()))
                .values();
        Set<Notice> acknowledged = ConcurrentHashMap.newKeySet();
        List<Callable<Optional<Missed>>> work = new ArrayList<>();
        lanes.forEach(lane -> work.add(() -> sendInOrder(webhook, lane, acknowledged, goesOn)));
        List<Missed> missed = sideBySide(work);
        return new Result(acknowledged, missed);
    }

    private Optional<Missed> sendInOrder(
            Supplier<Webhook> webhook, List<Notice> lane, Set<Notice> acknowledged, BooleanSupplier goesOn) {
        for (Notice notice : lane) {
            if (!goesOn.getAsBoolean()) {
                return Optional.empty();
            }
            Outcome outcome = send(webhook.get(), notice);
            switch (outcome) {
                case Outcome.Acknowledged _ -> {
                    count("acknowledged");
                    acknowledged.add(notice);
                }
                case Outcome.Missed missed -> {
                    count("failed");
                    return Optional.of(Missed.of(notice, missed));
                }
            }
        }
        return Optional.empty();
    }

    private Outcome send(Webhook webhook, Notice notice) {
        Post post = webhook.owner().partner().isPresent() ? toPartners : toProgram;
        Instant at = clock.instant();
        try {
            return post.send(webhook.subscription().url(), notice, Signing.of(webhook, vault, at), at);
        } catch (SecretVault.DoesNotOpen _) {
            return new Outcome.Failed("secret does not open");
        }
    }

    private void count(String outcome) {
        meters.counter("guerdon.webhook.attempts", "outcome", outcome).increment();
    }

    private static List<Missed> sideBySide(List<Callable<Optional<Missed>>> work) {
        try (ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor()) {
            return lanes.invokeAll(work).stream()
                    .flatMap(lane -> lane.resultNow().stream())
                    .toList();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
