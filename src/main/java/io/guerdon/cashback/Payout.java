package io.guerdon.cashback;

import io.guerdon.ledger.Entry;

/**
 * A payout of a member.
 *
 * @param requested as it was asked for
 * @param latest what has become of it; the same where nothing has
 */
public record Payout(Entry requested, Entry latest) {
    Payout then(Entry later) {
        return new Payout(requested, later);
    }

    /** What was asked for. */
    public PayoutChanged asked() {
        return changed(requested);
    }

    /** What it is now. */
    public PayoutChanged now() {
        return changed(latest);
    }

    static PayoutChanged changed(Entry entry) {
        return (PayoutChanged) entry.draft().subject().orElseThrow();
    }
}
