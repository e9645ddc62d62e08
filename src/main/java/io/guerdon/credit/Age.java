package io.guerdon.credit;

import java.util.OptionalInt;

/**
 * What is owed of some ages.
 *
 * @param fromDays how many days ago the youngest of it was spent
 * @param toDays how many the oldest; empty for any
 * @param amount in minor units
 */
public record Age(int fromDays, OptionalInt toDays, long amount) {}
