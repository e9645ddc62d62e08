package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.drafting.Draft;
import io.guerdon.drafting.DraftRefusal.DraftNotFound;
import io.guerdon.drafting.Drafting;
import io.guerdon.drafting.PublishDraft;
import io.guerdon.program.ProgramJson;
import io.guerdon.web.RevisionController.RevisionSettings;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import tools.jackson.databind.JsonNode;

/** The program's draft: settings that are worked on until they are published. */
@Controller
class DraftController {
    private final Desk desk;
    private final Drafting drafting;

    DraftController(Desk desk, Drafting drafting) {
        this.desk = desk;
        this.drafting = drafting;
    }

    @GetMapping("/v1/program/draft")
    @Operation(summary = "The program's draft")
    @Requires(Act.DRAFT_PROGRAM)
    Answer<DraftAnswer> draft(Caller caller) {
        return desk.guarded(() -> drafting.draft(caller.program())
                .map(draft -> Answer.ok(DraftAnswer.of(draft)))
                .orElseGet(() -> Answer.refused(new DraftNotFound())));
    }

    @PutMapping("/v1/program/draft")
    @Operation(summary = "Keep settings as the draft, in place of the one before; everything wrong with them is named")
    @Requires(Act.DRAFT_PROGRAM)
    Answer<DraftAnswer> save(Caller caller, @RequestBody DraftBody body) {
        return desk.guarded(() -> {
            desk.revisions(caller);
            String settings = body.settings().toString();
            int basedOn = Math.toIntExact(body.basedOn());
            return switch (drafting.save(caller.program(), settings, basedOn, caller.credential())) {
                case Drafting.Saving.Saved saved -> Answer.ok(DraftAnswer.of(saved.draft()));
                case Drafting.Saving.Refused refused -> Answer.refused(refused.refusal());
            };
        });
    }

    @DeleteMapping("/v1/program/draft")
    @Operation(summary = "Forget the draft")
    @Requires(Act.DRAFT_PROGRAM)
    Answer<EmptyBody> discard(Caller caller) {
        return desk.guarded(() -> {
            drafting.discard(caller.program());
            return Answer.ok(EmptyBody.NOTHING);
        });
    }

    @PostMapping("/v1/program/draft/publication")
    @Operation(summary = "Make the draft the next revision, in force from an instant on")
    @Requires(Act.PUBLISH_PROGRAM)
    Answer<RevisionSettings> publish(
            Caller caller, IdempotencyKey key, @RequestBody(required = false) @Nullable PublicationBody body) {
        Optional<Instant> effectiveAt =
                Optional.ofNullable(body).flatMap(given -> Optional.ofNullable(given.effectiveAt()));
        return desk.guarded(() -> {
            desk.revisions(caller);
            PublishDraft command = new PublishDraft(
                    caller.program(), effectiveAt, key.of(caller).value(), caller.credential());
            return switch (drafting.publish(command)) {
                case Drafting.Publication.Published done -> Answer.created(RevisionSettings.of(done.revision()));
                case Drafting.Publication.Repeated done ->
                    new Answer.Given<>(201, RevisionSettings.of(done.revision()), Answer.Told.AGAIN);
                case Drafting.Publication.Refused refused -> Answer.refused(refused.refusal());
            };
        });
    }

    /**
     * Settings to keep.
     *
     * @param basedOn the latest revision, which they were made from
     * @param settings whole, as a revision shows them
     */
    record DraftBody(Long basedOn, JsonNode settings) {
        DraftBody {
            Fields.number("basedOn", basedOn, 1, Integer.MAX_VALUE);
            Fields.required("settings", settings);
        }
    }

    /** When the draft comes into force, as soon as can be where it is left out. */
    record PublicationBody(@Nullable Instant effectiveAt) {
        PublicationBody {
            Fields.instant("effectiveAt", effectiveAt);
        }
    }

    /** The draft. */
    record DraftAnswer(int basedOn, Instant savedAt, String savedBy, JsonNode settings) {
        static DraftAnswer of(Draft draft) {
            return new DraftAnswer(
                    draft.basedOn(), draft.savedAt(), draft.savedBy(), ProgramJson.settings(draft.program()));
        }
    }
}
