package io.guerdon.payment;

import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Operation;
import io.guerdon.unit.MerchantId;
import java.util.Optional;

/** What is told about charges, for tests of what charges are for. */
public final class Told {
    private Told() {}

    /** It was paid. */
    public static Operation<?> confirmed(ArrangementId charge, String reference, Call call) {
        return new SettleDecision(new SettleCharge.Confirm(charge, reference), new MerchantId("cafe"), call);
    }

    /** Some of it was paid back. */
    public static Operation<?> refunded(ArrangementId charge, long amount, Call call) {
        return new SettleDecision(
                new SettleCharge.Refund(charge, Optional.of(amount), "", "asked for", SettleCharge.WhenBarred.REFUSES),
                new MerchantId("cafe"),
                call);
    }
}
