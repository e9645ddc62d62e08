package io.guerdon.ledger;

import io.guerdon.ledger.Claims.Holder;
import java.time.Instant;
import java.util.List;

/**
 * A command on one account, ready to be decided as often as the race for the next seq demands.
 *
 * @param <C> what the decision needs beyond the state, read from the chain's history
 */
public interface Operation<C> {
    /** Whose entry it becomes, under which key, and what it claims. */
    Terms terms();

    /**
     * Reads what the decision needs; called when the state is known and nothing of the account is in flight here.
     *
     * @param now the instant it will be decided at
     */
    C gather(History history, AccountState state, Instant now);

    /** Decides. Pure: the same arguments give the same verdict. {@code state} has everything due by {@code now} applied. */
    Verdict decide(AccountState state, Instant now, C context);

    /**
     * What the ledger must know before it decides.
     *
     * @param chain the account
     * @param request key and fingerprint
     * @param fields names of all fields a request of this kind can have, to name differences
     * @param claims taken before the entry
     * @param refusals whether a refusal uses up the key
     */
    record Terms(ChainId chain, Entry.Request request, List<String> fields, List<Claim> claims, Refusals refusals) {
        /** The claims as this operation's. */
        List<Holder> holders() {
            return claims.stream()
                    .map(claim -> new Holder(claim.id(), chain, request.key()))
                    .toList();
        }
    }

    /** Whether a refusal uses up the key. */
    enum Refusals {
        /** A spend: a late retry must not charge a customer who has walked away. */
        REMEMBERED,
        /** Anything else may be tried again. */
        FORGOTTEN
    }
}
