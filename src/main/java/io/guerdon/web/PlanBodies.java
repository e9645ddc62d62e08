package io.guerdon.web;

import io.guerdon.access.Caller;
import io.guerdon.access.Role;
import io.guerdon.earning.PaidIn;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.prepaid.AgreePlan;
import io.guerdon.prepaid.AgreePlan.Receipt;
import io.guerdon.prepaid.ClosePlan;
import io.guerdon.prepaid.ClosePlan.By;
import io.guerdon.prepaid.ClosePlan.Guarded;
import io.guerdon.prepaid.PayPlan;
import io.guerdon.prepaid.RefundPlanPayment;
import io.guerdon.unit.DefinitionId;
import io.guerdon.unit.Money;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is said about prepaid plans. Amounts are in minor units of the program's currency. */
final class PlanBodies {
    private static final long MOST_LINES = 1_000;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;

    private PlanBodies() {}

    private static int line(@Nullable Long line) {
        return (int) Fields.number("line", line == null ? Long.valueOf(1) : line, 1, MOST_LINES);
    }

    /** Whoever is trusted pays back also what is blocked. */
    static Guarded guarded(Caller caller) {
        return caller.role() == Role.OPERATOR || caller.role() == Role.ADMIN ? Guarded.ANYWAY : Guarded.UNLESS_BLOCKED;
    }

    /**
     * A plan to agree.
     *
     * @param definition its name in the settings
     * @param merchant who takes the money
     * @param store where, may be left out
     * @param terminal which till, may be left out
     * @param currency ISO 4217 code
     * @param amount all that it is about
     * @param receipt on which it was paid; left out where it is paid part by part
     * @param line of the receipt, 1 where it is left out; each pays once
     * @param firstOn day of the first part, from today on; as settings say where it is left out
     */
    record PlanBody(
            String definition,
            String merchant,
            @Nullable String store,
            @Nullable String terminal,
            String currency,
            Long amount,
            @Nullable String receipt,
            @Nullable Long line,
            @Nullable LocalDate firstOn) {
        PlanBody {
            definition = Fields.name("definition", definition);
            merchant = Fields.name("merchant", merchant);
            Fields.optionalName("store", store);
            Fields.optionalName("terminal", terminal);
            currency = Fields.parsed("currency", Fields.text("currency", currency, 3), Fields::currency);
            Fields.number("amount", amount, 1, Fields.LARGEST_AMOUNT);
            if (receipt != null) {
                receipt = Fields.text("receipt", receipt, 128);
            }
            PlanBodies.line(line);
            if (firstOn != null) {
                boolean sensible = firstOn.getYear() >= FIRST_YEAR && firstOn.getYear() < LAST_YEAR;
                Fields.require(sensible, "firstOn", "from 1970 to 9998");
            }
        }

        AgreePlan command(Caller caller) {
            return new AgreePlan(
                    new DefinitionId(definition),
                    Tills.of(caller, merchant, store, terminal),
                    new Money(amount, currency),
                    Optional.ofNullable(receipt).map(number -> new Receipt(number, PlanBodies.line(line))),
                    Optional.ofNullable(firstOn));
        }
    }

    /**
     * Money that was paid for a plan.
     *
     * @param merchant who has taken it
     * @param store where, may be left out
     * @param terminal which till, may be left out
     * @param currency ISO 4217 code
     * @param amount how much
     * @param receipt on which it was paid
     * @param line of the receipt, 1 where it is left out; each pays once
     */
    record PlanPaymentBody(
            String merchant,
            @Nullable String store,
            @Nullable String terminal,
            String currency,
            Long amount,
            String receipt,
            @Nullable Long line) {
        PlanPaymentBody {
            merchant = Fields.name("merchant", merchant);
            Fields.optionalName("store", store);
            Fields.optionalName("terminal", terminal);
            currency = Fields.parsed("currency", Fields.text("currency", currency, 3), Fields::currency);
            Fields.number("amount", amount, 1, Fields.LARGEST_AMOUNT);
            receipt = Fields.text("receipt", receipt, 128);
            PlanBodies.line(line);
        }

        PayPlan command(Caller caller, ArrangementId plan) {
            Money money = new Money(amount, currency);
            return new PayPlan(
                    plan,
                    new PaidIn(Tills.of(caller, merchant, store, terminal), money, receipt, PlanBodies.line(line)));
        }
    }

    /** So much of a payment is to be paid back; all that can be where it is left out. */
    record PlanRefundBody(@Nullable Long amount, String reason) {
        PlanRefundBody {
            if (amount != null) {
                Fields.number("amount", amount, 1, Fields.LARGEST_AMOUNT);
            }
            reason = new ReasonBody(reason).reason();
        }

        RefundPlanPayment command(Caller caller, ArrangementId plan, long payment) {
            return new RefundPlanPayment(plan, payment, Optional.ofNullable(amount), reason, guarded(caller));
        }
    }

    /**
     * A plan is to end before its time.
     *
     * @param by who wants that; only a member pays a closing fee
     * @param reason why
     */
    record PlanCloseBody(Side by, String reason) {
        PlanCloseBody {
            Fields.required("by", by);
            reason = new ReasonBody(reason).reason();
        }

        ClosePlan command(Caller caller, ArrangementId plan) {
            return new ClosePlan(plan, by.means(), reason, guarded(caller));
        }
    }

    /** A side of a plan. */
    enum Side {
        member,
        merchant;

        By means() {
            return this == member ? By.MEMBER : By.MERCHANT;
        }
    }
}
