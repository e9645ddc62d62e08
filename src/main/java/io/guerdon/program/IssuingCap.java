package io.guerdon.program;

/**
 * How many points a merchant issues at most, to all members together.
 *
 * @param per over what they are counted; never a single purchase
 * @param points at most
 * @param overflow what becomes of the rest
 */
public record IssuingCap(RuleGroup.Per per, long points, RuleGroup.Overflow overflow) {}
