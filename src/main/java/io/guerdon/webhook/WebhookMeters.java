package io.guerdon.webhook;

import io.guerdon.unit.MerchantId;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Shows how far each webhook is that this process sends for. */
final class WebhookMeters {
    private final MeterRegistry registry;
    private final Map<WebhookId, Meter> shown = new ConcurrentHashMap<>();

    WebhookMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void show(Webhook webhook, Tenure tenure) {
        hide(webhook);
        shown.put(
                webhook.id(),
                Gauge.builder(
                                "guerdon.webhook.waiting",
                                tenure,
                                each -> each.standing().waiting())
                        .description("events that were not sent yet, or not looked at")
                        .tag("program", webhook.program().value())
                        .tag(
                                "partner",
                                webhook.owner().partner().map(MerchantId::value).orElse(""))
                        .tag("webhook", webhook.id().value())
                        .register(registry));
    }

    void hide(Webhook webhook) {
        Meter gone = shown.remove(webhook.id());
        if (gone != null) {
            registry.remove(gone);
        }
    }
}
