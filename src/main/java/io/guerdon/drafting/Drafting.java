package io.guerdon.drafting;

import io.guerdon.drafting.DraftRefusal.DraftNotFound;
import io.guerdon.drafting.DraftRefusal.DraftOutdated;
import io.guerdon.drafting.DraftRefusal.EffectiveInThePast;
import io.guerdon.drafting.DraftRefusal.InvalidSettings;
import io.guerdon.ledger.LedgerRefusal.IdempotencyKeyReused;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.ledger.Refusal;
import io.guerdon.program.Program;
import io.guerdon.program.Programs;
import io.guerdon.program.Revision;
import io.guerdon.program.Revision.Origin;
import io.guerdon.program.Revisions;
import io.guerdon.program.SettingsForm;
import io.guerdon.program.Violation;
import io.guerdon.unit.ProgramId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Saves drafts and publishes them. */
public final class Drafting {
    /** A revision comes into force no sooner than this, so that by then every process has read of it. */
    public static final Duration NOTICE = Duration.ofSeconds(2);

    private final Programs programs;
    private final Drafts drafts;
    private final ProgramTime time;

    /** Keeps drafts in a store and publishes them among a deployment's programs. */
    public Drafting(Programs programs, Drafts drafts, ProgramTime time) {
        this.programs = programs;
        this.drafts = drafts;
        this.time = time;
    }

    /** What became of settings that were to be kept. */
    public sealed interface Saving {
        /** They are the draft. */
        record Saved(Draft draft) implements Saving {}

        /** They are not, and the draft is what it was. */
        record Refused(Refusal refusal) implements Saving {}
    }

    /** What became of a draft that was to be published. */
    public sealed interface Publication {
        /** It is a revision. */
        record Published(Revision revision) implements Publication {}

        /** It was one already, by the same request. */
        record Repeated(Revision revision) implements Publication {}

        /** It is still a draft. */
        record Refused(Refusal refusal) implements Publication {}
    }

    /** A program's draft. */
    public Optional<Draft> draft(ProgramId program) {
        return drafts.find(program);
    }

    /** Forgets a program's draft. */
    public void discard(ProgramId program) {
        drafts.discard(program);
    }

    /**
     * Keeps settings as the program's draft.
     *
     * @param settings as JSON
     * @param basedOn the revision they were made from
     */
    public Saving save(ProgramId program, String settings, int basedOn, String savedBy) {
        Revision latest = revisions(program).latest();
        if (latest.number() != basedOn) {
            return new Saving.Refused(new DraftOutdated(basedOn, latest.number()));
        }
        return switch (SettingsForm.read(program, basedOn + 1, settings)) {
            case SettingsForm.Reading.Invalid invalid -> new Saving.Refused(new InvalidSettings(invalid.violations()));
            case SettingsForm.Reading.Valid valid -> keep(latest.program(), valid.program(), savedBy);
        };
    }

    private Saving keep(Program latest, Program next, String savedBy) {
        List<Violation> changes = SettingsForm.succeeds(latest, next);
        if (!changes.isEmpty()) {
            return new Saving.Refused(new InvalidSettings(changes));
        }
        Draft draft = new Draft(next, now(next.id()), savedBy);
        drafts.keep(draft);
        return new Saving.Saved(draft);
    }

    private Instant now(ProgramId program) {
        return time.now(program).truncatedTo(ChronoUnit.MILLIS);
    }

    /** Publishes the draft. */
    public Publication publish(PublishDraft command) {
        Instant now = now(command.program());
        Revisions revisions = revisions(command.program());
        Optional<Revision> before = revisions.publishedBy(command.request());
        if (before.isPresent()) {
            return repeated(before.get(), command);
        }
        Optional<Draft> draft = drafts.find(command.program());
        if (draft.isEmpty()) {
            return new Publication.Refused(new DraftNotFound());
        }
        if (command.effectiveAt().filter(now::isAfter).isPresent()) {
            return new Publication.Refused(new EffectiveInThePast(command.asked()));
        }
        Origin origin = new Origin(now, command.publishedBy(), command.request(), command.asked());
        Revision revision = new Revision(draft.get().program(), effective(command, now), origin);
        int latest = revisions.latest().number();
        if (revision.number() != latest + 1) {
            return new Publication.Refused(new DraftOutdated(revision.number() - 1, latest));
        }
        List<Violation> tooSoon = SettingsForm.succeedsFrom(
                revision.effectiveAt(),
                revisions.inForce(revision.effectiveAt()).program(),
                revision.program());
        return tooSoon.isEmpty() ? add(revision, command) : new Publication.Refused(new InvalidSettings(tooSoon));
    }

    private static Instant effective(PublishDraft command, Instant now) {
        Instant soonest = now.plus(NOTICE);
        return command.effectiveAt().filter(soonest::isBefore).orElse(soonest);
    }

    private static Publication repeated(Revision before, PublishDraft command) {
        return before.origin().asked().equals(command.asked())
                ? new Publication.Repeated(before)
                : new Publication.Refused(new IdempotencyKeyReused(List.of("effectiveAt")));
    }

    /** The insert decides where two publish at once, maybe one request twice; a draft left behind by a crash is outdated. */
    private Publication add(Revision revision, PublishDraft command) {
        if (programs.publish(revision)) {
            drafts.discard(command.program(), revision.number());
            return new Publication.Published(revision);
        }
        return revisions(command.program())
                .publishedBy(command.request())
                .map(winner -> repeated(winner, command))
                .orElseGet(() -> new Publication.Refused(new DraftOutdated(revision.number() - 1, revision.number())));
    }

    private Revisions revisions(ProgramId program) {
        return programs.find(program).orElseThrow(() -> new IllegalStateException("no program " + program));
    }
}
