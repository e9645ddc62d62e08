package io.guerdon.mongo;

import io.guerdon.cashback.PayoutChanged;
import io.guerdon.cashback.PayoutId;
import io.guerdon.cashback.PayoutState;
import io.guerdon.ledger.Subject;
import io.guerdon.reward.RewardClaimChanged;
import io.guerdon.reward.RewardClaimId;
import io.guerdon.reward.RewardClaimState;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.RewardId;
import java.util.List;

/** The stored form of payouts and of claims to rewards. */
final class RewardShapes {
    static final List<Shape<? extends Subject>> ALL = List.of(
            new Shape<>("payout", PayoutChanged.class, RewardShapes::payout, RewardShapes::payout),
            new Shape<>("reward", RewardClaimChanged.class, RewardShapes::claim, RewardShapes::claim));

    private RewardShapes() {}

    private static void payout(BsonOut out, PayoutChanged payout) {
        out.text("payout", payout.payout().value());
        LotParts.wallet(out, payout.wallet());
        out.number("amount", payout.amount())
                .text("state", payout.state().wire())
                .text("reference", payout.reference());
    }

    private static PayoutChanged payout(Fields in) {
        return new PayoutChanged(
                new PayoutId(in.text("payout")),
                LotParts.wallet(in),
                in.number("amount"),
                PayoutState.ofWire(in.text("state")),
                in.text("reference"));
    }

    private static void claim(BsonOut out, RewardClaimChanged claim) {
        out.text("claim", claim.claim().value())
                .text("reward", claim.reward().value())
                .number("place", claim.place())
                .text("merchant", claim.merchant().value())
                .text("state", claim.state().wire());
    }

    private static RewardClaimChanged claim(Fields in) {
        return new RewardClaimChanged(
                new RewardClaimId(in.text("claim")),
                new RewardId(in.text("reward")),
                in.number("place"),
                new MerchantId(in.text("merchant")),
                RewardClaimState.ofWire(in.text("state")));
    }
}
