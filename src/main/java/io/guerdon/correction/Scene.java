package io.guerdon.correction;

import io.guerdon.conversion.PointsConverted;
import io.guerdon.coupon.CouponApplied;
import io.guerdon.earning.ActivityReported;
import io.guerdon.earning.PurchaseMade;
import io.guerdon.ledger.Entry;
import io.guerdon.redemption.PointsRedeemed;
import io.guerdon.unit.MerchantId;

/**
 * Where an entry happened: at whose till, or in whose currency. Who else it concerns, as the issuer of what was spent there does
 * not matter: to undo what another sold is not its business.
 */
final class Scene {
    private Scene() {}

    /** The merchant; the house where no till had a part in it. */
    static MerchantId of(Entry entry) {
        return switch (entry.draft().subject().orElse(null)) {
            case PurchaseMade made -> made.till().merchant();
            case ActivityReported activity -> activity.till().merchant();
            case PointsRedeemed spent -> spent.till().merchant();
            case CouponApplied used -> used.till().merchant();
            case PointsConverted converted -> converted.merchant();
            case null, default -> MerchantId.HOUSE;
        };
    }
}
