package io.guerdon.webhook;

import io.guerdon.ledger.Fingerprint;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A registered address.
 *
 * @param id its name
 * @param program whose events it gets
 * @param subscription which of them, and where to
 * @param secrets what requests are signed with
 * @param version counts changes; a change goes in only over the version before it
 */
public record Webhook(WebhookId id, ProgramId program, Subscription subscription, Secrets secrets, long version) {
    /**
     * What is sent where.
     *
     * @param url where to
     * @param events which
     * @param since when it was registered
     * @param deadLetterAfter how long an event may be refused before it is set aside; empty for never
     */
    public record Subscription(URI url, Events events, Instant since, Optional<Duration> deadLetterAfter) {}

    /** Which events are sent. */
    public sealed interface Events {
        /** Whether events of a type are wanted. */
        boolean wants(String type);

        /**
         * Of the program's members and terminals, published since the registration.
         *
         * @param types whole names, or beginnings that end in {@code .*}
         */
        record OfProgram(List<String> types) implements Events {
            private static final String ALL_BELOW = ".*";

            public OfProgram {
                types = List.copyOf(types);
            }

            @Override
            public boolean wants(String type) {
                return types.stream().anyMatch(wanted -> matches(wanted, type));
            }

            static boolean matches(String wanted, String type) {
                return wanted.endsWith(ALL_BELOW)
                        ? type.startsWith(wanted.substring(0, wanted.length() - 1))
                        : type.equals(wanted);
            }
        }

        /**
         * All of a partner's stream, in the order of their numbers.
         *
         * @param partner whose
         * @param after the number of the event before the first one that is sent
         */
        record OfPartner(MerchantId partner, long after) implements Events {
            @Override
            public boolean wants(String type) {
                return true;
            }
        }
    }

    /**
     * Whose webhook it is.
     *
     * @param program of which
     * @param partner whose stream it is; empty where the program's events are sent
     */
    public record Owner(ProgramId program, Optional<MerchantId> partner) {
        /** The owner of a webhook that is sent these. */
        static Owner of(ProgramId program, Events events) {
            return switch (events) {
                case Events.OfProgram _ -> new Owner(program, Optional.empty());
                case Events.OfPartner stream -> new Owner(program, Optional.of(stream.partner()));
            };
        }

        @Override
        public String toString() {
            return program + partner.map(merchant -> "/" + merchant).orElse("");
        }
    }

    /** Whose it is. */
    public Owner owner() {
        return Owner.of(program, subscription.events());
    }

    /**
     * What requests are signed with.
     *
     * @param kept the newest first
     * @param requests which requests have made and changed the webhook, the newest first, so that a repeat does nothing
     */
    public record Secrets(List<Secret> kept, List<Done> requests) {
        /** Repeats come within minutes; so many changes do not. */
        private static final int REQUESTS_KEPT = 100;

        public Secrets {
            kept = List.copyOf(kept);
            requests = requests.stream().limit(REQUESTS_KEPT).toList();
        }

        /** A new secret beside the one before, which ends. */
        Secrets rotated(Secret next, Instant end, Done request) {
            Secret before = kept.getFirst();
            return new Secrets(List.of(next, new Secret(before.sealed(), end)), requests).after(request);
        }

        Secrets after(Done request) {
            return new Secrets(
                    kept, Stream.concat(Stream.of(request), requests.stream()).toList());
        }

        /** What was done under the key of a request. */
        Optional<Done> before(Done request) {
            return requests.stream()
                    .filter(done -> done.request().equals(request.request()))
                    .findFirst();
        }
    }

    /**
     * A request that was carried out.
     *
     * @param request what it did and its idempotency key, hashed
     * @param says what it said; {@link Fingerprint#NONE} where that was not kept
     */
    public record Done(String request, Fingerprint says) {}

    /**
     * A secret as it is kept.
     *
     * @param sealed encrypted
     * @param endsAt the first instant at which nothing is signed with it; {@link Instant#MAX} for the newest
     */
    @SuppressWarnings("ArrayRecordComponent") // sealed once, handed on to be opened
    public record Secret(byte[] sealed, Instant endsAt) {
        /** Logs never carry a secret, not even sealed. */
        @Override
        public String toString() {
            return "Secret[until " + endsAt + "]";
        }
    }

    Webhook with(Secrets changed) {
        return new Webhook(id, program, subscription, changed, version + 1);
    }
}
