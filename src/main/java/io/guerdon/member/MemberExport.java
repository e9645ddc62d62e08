package io.guerdon.member;

import io.guerdon.ledger.Entry;
import java.util.stream.Stream;

/**
 * Everything there is about a member.
 *
 * @param member status and identifiers
 * @param profile what the member told
 * @param entries the whole account history in order, read page by page as the stream is consumed
 */
public record MemberExport(MemberView member, Profile profile, Stream<Entry> entries) {}
