package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.drafting.DraftRefusal.RevisionNotFound;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.program.ActivityRules;
import io.guerdon.program.EarnPolicy;
import io.guerdon.program.Goods;
import io.guerdon.program.Program;
import io.guerdon.program.ProgramJson;
import io.guerdon.program.Revision;
import io.guerdon.program.Revisions;
import io.guerdon.program.RuleGroup;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** What the program's settings were, are and will be. */
@Controller
class RevisionController {
    private final Desk desk;
    private final ProgramTime time;

    RevisionController(Desk desk, ProgramTime time) {
        this.desk = desk;
        this.time = time;
    }

    @GetMapping("/v1/program/revisions")
    @Operation(summary = "The program's revisions, latest first")
    @Requires(Act.READ_REVISIONS)
    Answer<Page<RevisionAnswer>> revisions(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int most = Page.limit(limit);
        long before = cursor == null
                ? Long.MAX_VALUE
                : Paths.number(cursor)
                        .orElseThrow(() ->
                                Rejection.ofField(Fault.INVALID_PARAMETER, "cursor", "what the part before answered"));
        return desk.guarded(() -> {
            Instant now = time.now(caller.program());
            return Answer.ok(page(desk.revisions(caller), now, before, most));
        });
    }

    private static Page<RevisionAnswer> page(Revisions revisions, Instant now, long before, int most) {
        List<RevisionAnswer> items = revisions.all().reversed().stream()
                .filter(revision -> revision.number() < before)
                .limit(most)
                .map(revision -> RevisionAnswer.of(revision, revisions.state(revision, now)))
                .toList();
        boolean more = !items.isEmpty() && items.getLast().revision() > 1;
        return new Page<>(items, more ? Integer.toString(items.getLast().revision()) : null);
    }

    @GetMapping("/v1/program/revisions/{revision}")
    @Operation(summary = "One revision, with its settings")
    @Requires(Act.READ_REVISIONS)
    Answer<RevisionSettings> revision(Caller caller, @PathVariable String revision) {
        return desk.guarded(() -> {
            Revisions revisions = desk.revisions(caller);
            Optional<Revision> found = Paths.number(revision)
                    .filter(number -> number <= Integer.MAX_VALUE)
                    .flatMap(number -> revisions.numbered(number.intValue()));
            return found.map(there -> Answer.ok(RevisionSettings.of(there)))
                    .orElseGet(() -> Answer.refused(new RevisionNotFound(revision)));
        });
    }

    @GetMapping("/v1/program/rules")
    @Operation(
            summary = "What earns, by the settings in force now: the base rate, goods that earn nothing, groups of"
                    + " rules, activities")
    @Requires(Act.READ_PROGRAM)
    Answer<RulesAnswer> rules(Caller caller) {
        return desk.guarded(() -> Answer.ok(RulesAnswer.of(desk.program(caller))));
    }

    /** What earns. */
    record RulesAnswer(
            int revision,
            EarnPolicy base,
            List<Goods> nonEarning,
            List<RuleGroup> groups,
            List<ActivityRules> activities) {
        static RulesAnswer of(Program program) {
            Program.Policies policies = program.policies();
            return new RulesAnswer(
                    program.revision(),
                    policies.earning(),
                    policies.nonEarning(),
                    policies.groups(),
                    policies.activities());
        }
    }

    /**
     * A revision in the list.
     *
     * @param state scheduled, in-force or replaced
     * @param publishedBy the credential, empty for whoever founded the program
     */
    record RevisionAnswer(int revision, String state, Instant effectiveAt, Instant publishedAt, String publishedBy) {
        static RevisionAnswer of(Revision revision, Revision.State state) {
            return new RevisionAnswer(
                    revision.number(),
                    state.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    revision.effectiveAt(),
                    revision.origin().publishedAt(),
                    revision.origin().publishedBy());
        }
    }

    /** A revision on its own. */
    record RevisionSettings(
            int revision, Instant effectiveAt, Instant publishedAt, String publishedBy, JsonNode settings) {
        static RevisionSettings of(Revision revision) {
            return new RevisionSettings(
                    revision.number(),
                    revision.effectiveAt(),
                    revision.origin().publishedAt(),
                    revision.origin().publishedBy(),
                    ProgramJson.settings(revision.program()));
        }
    }
}
