package io.guerdon.member;

/**
 * A member in a list of all.
 *
 * @param member status and identifiers
 * @param profile what the member told; empty after erasure, and where the member told nothing
 */
public record ListedMember(MemberView member, Profile profile) {}
