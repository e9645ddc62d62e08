package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
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

/** Which of the program's events were set aside, because an address refused them for longer than it was to be waited for. */
@Controller
class DeadLetterController {
    private static final String DEAD_LETTERS = "/v1/webhooks/{webhook}/dead-letters";
    private static final String DEAD_LETTER = DEAD_LETTERS + "/{event}";

    private final DeadLetterDesk each;

    DeadLetterController(DeadLetterDesk each) {
        this.each = each;
    }

    @GetMapping(DEAD_LETTERS)
    @Operation(summary = "The events of a webhook that were set aside, the first of them first")
    @Requires(Act.READ_WEBHOOKS)
    Answer<Page<DeadLetterView>> list(
            Caller caller,
            @PathVariable String webhook,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return each.list(program(caller), webhook, limit, cursor);
    }

    @PostMapping(DEAD_LETTER + "/redelivery")
    @Operation(
            summary = "Send an event again that was set aside",
            description = "Once, beside the events that are under way, as soon as the address is well. Acknowledged it"
                    + " is gone from the list; otherwise it stays, with the new reason.")
    @Requires(Act.REDELIVER_EVENT)
    Answer<WebhookRedelivery> redeliver(
            Caller caller, IdempotencyKey key, @PathVariable String webhook, @PathVariable String event) {
        return each.redeliver(program(caller), webhook, event, key);
    }

    @DeleteMapping(DEAD_LETTER)
    @Operation(summary = "Drop an event that was set aside")
    @Requires(Act.DISMISS_EVENT)
    Answer<EmptyBody> dismiss(Caller caller, @PathVariable String webhook, @PathVariable String event) {
        return each.dismiss(program(caller), webhook, event);
    }

    private static Owner program(Caller caller) {
        return new Owner(caller.program(), Optional.empty());
    }
}
