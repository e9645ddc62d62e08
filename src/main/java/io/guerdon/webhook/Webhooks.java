package io.guerdon.webhook;

import io.guerdon.ledger.Refusal;
import io.guerdon.publishing.ProgramEvents;
import io.guerdon.unit.ProgramId;
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
import java.util.Optional;

/** Registers webhooks, shows where they stand, changes and ends them. */
public final class Webhooks {
    private final Stores stores;
    private final Terms terms;
    private final SecretVault vault;
    private final Clock clock;

    /** Where they are kept. */
    public record Stores(WebhookStore webhooks, ProgressStore progress) {}

    /** How many a program may have, and where they may lead. */
    public record Terms(int most, Reach reach) {}

    /** Keeps them in stores. */
    public Webhooks(Stores stores, Terms terms, SecretVault vault, Clock clock) {
        this.stores = stores;
        this.terms = terms;
        this.vault = vault;
        this.clock = clock;
    }

    /** A webhook, and how far it is. */
    public record Seen(Webhook webhook, Progress progress) {}

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

    /** Those of a program. */
    public List<Seen> of(ProgramId program) {
        return stores.webhooks().of(program).stream().map(this::seen).toList();
    }

    /** One of a program. */
    public Optional<Seen> find(ProgramId program, WebhookId id) {
        return webhook(program, id).map(this::seen);
    }

    private Optional<Webhook> webhook(ProgramId program, WebhookId id) {
        return stores.webhooks().find(id).filter(found -> found.program().equals(program));
    }

    private Seen seen(Webhook webhook) {
        return new Seen(webhook, stores.progress().find(webhook.id()).orElseGet(() -> fresh(webhook)));
    }

    private static Progress fresh(Webhook webhook) {
        return Progress.fresh(webhook.id(), webhook.subscription().since());
    }

    /** Registers an address; {@code request} names the request, so that a repeat registers nothing. */
    public Outcome register(ProgramId program, URI url, List<String> types, String request) {
        WebhookId id = WebhookId.of(program + "|" + request);
        if (stores.webhooks().find(id).isPresent()) {
            return new Outcome.Refused(new WebhookSecretAlreadyShown(id.value()));
        }
        Optional<Refusal> refusal = refusal(program, url, types);
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        byte[] secret = vault.newSecret();
        Secrets secrets = new Secrets(List.of(new Secret(vault.seal(id, secret), Instant.MAX)), List.of());
        Webhook webhook = new Webhook(id, program, new Subscription(url, types, clock.instant()), secrets, 0);
        return stores.webhooks().add(webhook)
                ? new Outcome.Shown(new Seen(webhook, fresh(webhook)), SecretVault.text(secret))
                : new Outcome.Refused(new WebhookSecretAlreadyShown(id.value()));
    }

    private Optional<Refusal> refusal(ProgramId program, URI url, List<String> types) {
        for (String wanted : types) {
            if (ProgramEvents.allTypes().stream().noneMatch(type -> Subscription.matches(wanted, type))) {
                return Optional.of(new UnknownEventType(wanted));
            }
        }
        Optional<String> why = terms.reach().refusal(url);
        if (why.isPresent()) {
            return Optional.of(new WebhookAddressNotAllowed(why.get()));
        }
        return stores.webhooks().of(program).size() < terms.most()
                ? Optional.empty()
                : Optional.of(new TooManyWebhooks(terms.most()));
    }

    /** Makes a new secret; requests are signed with both until the one before ends, after {@code overlap}. */
    public Outcome rotate(ProgramId program, WebhookId id, Duration overlap, String request) {
        String hash = WebhookId.hash("secret|" + request);
        while (true) {
            Optional<Webhook> found = webhook(program, id);
            if (found.isEmpty()) {
                return new Outcome.Refused(new WebhookNotFound(id.value()));
            }
            Webhook webhook = found.get();
            if (webhook.secrets().requests().contains(hash)) {
                return new Outcome.Refused(new WebhookSecretAlreadyShown(id.value()));
            }
            byte[] secret = vault.newSecret();
            Secret next = new Secret(vault.seal(id, secret), Instant.MAX);
            Webhook changed =
                    webhook.with(webhook.secrets().rotated(next, clock.instant().plus(overlap), hash));
            if (stores.webhooks().replace(changed)) {
                return new Outcome.Shown(seen(changed), SecretVault.text(secret));
            }
        }
    }

    /** Sends everything again that was published at an instant or later; empty where that is done now. */
    public Optional<Refusal> replay(ProgramId program, WebhookId id, Instant since, String request) {
        Optional<Webhook> found = webhook(program, id);
        if (found.isEmpty()) {
            return Optional.of(new WebhookNotFound(id.value()));
        }
        String hash = WebhookId.hash("replay|" + request);
        if (!found.get().secrets().requests().contains(hash)) {
            rewind(found.get(), since);
            remember(program, id, hash);
        }
        return Optional.empty();
    }

    private void rewind(Webhook webhook, Instant since) {
        boolean done = false;
        while (!done) {
            Progress before = stores.progress().find(webhook.id()).orElseGet(() -> fresh(webhook));
            done = stores.progress().replace(before.replayed(since))
                    || (before.version() == 0 && stores.progress().add(before.replayed(since)));
        }
    }

    /** Afterwards: a crash in between leaves a repeat that sends again, not one that does not send. */
    private void remember(ProgramId program, WebhookId id, String hash) {
        boolean done = false;
        while (!done) {
            Optional<Webhook> webhook = webhook(program, id);
            done = webhook.isEmpty()
                    || stores.webhooks()
                            .replace(webhook.get().with(webhook.get().secrets().after(hash)));
        }
    }

    /** Ends a webhook; empty where it ends now. */
    public Optional<Refusal> remove(ProgramId program, WebhookId id) {
        if (webhook(program, id).isEmpty() || !stores.webhooks().remove(id)) {
            return Optional.of(new WebhookNotFound(id.value()));
        }
        stores.progress().remove(id);
        return Optional.empty();
    }
}
