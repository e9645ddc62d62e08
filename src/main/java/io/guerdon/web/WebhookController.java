package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.web.WebhookBodies.WebhookBody;
import io.guerdon.web.WebhookBodies.WebhookReplayBody;
import io.guerdon.web.WebhookBodies.WebhookSecretBody;
import io.guerdon.web.WebhookViews.WebhookMade;
import io.guerdon.web.WebhookViews.WebhookReplay;
import io.guerdon.web.WebhookViews.WebhookView;
import io.guerdon.webhook.Asked;
import io.guerdon.webhook.Webhook.Events;
import io.guerdon.webhook.Webhook.Owner;
import io.guerdon.webhook.WebhookId;
import io.guerdon.webhook.Webhooks;
import io.guerdon.webhook.Webhooks.Wanted;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
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

/** Where the program's events are sent. They are those of all merchants, so a key of one merchant has no say in it. */
@Controller
class WebhookController {
    private static final String WEBHOOKS = "/v1/webhooks";
    private static final String WEBHOOK = WEBHOOKS + "/{webhook}";

    private final WebhookDesk each;
    private final Webhooks webhooks;

    WebhookController(WebhookDesk each, Webhooks webhooks) {
        this.each = each;
        this.webhooks = webhooks;
    }

    @PostMapping(WEBHOOKS)
    @Operation(
            summary = "Have events sent to an address",
            description = "Signed as Standard Webhooks say, with the secret that is shown this once.")
    @Requires(Act.MANAGE_WEBHOOKS)
    Answer<WebhookMade> register(Caller caller, IdempotencyKey key, @RequestBody WebhookBody body) {
        Map<String, Object> says = new TreeMap<>(Map.of("url", body.url(), "types", body.types()));
        Optional<Duration> deadLetterAfter = Optional.ofNullable(body.deadLetterAfter());
        deadLetterAfter.ifPresent(time -> says.put("deadLetterAfter", time));
        Wanted wanted = new Wanted(body.address(), new Events.OfProgram(body.types()), deadLetterAfter);
        return each.register(program(caller), wanted, new Asked(key.value(), says));
    }

    @GetMapping(WEBHOOKS)
    @Operation(summary = "Every webhook of the program, and where it stands")
    @Requires(Act.READ_WEBHOOKS)
    Answer<Page<WebhookView>> list(Caller caller) {
        return each.list(program(caller));
    }

    @GetMapping(WEBHOOK)
    @Operation(summary = "A webhook, and where it stands")
    @Requires(Act.READ_WEBHOOKS)
    Answer<WebhookView> read(Caller caller, @PathVariable String webhook) {
        return each.read(program(caller), webhook);
    }

    @DeleteMapping(WEBHOOK)
    @Operation(summary = "Send nothing more to an address")
    @Requires(Act.MANAGE_WEBHOOKS)
    Answer<EmptyBody> remove(Caller caller, @PathVariable String webhook) {
        return each.remove(program(caller), webhook);
    }

    @PostMapping(WEBHOOK + "/secret")
    @Operation(
            summary = "Make a new secret",
            description = "Requests are signed with both until the one before ends, after the overlap.")
    @Requires(Act.MANAGE_WEBHOOKS)
    Answer<WebhookMade> rotate(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String webhook,
            @RequestBody(required = false) @Nullable WebhookSecretBody body) {
        return each.rotate(program(caller), webhook, body, key);
    }

    @PostMapping(WEBHOOK + "/replay")
    @Operation(
            summary = "Send again what was published since an instant",
            description = "As far back as the broker keeps events. What has failed until now is not waited for.")
    @Requires(Act.MANAGE_WEBHOOKS)
    Answer<WebhookReplay> replay(
            Caller caller, IdempotencyKey key, @PathVariable String webhook, @RequestBody WebhookReplayBody body) {
        Owner owner = program(caller);
        return each.replay(
                () -> webhooks.replay(owner, new WebhookId(webhook), body.since(), key.value()),
                new WebhookReplay(webhook, body.since()));
    }

    private static Owner program(Caller caller) {
        return new Owner(caller.program(), Optional.empty());
    }
}
