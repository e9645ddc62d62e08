package io.guerdon.webhook;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.guerdon.webhook.Webhook.Events;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How far a webhook is.
 *
 * @param id whose progress
 * @param version counts changes; a change goes in only over the version before it
 * @param carrier which process sends its events, until when
 * @param place where in the topics it is
 * @param standing how it went
 */
public record Progress(WebhookId id, long version, Carrier carrier, Place place, Standing standing) {
    /**
     * The one process that sends.
     *
     * @param owner its name; empty for nobody
     * @param until the first instant at which another may take over
     */
    public record Carrier(String owner, Instant until) {}

    /**
     * A place in the topics.
     *
     * @param since where a part of a topic begins that has no offset yet: its first event published at this instant or later
     * @param offsets the next event, by part of a topic
     */
    public record Place(Instant since, Map<String, Long> offsets) {
        public Place {
            offsets = Map.copyOf(offsets);
        }
    }

    /**
     * How it went.
     *
     * @param waiting how many events were not looked at yet, when last counted
     * @param deliveredAt when an event was last acknowledged
     * @param failure what is wrong now
     * @param refused since when events are refused that the place is not past yet, by their ids
     */
    public record Standing(
            long waiting, Optional<Instant> deliveredAt, Optional<Failure> failure, Map<String, Refused> refused) {
        static final Standing NEW = new Standing(0, Optional.empty(), Optional.empty(), Map.of());

        public Standing {
            refused = Map.copyOf(refused);
        }

        /** The state of the circuit, as far as it is seen from another process. */
        public State circuit(Instant now) {
            return failure.map(wrong -> now.isAfter(wrong.nextAt()) ? State.HALF_OPEN : State.OPEN)
                    .orElse(State.CLOSED);
        }
    }

    /**
     * An event that an address answers with a refusal.
     *
     * @param since when it did so first
     * @param attempts how often it was sent in vain since
     */
    public record Refused(Instant since, int attempts) {}

    /**
     * An event that is not acknowledged.
     *
     * @param event its id
     * @param reason why, in a few words without anything the address answered
     * @param attempts how often it was tried
     * @param since when it was tried first
     * @param at when it was tried last
     * @param nextAt before when it is not tried again
     */
    public record Failure(String event, String reason, int attempts, Instant since, Instant at, Instant nextAt) {}

    /** That of a webhook nobody has sent anything for. */
    static Progress fresh(Webhook webhook) {
        Place since = new Place(webhook.subscription().since(), Map.of());
        Place first = switch (webhook.subscription().events()) {
            case Events.OfProgram _ -> since;
            case Events.OfPartner stream -> PartnerNotices.after(since, stream.after());
        };
        return fresh(webhook.id(), first);
    }

    static Progress fresh(WebhookId id, Place first) {
        return new Progress(id, 0, new Carrier("", Instant.EPOCH), first, Standing.NEW);
    }

    boolean isFree(Instant now) {
        return !now.isBefore(carrier.until());
    }

    Progress carriedBy(Carrier next) {
        return new Progress(id, version + 1, next, place, standing);
    }

    Progress at(Place next) {
        return new Progress(id, version, carrier, next, standing);
    }

    Progress with(Standing next) {
        return new Progress(id, version, carrier, place, next);
    }

    /** From another place on again; what failed is not waited for any more. */
    Progress replayed(Place from) {
        Standing anew = new Standing(standing.waiting(), standing.deliveredAt(), Optional.empty(), Map.of());
        return new Progress(id, version + 1, carrier, from, anew);
    }
}
