package io.guerdon.earning;

import io.guerdon.ledger.Draw;
import io.guerdon.ledger.LotId;
import io.guerdon.ledger.Maturity;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a chain knows already of the time after a sale that is recorded late, as far as sliding expiry asks.
 *
 * @param activity when there was a purchase or redemption, in the order they happened
 * @param opened which lots came into being, and when
 * @param expired points that ran out and that no return or reversal has counted as taken back
 */
public record Later(List<Instant> activity, Map<LotId, Instant> opened, List<Expired> expired) {
    /** Of a sale that is not late, or whose lateness does not matter. */
    public static final Later NOTHING = new Later(List.of(), Map.of(), List.of());

    /** Whether a lot came into being after an instant. */
    boolean opened(LotId lot, Instant at) {
        Instant opening = opened.get(lot);
        return opening != null && opening.isAfter(at);
    }

    /**
     * Points that ran out.
     *
     * @param wallet they were in
     * @param draw what expired; its terms say when
     * @param maturity whether they could be spent before
     */
    public record Expired(WalletId wallet, Draw draw, Maturity maturity) {}
}
