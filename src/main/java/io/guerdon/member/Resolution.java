package io.guerdon.member;

import io.guerdon.ledger.ChainId;

/** Whom a {@link MemberRef} names. */
public sealed interface Resolution {
    /** A member. */
    record Found(ChainId chain) implements Resolution {}

    /** Nobody, or nobody who may be served by it. */
    record Missed(MemberRefusal refusal) implements Resolution {}
}
