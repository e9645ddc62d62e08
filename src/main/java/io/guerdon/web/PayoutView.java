package io.guerdon.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.cashback.Payout;
import io.guerdon.cashback.PayoutChanged;
import io.guerdon.cashback.PayoutState;
import io.guerdon.ledger.Entry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payout of a member.
 *
 * @param payout its id
 * @param unit which wallet
 * @param amount in minor units
 * @param state requested, sent or failed
 * @param requestedAt when it was asked for
 * @param reference as given then; left out where none was
 * @param finishedAt when it was told how it ended; left out while it is open
 * @param sentAs the bank's reference; left out where it was not sent
 * @param reason why it failed; left out where it did not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PayoutView(
        String payout,
        String unit,
        long amount,
        String state,
        Instant requestedAt,
        @Nullable String reference,
        @Nullable Instant finishedAt,
        @Nullable String sentAs,
        @Nullable String reason) {
    static PayoutView of(Payout payout) {
        PayoutChanged asked = payout.asked();
        PayoutChanged now = payout.now();
        Entry latest = payout.latest();
        return new PayoutView(
                now.payout().value(),
                now.wallet().value(),
                now.amount(),
                now.state().wire(),
                payout.requested().recordedAt(),
                asked.reference().isEmpty() ? null : asked.reference(),
                now.state() == PayoutState.REQUESTED ? null : latest.recordedAt(),
                now.state() == PayoutState.SENT ? now.reference() : null,
                now.state() == PayoutState.FAILED ? latest.draft().why().actor().reason() : null);
    }
}
