package io.guerdon.webhook;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.guerdon.unit.MerchantId;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Shows how far each webhook is that this process sends for. */
final class WebhookMeters {
    private final MeterRegistry registry;
    private final Map<WebhookId, List<Meter>> shown = new ConcurrentHashMap<>();

    WebhookMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void show(Courier courier) {
        Webhook webhook = courier.webhook();
        hide(webhook);
        shown.put(
                webhook.id(),
                Stream.concat(
                                Stream.of(waiting(courier), deadLetters(courier)),
                                Stream.of(State.CLOSED, State.OPEN, State.HALF_OPEN)
                                        .map(state -> circuit(courier, state)))
                        .toList());
    }

    private Meter waiting(Courier courier) {
        return Gauge.builder(
                        "guerdon.webhook.waiting",
                        courier.tenure(),
                        tenure -> tenure.standing().waiting())
                .description("events that were not sent yet, or not looked at")
                .tags(tags(courier.webhook()))
                .register(registry);
    }

    private Meter deadLetters(Courier courier) {
        return Gauge.builder("guerdon.webhook.dead-letters", courier.aside(), Aside::count)
                .description("events that were set aside, and neither redelivered nor dismissed")
                .tags(tags(courier.webhook()))
                .register(registry);
    }

    private Meter circuit(Courier courier, State state) {
        return Gauge.builder("guerdon.webhook.circuit", courier.circuit(), circuit -> circuit.state() == state ? 1 : 0)
                .description("1 for the state that the address's circuit is in")
                .tags(tags(courier.webhook()).and("state", state.name()))
                .register(registry);
    }

    private static Tags tags(Webhook webhook) {
        return Tags.of(
                "program",
                webhook.program().value(),
                "partner",
                webhook.owner().partner().map(MerchantId::value).orElse(""),
                "webhook",
                webhook.id().value());
    }

    void hide(Webhook webhook) {
        List<Meter> gone = shown.remove(webhook.id());
        if (gone != null) {
            gone.forEach(registry::remove);
        }
    }
}
