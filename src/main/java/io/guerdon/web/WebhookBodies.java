package io.guerdon.web;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is sent about webhooks. */
final class WebhookBodies {
    private static final int LONGEST_URL = 2_000;
    private static final int LONGEST_TYPE = 100;
    private static final int MOST_TYPES = 100;
    private static final Duration SHORTEST_REFUSAL = Duration.ofMinutes(1);
    private static final Duration LONGEST_REFUSAL = Duration.ofDays(30);
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

    private WebhookBodies() {}

    private static void checkDeadLetterAfter(@Nullable Duration time) {
        Fields.require(
                time == null || (time.compareTo(SHORTEST_REFUSAL) >= 0 && time.compareTo(LONGEST_REFUSAL) <= 0),
                "deadLetterAfter",
                "from PT1M to P30D");
    }

    /**
     * An address to send events to.
     *
     * @param url begins with https://
     * @param types of events: whole names, or beginnings that end in {@code .*}
     * @param deadLetterAfter how long an event may be refused before it is set aside, from a minute to 30 days; never where it is left out
     */
    record WebhookBody(
            String url, List<String> types, @Nullable Duration deadLetterAfter) {
        WebhookBody {
            url = Fields.text("url", url, LONGEST_URL);
            checkDeadLetterAfter(deadLetterAfter);
            Fields.required("types", types);
            types = Fields.list("types", types, MOST_TYPES);
            Fields.require(!types.isEmpty(), "types", "at least one");
            types.forEach(type -> Fields.text("types", type, LONGEST_TYPE));
        }

        URI address() {
            return Fields.parsed("url", url, URI::create);
        }
    }

    /**
     * An address to send a partner's events to.
     *
     * @param url begins with https://
     * @param after the number of the event before the first one that is sent; the last there is where it is left out
     * @param deadLetterAfter how long an event may be refused before it is set aside, from a minute to 30 days; never where it is left out
     */
    record PartnerWebhookBody(
            String url, @Nullable Long after, @Nullable Duration deadLetterAfter) {
        PartnerWebhookBody {
            url = Fields.text("url", url, LONGEST_URL);
            checkDeadLetterAfter(deadLetterAfter);
            Fields.require(after == null || after >= 0, "after", "the number of an event, or 0");
        }

        URI address() {
            return Fields.parsed("url", url, URI::create);
        }
    }

    /**
     * A new secret.
     *
     * @param overlap how long the one before is good beside it, a day where it is left out
     */
    record WebhookSecretBody(@Nullable Duration overlap) {
        WebhookSecretBody {
            Fields.require(
                    overlap == null || (!overlap.isNegative() && overlap.compareTo(LONGEST_OVERLAP) <= 0),
                    "overlap",
                    "from PT0S to " + LONGEST_OVERLAP);
        }
    }

    /**
     * What to send again.
     *
     * @param since everything that was published at this instant or later
     */
    record WebhookReplayBody(Instant since) {
        WebhookReplayBody {
            since = Fields.required("since", Fields.instant("since", since));
        }
    }

    /**
     * What to send again to a partner.
     *
     * @param after every event after the one with this number
     */
    record PartnerWebhookReplayBody(Long after) {
        PartnerWebhookReplayBody {
            Fields.required("after", after);
            Fields.require(after >= 0, "after", "the number of an event, or 0");
        }
    }
}
