package io.guerdon.sandbox;

import io.guerdon.unit.ProgramId;

/**
 * Lets time go on in a sandbox.
 *
 * @param program whose time
 * @param step how far
 * @param request names the request, so that a repeat has no second effect
 */
public record AdvanceClock(ProgramId program, Step step, String request) {}
