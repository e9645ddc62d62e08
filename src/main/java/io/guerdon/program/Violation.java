package io.guerdon.program;

/**
 * Something that settings cannot be.
 *
 * @param pointer where, as a JSON pointer into the settings
 * @param code what, stable
 * @param reason what exactly, in words for whoever writes settings
 */
public record Violation(String pointer, String code, String reason) {}
