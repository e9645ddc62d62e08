package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.publishing.PartnerFeed;
import io.guerdon.publishing.PartnerId;
import io.guerdon.web.WebhookBodies.PartnerWebhookBody;
import io.guerdon.web.WebhookBodies.PartnerWebhookReplayBody;
import io.guerdon.web.WebhookBodies.WebhookSecretBody;
import io.guerdon.web.WebhookViews.PartnerWebhookReplay;
import io.guerdon.web.WebhookViews.WebhookMade;
import io.guerdon.web.WebhookViews.WebhookView;
import io.guerdon.webhook.Asked;
import io.guerdon.webhook.Webhook.Events;
import io.guerdon.webhook.Webhook.Owner;
import io.guerdon.webhook.WebhookId;
import io.guerdon.webhook.Webhooks;
import io.guerdon.webhook.Webhooks.Wanted;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Where the events of one partner are sent: its stream, every event in the order of its number. A partner manages its own. */
@Controller
class PartnerWebhookController {
    private static final String WEBHOOKS = "/v1/partners/{partner}/webhooks";
    private static final String WEBHOOK = WEBHOOKS + "/{webhook}";

    private final PartnerNames names;
    private final PartnerFeed feed;
    private final Desk desk;
    private final WebhookDesk each;
    private final Webhooks webhooks;

    PartnerWebhookController(PartnerNames names, PartnerFeed feed, Desk desk, WebhookDesk each, Webhooks webhooks) {
        this.names = names;
        this.feed = feed;
        this.desk = desk;
        this.each = each;
        this.webhooks = webhooks;
    }

    @PostMapping(WEBHOOKS)
    @Operation(
            summary = "Have a partner's events sent to an address, from any number on",
            description = "Signed as Standard Webhooks say, with the secret that is shown this once.")
    @Requires(Act.MANAGE_PARTNER_WEBHOOKS)
    Answer<WebhookMade> register(
            Caller caller, IdempotencyKey key, @PathVariable String partner, @RequestBody PartnerWebhookBody body) {
        PartnerId id = names.partner(caller, partner);
        Long from = body.after();
        long last = desk.guarded(() -> feed.last(id));
        long after = from == null ? last : seen(from, last);
        Wanted wanted = new Wanted(
                body.address(), new Events.OfPartner(id.partner(), after), Optional.ofNullable(body.deadLetterAfter()));
        return each.register(owner(id), wanted, asked(key, body));
    }

    @GetMapping(WEBHOOKS)
    @Operation(summary = "Every webhook of a partner, and where it stands")
    @Requires(Act.READ_PARTNER_WEBHOOKS)
    Answer<Page<WebhookView>> list(Caller caller, @PathVariable String partner) {
        return each.list(owner(names.partner(caller, partner)));
    }

    @GetMapping(WEBHOOK)
    @Operation(summary = "A webhook of a partner, and where it stands")
    @Requires(Act.READ_PARTNER_WEBHOOKS)
    Answer<WebhookView> read(Caller caller, @PathVariable String partner, @PathVariable String webhook) {
        return each.read(owner(names.partner(caller, partner)), webhook);
    }

    @DeleteMapping(WEBHOOK)
    @Operation(summary = "Send nothing more to an address of a partner")
    @Requires(Act.MANAGE_PARTNER_WEBHOOKS)
    Answer<EmptyBody> remove(Caller caller, @PathVariable String partner, @PathVariable String webhook) {
        return each.remove(owner(names.partner(caller, partner)), webhook);
    }

    @PostMapping(WEBHOOK + "/secret")
    @Operation(
            summary = "Make a new secret for a partner's webhook",
            description = "Requests are signed with both until the one before ends, after the overlap.")
    @Requires(Act.MANAGE_PARTNER_WEBHOOKS)
    Answer<WebhookMade> rotate(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String partner,
            @PathVariable String webhook,
            @RequestBody(required = false) @Nullable WebhookSecretBody body) {
        return each.rotate(owner(names.partner(caller, partner)), webhook, body, key);
    }

    @PostMapping(WEBHOOK + "/replay")
    @Operation(
            summary = "Send a partner's events again from any number on",
            description = "The stream is kept for ever. What has failed until now is not waited for.")
    @Requires(Act.MANAGE_PARTNER_WEBHOOKS)
    Answer<PartnerWebhookReplay> replay(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String partner,
            @PathVariable String webhook,
            @RequestBody PartnerWebhookReplayBody body) {
        PartnerId id = names.partner(caller, partner);
        Owner owner = owner(id);
        long after = seen(body.after(), desk.guarded(() -> feed.last(id)));
        return each.replay(
                () -> webhooks.replayAfter(owner, new WebhookId(webhook), after, key.value()),
                new PartnerWebhookReplay(webhook, after));
    }

    /** As it was sent: where it leaves the number out, that is another one by the time it is repeated. */
    private static Asked asked(IdempotencyKey key, PartnerWebhookBody body) {
        Map<String, Object> says = new TreeMap<>(Map.of("url", body.url()));
        if (body.after() != null) {
            says.put("after", body.after());
        }
        if (body.deadLetterAfter() != null) {
            says.put("deadLetterAfter", body.deadLetterAfter());
        }
        return new Asked(key.value(), says);
    }

    /** Nobody means to leave out what has not happened yet. */
    private static long seen(long after, long last) {
        Fields.require(after <= last, "after", "at most the number of the last event, " + last);
        return after;
    }

    private static Owner owner(PartnerId partner) {
        return new Owner(partner.program(), Optional.of(partner.partner()));
    }
}
