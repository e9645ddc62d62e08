package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.publishing.PartnerId;
import io.guerdon.web.WebhookViews.DeadLetterView;
import io.guerdon.web.WebhookViews.WebhookRedelivery;
import io.guerdon.webhook.Webhook.Owner;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which of a partner's events were set aside. They are named by their number in its stream. */
@Controller
class PartnerDeadLetterController {
    private static final String DEAD_LETTERS = "/v1/partners/{partner}/webhooks/{webhook}/dead-letters";
    private static final String DEAD_LETTER = DEAD_LETTERS + "/{number}";

    private final PartnerNames names;
    private final DeadLetterDesk each;

    PartnerDeadLetterController(PartnerNames names, DeadLetterDesk each) {
        this.names = names;
        this.each = each;
    }

    @GetMapping(DEAD_LETTERS)
    @Operation(summary = "The events of a partner's webhook that were set aside, the first of them first")
    @Requires(Act.READ_PARTNER_WEBHOOKS)
    Answer<Page<DeadLetterView>> list(
            Caller caller,
            @PathVariable String partner,
            @PathVariable String webhook,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return each.list(owner(names.partner(caller, partner)), webhook, limit, cursor);
    }

    @PostMapping(DEAD_LETTER + "/redelivery")
    @Operation(
            summary = "Send a partner's event again that was set aside",
            description = "Once, beside the events that are under way, as soon as the address is well. Acknowledged it"
                    + " is gone from the list; otherwise it stays, with the new reason.")
    @Requires(Act.REDELIVER_PARTNER_EVENT)
    Answer<WebhookRedelivery> redeliver(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String partner,
            @PathVariable String webhook,
            @PathVariable String number) {
        PartnerId id = names.partner(caller, partner);
        return each.redeliver(owner(id), webhook, event(id, number), key);
    }

    @DeleteMapping(DEAD_LETTER)
    @Operation(summary = "Drop a partner's event that was set aside")
    @Requires(Act.DISMISS_PARTNER_EVENT)
    Answer<EmptyBody> dismiss(
            Caller caller, @PathVariable String partner, @PathVariable String webhook, @PathVariable String number) {
        PartnerId id = names.partner(caller, partner);
        return each.dismiss(owner(id), webhook, event(id, number));
    }

    /** As events of the stream are named. */
    private static String event(PartnerId partner, String number) {
        return partner.partner() + "/" + number;
    }

    private static Owner owner(PartnerId partner) {
        return new Owner(partner.program(), Optional.of(partner.partner()));
    }
}
