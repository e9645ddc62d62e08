package io.guerdon.web;

import io.guerdon.access.Caller;
import io.guerdon.credit.RepayCredit;
import io.guerdon.credit.SetCreditLimit;
import io.guerdon.earning.PaidIn;
import io.guerdon.unit.Money;
import io.guerdon.unit.WalletId;
import org.jspecify.annotations.Nullable;

/** What is said about credit. Amounts are in minor units of the program's currency. */
final class CreditBodies {
    private static final long MOST_LINES = 1_000;

    private CreditBodies() {}

    /** Most that may be owed from now on, none where nothing more is lent, and why. */
    record CreditLimitBody(Long limit, String reason) {
        CreditLimitBody {
            Fields.number("limit", limit, 0, Fields.LARGEST_AMOUNT);
            reason = new ReasonBody(reason).reason();
        }

        SetCreditLimit command(WalletId wallet) {
            return new SetCreditLimit(wallet, limit, reason);
        }
    }

    /**
     * Money that a member repays.
     *
     * @param merchant who has taken it; only who lends does
     * @param store where, may be left out
     * @param terminal which till, may be left out
     * @param currency ISO 4217 code
     * @param amount how much
     * @param receipt on which it was paid
     * @param line of the receipt, 1 where it is left out; each pays once
     * @param payment how it was paid, or the payment's reference, never a card number: the ledger never forgets it; may be left out
     */
    record RepaymentBody(
            String merchant,
            @Nullable String store,
            @Nullable String terminal,
            String currency,
            Long amount,
            String receipt,
            @Nullable Long line,
            @Nullable String payment) {
        RepaymentBody {
            merchant = Fields.name("merchant", merchant);
            Fields.optionalName("store", store);
            Fields.optionalName("terminal", terminal);
            currency = Fields.parsed("currency", Fields.text("currency", currency, 3), Fields::currency);
            Fields.number("amount", amount, 1, Fields.LARGEST_AMOUNT);
            receipt = Fields.text("receipt", receipt, 128);
            line = Fields.number("line", line == null ? Long.valueOf(1) : line, 1, MOST_LINES);
            payment = Fields.optionalText("payment", payment, 128);
        }

        RepayCredit command(Caller caller, WalletId wallet) {
            int place = line == null ? 1 : Math.toIntExact(line);
            PaidIn paid = new PaidIn(
                    Tills.of(caller, merchant, store, terminal), new Money(amount, currency), receipt, place);
            return new RepayCredit(wallet, paid, payment == null ? "" : payment);
        }
    }
}
