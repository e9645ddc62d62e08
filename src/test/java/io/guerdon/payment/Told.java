package io.guerdon.payment;

import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Operation;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.Program;
import io.guerdon.unit.MerchantId;
import java.util.Optional;

/** What is told about charges, for tests of what charges are for. */
public final class Told {
    private Told() {}

    /** It was paid. */
    public static Operation<?> confirmed(ArrangementId charge, String reference, Call call) {
        return confirmed(DemoProgram.program(), charge, reference, call);
    }

    /** It was paid, under these settings. */
    public static Operation<?> confirmed(Program program, ArrangementId charge, String reference, Call call) {
        return new SettleDecision(program, new SettleCharge.Confirm(charge, reference), new MerchantId("cafe"), call);
    }

    /** Some of it was paid back. */
    public static Operation<?> refunded(ArrangementId charge, long amount, Call call) {
        return refunded(DemoProgram.program(), charge, amount, call);
    }

    /** Some of it was paid back, under these settings. */
    public static Operation<?> refunded(Program program, ArrangementId charge, long amount, Call call) {
        return new SettleDecision(
                program,
                new SettleCharge.Refund(charge, Optional.of(amount), "", "asked for", SettleCharge.WhenBarred.REFUSES),
                new MerchantId("cafe"),
                call);
    }
}
