package io.guerdon.member;

import io.guerdon.ledger.ChainId;

/** Whom a {@link MemberRef} names. */
public sealed interface Resolution {
    /** A member. */
    record Found(ChainId chain) implements Resolution {}

    /** A member who is not served by that name any more; what was done by it before is answered as it was then. */
    record Barred(ChainId chain, MemberRefusal refusal) implements Resolution {}

    /** Nobody. */
    record Missed(MemberRefusal refusal) implements Resolution {}
}
