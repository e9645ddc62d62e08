package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.web.WebhookBodies.WebhookBody;
import io.guerdon.web.WebhookBodies.WebhookReplayBody;
import io.guerdon.web.WebhookBodies.WebhookSecretBody;
import io.guerdon.web.WebhookViews.WebhookMade;
import io.guerdon.web.WebhookViews.WebhookReplay;
import io.guerdon.web.WebhookViews.WebhookView;
import io.guerdon.webhook.WebhookId;
import io.guerdon.webhook.WebhookRefusal.WebhookNotFound;
import io.guerdon.webhook.Webhooks;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
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
    private static final Duration USUAL_OVERLAP = Duration.ofDays(1);

    private final Desk desk;
    private final Webhooks webhooks;

    WebhookController(Desk desk, Webhooks webhooks) {
        this.desk = desk;
        this.webhooks = webhooks;
    }

    @PostMapping(WEBHOOKS)
    @Operation(
            summary = "Have events sent to an address",
            description = "Signed as Standard Webhooks say, with the secret that is shown this once.")
    @Requires(Act.MANAGE_WEBHOOKS)
    Answer<WebhookMade> register(Caller caller, IdempotencyKey key, @RequestBody WebhookBody body) {
        checkWholeProgram(caller);
        return desk.guarded(() -> made(webhooks.register(caller.program(), body.address(), body.types(), key.value())));
    }

    @GetMapping(WEBHOOKS)
    @Operation(summary = "Every webhook of the program, and where it stands")
    @Requires(Act.READ_WEBHOOKS)
    Answer<Page<WebhookView>> list(Caller caller) {
        checkWholeProgram(caller);
        return desk.guarded(() -> Answer.ok(new Page<>(
                webhooks.of(caller.program()).stream().map(WebhookView::of).toList(), null)));
    }

    @GetMapping(WEBHOOK)
    @Operation(summary = "A webhook, and where it stands")
    @Requires(Act.READ_WEBHOOKS)
    Answer<WebhookView> read(Caller caller, @PathVariable String webhook) {
        checkWholeProgram(caller);
        return desk.guarded(() -> webhooks.find(caller.program(), new WebhookId(webhook))
                .map(seen -> Answer.ok(WebhookView.of(seen)))
                .orElseGet(() -> Answer.refused(new WebhookNotFound(webhook))));
    }

    @DeleteMapping(WEBHOOK)
    @Operation(summary = "Send nothing more to an address")
    @Requires(Act.MANAGE_WEBHOOKS)
    Answer<EmptyBody> remove(Caller caller, @PathVariable String webhook) {
        checkWholeProgram(caller);
        return desk.guarded(() -> webhooks.remove(caller.program(), new WebhookId(webhook))
                .<Answer<EmptyBody>>map(Answer::refused)
                .orElseGet(() -> Answer.ok(EmptyBody.NOTHING)));
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
        checkWholeProgram(caller);
        Duration overlap = body == null || body.overlap() == null ? USUAL_OVERLAP : body.overlap();
        return desk.guarded(
                () -> made(webhooks.rotate(caller.program(), new WebhookId(webhook), overlap, key.value())));
    }

    @PostMapping(WEBHOOK + "/replay")
    @Operation(
            summary = "Send again what was published since an instant",
            description = "As far back as the broker keeps events. What has failed until now is not waited for.")
    @Requires(Act.MANAGE_WEBHOOKS)
    Answer<WebhookReplay> replay(
            Caller caller, IdempotencyKey key, @PathVariable String webhook, @RequestBody WebhookReplayBody body) {
        checkWholeProgram(caller);
        return desk.guarded(() -> webhooks.replay(caller.program(), new WebhookId(webhook), body.since(), key.value())
                .<Answer<WebhookReplay>>map(Answer::refused)
                .orElseGet(() -> Answer.ok(new WebhookReplay(webhook, body.since()))));
    }

    private static void checkWholeProgram(Caller caller) {
        if (!caller.binding().merchant().isEmpty()) {
            throw new Rejection(Fault.ANOTHER_MERCHANT);
        }
    }

    private static Answer<WebhookMade> made(Webhooks.Outcome outcome) {
        return switch (outcome) {
            case Webhooks.Outcome.Shown shown -> Answer.created(WebhookMade.of(shown.seen(), shown.secret()));
            case Webhooks.Outcome.Refused refused -> Answer.refused(refused.refusal());
        };
    }
}
