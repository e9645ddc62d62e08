package io.guerdon.drafting;

import io.guerdon.unit.ProgramId;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes a program's draft its next revision.
 *
 * @param program whose
 * @param effectiveAt first instant; empty for as soon as can be
 * @param request names the request
 * @param publishedBy credential of whoever asks
 */
public record PublishDraft(ProgramId program, Optional<Instant> effectiveAt, String request, String publishedBy) {
    /** The effective time as it was asked for, empty where none was. */
    String asked() {
        return effectiveAt.map(Instant::toString).orElse("");
    }
}
