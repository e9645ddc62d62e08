package io.guerdon.web;

import io.guerdon.access.Caller;
import io.guerdon.access.Role;
import io.guerdon.earning.PaidIn;
import io.guerdon.storedvalue.RefundTopUp;
import io.guerdon.storedvalue.RefundTopUp.WhenBlocked;
import io.guerdon.storedvalue.TopUp;
import io.guerdon.storedvalue.TopUpId;
import io.guerdon.unit.Money;
import io.guerdon.unit.Points;
import io.guerdon.unit.WalletId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is said about stored value. Amounts are in minor units of the program's currency. */
final class TopUpBodies {
    private static final long MOST_LINES = 1_000;

    private TopUpBodies() {}

    /**
     * Money that a member pays in.
     *
     * @param storedValue into which
     * @param merchant who has taken it
     * @param store where, may be left out
     * @param terminal which till, may be left out
     * @param currency ISO 4217 code
     * @param amount how much
     * @param receipt on which it was paid
     * @param line of the receipt, 1 where it is left out; each pays once
     * @param payment how it was paid, or the payment's reference, never a card number: the ledger never forgets it; may be left out
     */
    record TopUpBody(
            String storedValue,
            String merchant,
            @Nullable String store,
            @Nullable String terminal,
            String currency,
            Long amount,
            String receipt,
            @Nullable Long line,
            @Nullable String payment) {
        TopUpBody {
            storedValue = Fields.name("storedValue", storedValue);
            merchant = Fields.name("merchant", merchant);
            Fields.optionalName("store", store);
            Fields.optionalName("terminal", terminal);
            currency = Fields.parsed("currency", Fields.text("currency", currency, 3), Fields::currency);
            Fields.number("amount", amount, 1, Fields.LARGEST_AMOUNT);
            receipt = Fields.text("receipt", receipt, 128);
            line = Fields.number("line", line == null ? Long.valueOf(1) : line, 1, MOST_LINES);
            payment = Fields.optionalText("payment", payment, 128);
        }

        TopUp command(Caller caller) {
            int place = line == null ? 1 : Math.toIntExact(line);
            PaidIn paid = new PaidIn(
                    Tills.of(caller, merchant, store, terminal), new Money(amount, currency), receipt, place);
            return new TopUp(new WalletId(storedValue), paid, payment == null ? "" : payment);
        }
    }

    /** So much of a top-up is to be paid back; all that can be where it is left out. */
    record TopUpRefundBody(@Nullable Long amount, String reason) {
        TopUpRefundBody {
            if (amount != null) {
                Fields.number("amount", amount, 1, Fields.LARGEST_AMOUNT);
            }
            reason = new ReasonBody(reason).reason();
        }

        /** Of what is blocked, only an operator pays back. */
        RefundTopUp command(Caller caller, String topUp) {
            boolean trusted = caller.role() == Role.OPERATOR || caller.role() == Role.ADMIN;
            return new RefundTopUp(
                    new TopUpId(topUp),
                    Optional.ofNullable(amount).map(Points::new),
                    reason,
                    trusted ? WhenBlocked.PAYS_BACK : WhenBlocked.REFUSES);
        }
    }
}
