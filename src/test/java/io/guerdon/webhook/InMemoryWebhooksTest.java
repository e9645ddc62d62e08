package io.guerdon.webhook;

class InMemoryWebhooksTest extends WebhookStoresContract {
    @Override
    protected Webhooks.Stores empty() {
        return new Webhooks.Stores(new InMemoryWebhooks(), new InMemoryProgress(), new InMemoryDeadLetters());
    }
}
