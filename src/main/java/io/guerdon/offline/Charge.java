package io.guerdon.offline;

import io.guerdon.unit.MemberId;

/**
 * Whom a ticket concerns.
 *
 * @param member whose name it had, when it was handed in
 * @param bearer who bears it
 */
public record Charge(MemberId member, Bearer bearer) {}
