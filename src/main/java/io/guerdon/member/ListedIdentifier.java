package io.guerdon.member;

import io.guerdon.member.StoredMember.Standing;

/**
 * An identifier as the member has it.
 *
 * @param identifier what it is
 * @param standing usable, or a card that is blocked
 */
public record ListedIdentifier(Identifier identifier, Standing standing) {}
