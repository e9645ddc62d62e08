package io.guerdon.webhook;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.guerdon.ledger.Refusal;
import io.guerdon.publishing.ProgramEvents;
import io.guerdon.unit.ProgramId;
import io.guerdon.webhook.Progress.Place;
import io.guerdon.webhook.Webhook.Done;
import io.guerdon.webhook.Webhook.Events;
import io.guerdon.webhook.Webhook.Owner;
import io.guerdon.webhook.Webhook.Secret;
import io.guerdon.webhook.Webhook.Secrets;
import io.guerdon.webhook.Webhook.Subscription;
import io.guerdon.webhook.WebhookRefusal.TooManyWebhooks;
import io.guerdon.webhook.WebhookRefusal.UnknownEventType;
import io.guerdon.webhook.WebhookRefusal.WebhookAddressNotAllowed;
import io.guerdon.webhook.WebhookRefusal.WebhookNotFound;
import io.guerdon.webhook.WebhookRefusal.WebhookSecretAlreadyShown;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Registers webhooks, shows where they stand, changes and ends them. */
public final class Webhooks {
    private final Stores stores;
    private final Terms terms;
    private final SecretVault vault;
    private final Clock clock;

    /** Where they are kept. */
    public record Stores(WebhookStore webhooks, ProgressStore progress, DeadLetterStore deadLetters) {}

    /** How many a program, and each of its partners, may have, and where they may lead. */
    public record Terms(int mostOfProgram, int mostOfPartner, Reach reach) {}

    /** Keeps them in stores. */
    public Webhooks(Stores stores, Terms terms, SecretVault vault, Clock clock) {
        this.stores = stores;
        this.terms = terms;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * A webhook, and how far it is.
     *
     * @param circuit whether its address is asked
     */
    public record Seen(Webhook webhook, Progress progress, State circuit) {}

    /**
     * What is asked for.
     *
     * @param deadLetterAfter how long an event may be refused before it is set aside; empty for never
     */
    public record Wanted(URI url, Events events, Optional<Duration> deadLetterAfter) {
        private Subscription since(Instant now) {
            return new Subscription(url, events, now, deadLetterAfter);
        }
    }

    /** What became of a wish for a secret. */
    public sealed interface Outcome {
        /** There is a new secret, shown once. */
        record Shown(Seen seen, String secret) implements Outcome {
            /** Logs never carry the secret. */
            @Override
            public String toString() {
                return "Shown[" + seen.webhook().id() + "]";
            }
        }

        /** Why not. */
        record Refused(Refusal refusal) implements Outcome {}
    }

    /** Those of an owner. */
    public List<Seen> of(Owner owner) {
        return webhooks(owner).map(this::seen).toList();
    }

    private Stream<Webhook> webhooks(Owner owner) {
        return stores.webhooks().of(owner.program()).stream()
                .filter(webhook -> webhook.owner().equals(owner));
    }

    /** One of an owner. */
    public Optional<Seen> find(Owner owner, WebhookId id) {
        return webhook(owner, id).map(this::seen);
    }

    private Optional<Webhook> webhook(Owner owner, WebhookId id) {
        return stores.webhooks().find(id).filter(found -> found.owner().equals(owner));
    }

    private Seen seen(Webhook webhook) {
        Progress progress = stores.progress().find(webhook.id()).orElseGet(() -> Progress.fresh(webhook));
        return new Seen(webhook, progress, progress.standing().circuit(clock.instant()));
    }

    /** What became of a wish to have events sent again. */
    public sealed interface Replaying {
        /** They are sent now. */
        record Begun() implements Replaying {}

        /** The same was asked for before, and nothing is done now. */
        record Repeated() implements Replaying {}

        /** Why not. */
        record Refused(Refusal refusal) implements Replaying {}
    }

    /** Registers an address; a repeat registers nothing. */
    public Outcome register(ProgramId program, Wanted wanted, Asked asked) {
        Owner owner = Owner.of(program, wanted.events());
        WebhookId id = WebhookId.of(owner + "|" + asked.key());
        Done done = asked.done("register");
        Optional<Webhook> before = stores.webhooks().find(id);
        if (before.isPresent()) {
            return shownBefore(before.get(), done);
        }
        Optional<Refusal> refusal = refusal(owner, wanted.url(), wanted.events());
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        byte[] secret = vault.newSecret();
        Secrets secrets = new Secrets(List.of(new Secret(vault.seal(id, secret), Instant.MAX)), List.of(done));
        Webhook webhook = new Webhook(id, program, wanted.since(clock.instant()), secrets, 0);
        return stores.webhooks().add(webhook)
                ? new Outcome.Shown(seen(webhook), SecretVault.text(secret))
                : shownBefore(stores.webhooks().find(id).orElse(webhook), done);
    }

    /** Whoever repeats a request cannot have its secret; whoever asks for something else under its key is told so. */
    private static Outcome shownBefore(Webhook webhook, Done asked) {
        return new Outcome.Refused(webhook.secrets()
                .before(asked)
                .flatMap(before -> Asked.otherThan(before, asked))
                .orElseGet(() -> new WebhookSecretAlreadyShown(webhook.id().value())));
    }

    private Optional<Refusal> refusal(Owner owner, URI url, Events events) {
        Optional<Refusal> unknown = unknownType(events);
        if (unknown.isPresent()) {
            return unknown;
        }
        boolean ofPartner = owner.partner().isPresent();
        Reach reach = ofPartner ? terms.reach().ofPartners() : terms.reach();
        Optional<String> why = reach.refusal(url);
        if (why.isPresent()) {
            return Optional.of(new WebhookAddressNotAllowed(why.get()));
        }
        int most = ofPartner ? terms.mostOfPartner() : terms.mostOfProgram();
        return webhooks(owner).count() < most ? Optional.empty() : Optional.of(new TooManyWebhooks(most));
    }

    private static Optional<Refusal> unknownType(Events events) {
        return switch (events) {
            case Events.OfProgram(List<String> types) ->
                types.stream()
                        .filter(wanted -> ProgramEvents.allTypes().stream()
                                .noneMatch(type -> Events.OfProgram.matches(wanted, type)))
                        .<Refusal>map(UnknownEventType::new)
                        .findFirst();
            case Events.OfPartner _ -> Optional.empty();
        };
    }

    /** Makes a new secret; requests are signed with both until the one before ends, after {@code overlap}. */
    public Outcome rotate(Owner owner, WebhookId id, Duration overlap, Asked asked) {
        Done done = asked.done("secret");
        while (true) {
            Optional<Webhook> found = webhook(owner, id);
            if (found.isEmpty()) {
                return new Outcome.Refused(new WebhookNotFound(id.value()));
            }
            Webhook webhook = found.get();
            if (webhook.secrets().before(done).isPresent()) {
                return shownBefore(webhook, done);
            }
            byte[] secret = vault.newSecret();
            Secret next = new Secret(vault.seal(id, secret), Instant.MAX);
            Webhook changed =
                    webhook.with(webhook.secrets().rotated(next, clock.instant().plus(overlap), done));
            if (stores.webhooks().replace(changed)) {
                return new Outcome.Shown(seen(changed), SecretVault.text(secret));
            }
        }
    }

    /** Sends everything again that was published at an instant or later. */
    public Replaying replay(Owner owner, WebhookId id, Instant since, String key) {
        return replay(owner, id, _ -> new Place(since, Map.of()), new Asked(key, Map.of("since", since)));
    }

    /** Sends a partner's events again that come after one. */
    public Replaying replayAfter(Owner owner, WebhookId id, long seq, String key) {
        return replay(owner, id, before -> PartnerNotices.after(before, seq), new Asked(key, Map.of("after", seq)));
    }

    private Replaying replay(Owner owner, WebhookId id, UnaryOperator<Place> move, Asked asked) {
        return once(owner, id, asked.done("replay"), webhook -> {
            rewind(webhook, move);
            return Optional.empty();
        });
    }

    /** Does something that is asked for under a key, unless that was done before. */
    Replaying once(Owner owner, WebhookId id, Done done, Function<Webhook, Optional<Refusal>> work) {
        Optional<Webhook> found = webhook(owner, id);
        if (found.isEmpty()) {
            return new Replaying.Refused(new WebhookNotFound(id.value()));
        }
        return before(found.get(), done)
                .orElseGet(() -> work.apply(found.get())
                        .<Replaying>map(Replaying.Refused::new)
                        .orElseGet(() -> remember(owner, id, done)));
    }

    private static Optional<Replaying> before(Webhook webhook, Done done) {
        return webhook.secrets()
                .before(done)
                .map(before -> Asked.otherThan(before, done)
                        .<Replaying>map(Replaying.Refused::new)
                        .orElseGet(Replaying.Repeated::new));
    }

    private void rewind(Webhook webhook, UnaryOperator<Place> move) {
        boolean done = false;
        while (!done) {
            Progress before = stores.progress().find(webhook.id()).orElseGet(() -> Progress.fresh(webhook));
            Progress moved = before.replayed(move.apply(before.place()));
            done = stores.progress().replace(moved)
                    || (before.version() == 0 && stores.progress().add(moved));
        }
    }

    /**
     * Afterwards: a crash in between leaves a repeat that sends again, not one that does not send. Of two at once under one key the later one
     * to get here is answered as if it had come later, though both have moved the place.
     */
    private Replaying remember(Owner owner, WebhookId id, Done request) {
        while (true) {
            Optional<Webhook> found = webhook(owner, id);
            if (found.isEmpty()) {
                return new Replaying.Begun();
            }
            Webhook webhook = found.get();
            Optional<Replaying> meanwhile = before(webhook, request);
            if (meanwhile.isPresent()) {
                return meanwhile.get();
            }
            if (stores.webhooks().replace(webhook.with(webhook.secrets().after(request)))) {
                return new Replaying.Begun();
            }
        }
    }

    /** Ends a webhook; empty where it ends now. */
    public Optional<Refusal> remove(Owner owner, WebhookId id) {
        if (webhook(owner, id).isEmpty() || !stores.webhooks().remove(id)) {
            return Optional.of(new WebhookNotFound(id.value()));
        }
        stores.progress().remove(id);
        stores.deadLetters().removeAll(id);
        return Optional.empty();
    }
}
