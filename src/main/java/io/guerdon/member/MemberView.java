package io.guerdon.member;

import io.guerdon.ledger.AccountStatus;
import io.guerdon.unit.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A member as shown. An erased member is closed and has no identifiers.
 *
 * @param id member id
 * @param status what the account may do
 * @param joinedAt when the member enrolled
 * @param identifiers by type, then value
 * @param erasedAt when the personal data were erased
 */
public record MemberView(
        MemberId id,
        AccountStatus status,
        Instant joinedAt,
        List<ListedIdentifier> identifiers,
        Optional<Instant> erasedAt) {}
