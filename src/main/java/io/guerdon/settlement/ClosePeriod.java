package io.guerdon.settlement;

import io.guerdon.unit.ProgramId;

/**
 * Closes a period of a program, for all its partners.
 *
 * @param program whose
 * @param period its name
 * @param request names the request, so that a repeat closes nothing else
 * @param by credential of whoever asks
 */
public record ClosePeriod(ProgramId program, String period, String request, String by) {}
