package io.guerdon.ledger;

import com.github.benmanes.caffeine.cache.Interner;
import io.guerdon.unit.MerchantId;
import java.time.Instant;

/**
 * What stays with a lot wherever its points go: who funds it, at what cost, until when.
 *
 * @param issuer the merchant that funds it
 * @param cost what the issuer pays when it is spent
 * @param expiresAt first instant at which it can no longer be spent; {@link #NEVER} for none
 */
public record LotTerms(MerchantId issuer, UnitCost cost, Instant expiresAt) {
    /** The expiry of a lot that does not expire. */
    public static final Instant NEVER = Instant.MAX;

    private static final Interner<LotTerms> KNOWN = Interner.newWeakInterner();

    /** The one instance of these terms that all states share: there are many lots, and few terms. */
    LotTerms shared() {
        return KNOWN.intern(this);
    }

    /** The same terms with another expiry. */
    public LotTerms expiring(Instant at) {
        return new LotTerms(issuer, cost, at);
    }
}
