package io.guerdon.program;

/**
 * A tier.
 *
 * @param id its name, unique in the program
 * @param atLeast what has to count for a member to reach it
 */
public record Tier(String id, long atLeast) {}
