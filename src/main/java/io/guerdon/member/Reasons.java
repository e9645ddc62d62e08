package io.guerdon.member;

import io.guerdon.ledger.Call;

/** What is done to a member by hand has a reason, which stays in the ledger. */
final class Reasons {
    private Reasons() {}

    static void require(Call call) {
        if (call.actor().reason().isBlank()) {
            throw new InvalidMemberField("reason", "a reason is needed, without personal data: it is never erased");
        }
    }
}
