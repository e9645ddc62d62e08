package io.guerdon.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.Refusal.Sort;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.ProgramId;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The codes of refusals are part of the contract with every till; renaming a record must not change them unseen. */
class RefusalCodesTest {
    private static final Set<String> CONTRACT = Set.of(
            "LedgerRefusal idempotency-key-reused UNPROCESSABLE",
            "LedgerRefusal idempotency-key-abandoned CONFLICT",
            "LedgerRefusal account-parked CONFLICT",
            "LedgerRefusal account-closed CONFLICT",
            "LedgerRefusal account-suspended CONFLICT",
            "LedgerRefusal amount-too-large UNPROCESSABLE",
            "LedgerRefusal balance-too-large CONFLICT",
            "KeyRefusal unknown-merchant UNPROCESSABLE",
            "KeyRefusal unknown-store UNPROCESSABLE",
            "KeyRefusal unknown-terminal UNPROCESSABLE",
            "KeyRefusal key-not-found NOT_FOUND",
            "KeyRefusal key-ended CONFLICT",
            "KeyRefusal partner-key-without-merchant UNPROCESSABLE",
            "KeyRefusal key-already-shown CONFLICT",
            "EarnRefusal unknown-merchant UNPROCESSABLE",
            "EarnRefusal unknown-store UNPROCESSABLE",
            "EarnRefusal unknown-terminal UNPROCESSABLE",
            "EarnRefusal merchant-suspended CONFLICT",
            "EarnRefusal merchant-does-not-issue UNPROCESSABLE",
            "EarnRefusal currency-mismatch UNPROCESSABLE",
            "EarnRefusal at-in-the-future UNPROCESSABLE",
            "EarnRefusal purchase-not-found NOT_FOUND",
            "EarnRefusal another-merchant FORBIDDEN",
            "EarnRefusal purchase-reversed CONFLICT",
            "EarnRefusal return-exceeds-purchase CONFLICT",
            "EarnRefusal points-already-spent CONFLICT",
            "RedeemRefusal unknown-merchant UNPROCESSABLE",
            "RedeemRefusal unknown-unit UNPROCESSABLE",
            "RedeemRefusal unit-does-not-pay UNPROCESSABLE",
            "RedeemRefusal merchant-does-not-accept UNPROCESSABLE",
            "RedeemRefusal part-of-stored-value UNPROCESSABLE",
            "RedeemRefusal stored-value-blocked CONFLICT",
            "StoredValueRefusal stored-value-not-found NOT_FOUND",
            "StoredValueRefusal merchant-takes-no-top-ups UNPROCESSABLE",
            "StoredValueRefusal top-up-amount-not-allowed UNPROCESSABLE",
            "StoredValueRefusal stored-value-validity-over CONFLICT",
            "StoredValueRefusal stored-value-too-high CONFLICT",
            "StoredValueRefusal top-up-day-limit CONFLICT",
            "StoredValueRefusal stored-value-not-blocked CONFLICT",
            "StoredValueRefusal top-up-in-use CONFLICT",
            "StoredValueRefusal top-up-not-found NOT_FOUND",
            "StoredValueRefusal topped-up-at-another-merchant FORBIDDEN",
            "StoredValueRefusal top-up-used-up CONFLICT",
            "StoredValueRefusal refund-exceeds-top-up CONFLICT",
            "ConversionRefusal unknown-partner-currency UNPROCESSABLE",
            "ConversionRefusal conversion-not-offered UNPROCESSABLE",
            "ConversionRefusal conversion-not-whole-steps UNPROCESSABLE",
            "ConversionRefusal conversion-amount-not-allowed UNPROCESSABLE",
            "ConversionRefusal conversion-validity-over CONFLICT",
            "ConversionRefusal conversion-limit-reached CONFLICT",
            "PackRefusal pack-worth-not-whole UNPROCESSABLE",
            "PackRefusal pack-price-above-worth UNPROCESSABLE",
            "ConversionRefusal insufficient-points CONFLICT",
            "MembershipRefusal membership-plan-not-found NOT_FOUND",
            "MembershipRefusal membership-not-found NOT_FOUND",
            "MembershipRefusal membership-plan-elsewhere FORBIDDEN",
            "MembershipRefusal already-member CONFLICT",
            "MembershipRefusal membership-not-running CONFLICT",
            "MembershipRefusal membership-ending CONFLICT",
            "MembershipRefusal membership-charge-open CONFLICT",
            "MembershipRefusal membership-renewed-ahead CONFLICT",
            "MembershipRefusal membership-change-planned CONFLICT",
            "MembershipRefusal membership-merchant-differs CONFLICT",
            "MembershipRefusal already-on-plan CONFLICT",
            "MembershipRefusal downgrade-waits CONFLICT",
            "MembershipRefusal plan-not-pausable CONFLICT",
            "MembershipRefusal cooling-off-over CONFLICT",
            "MembershipRefusal benefit-in-use CONFLICT",
            "MembershipRefusal plan-not-paid-from-stored-value UNPROCESSABLE",
            "MembershipRefusal fee-not-covered CONFLICT",
            "MembershipRefusal fee-returned CONFLICT",
            "ReconciliationRefusal reconciliation-not-found NOT_FOUND",
            "ReconciliationRefusal reconciliation-running CONFLICT",
            "ReconciliationRefusal line-unreadable UNPROCESSABLE",
            "ReconciliationRefusal upload-empty UNPROCESSABLE",
            "ReconciliationRefusal upload-too-long UNPROCESSABLE",
            "ReconciliationRefusal discrepancy-not-found NOT_FOUND",
            "ReconciliationRefusal discrepancy-resolved CONFLICT",
            "ReconciliationRefusal adjustment-needs-approval UNPROCESSABLE",
            "WebhookRefusal webhook-not-found NOT_FOUND",
            "WebhookRefusal unknown-event-type UNPROCESSABLE",
            "WebhookRefusal webhook-address-not-allowed UNPROCESSABLE",
            "WebhookRefusal too-many-webhooks CONFLICT",
            "WebhookRefusal webhook-secret-already-shown CONFLICT",
            "WebhookRefusal dead-letter-not-found NOT_FOUND",
            "PaymentRefusal charge-not-found NOT_FOUND",
            "PaymentRefusal charge-of-another-merchant FORBIDDEN",
            "PaymentRefusal charge-not-open CONFLICT",
            "PaymentRefusal charge-not-paid CONFLICT",
            "PaymentRefusal refund-exceeds-charge CONFLICT",
            "PrepaidRefusal plan-definition-not-found NOT_FOUND",
            "PrepaidRefusal plan-not-found NOT_FOUND",
            "PrepaidRefusal plan-of-another-merchant FORBIDDEN",
            "PrepaidRefusal merchant-takes-no-plans UNPROCESSABLE",
            "PrepaidRefusal plan-amount-not-allowed UNPROCESSABLE",
            "PrepaidRefusal plan-needs-receipt UNPROCESSABLE",
            "PrepaidRefusal plan-paid-in-parts UNPROCESSABLE",
            "PrepaidRefusal plan-start-not-allowed UNPROCESSABLE",
            "PrepaidRefusal plan-outlives-stored-value CONFLICT",
            "PrepaidRefusal plan-transferred CONFLICT",
            "PrepaidRefusal plan-not-running CONFLICT",
            "PrepaidRefusal plan-paid-at-once CONFLICT",
            "PrepaidRefusal plan-payment-too-small UNPROCESSABLE",
            "PrepaidRefusal plan-payment-too-large CONFLICT",
            "PrepaidRefusal plan-payment-not-found NOT_FOUND",
            "PrepaidRefusal plan-payment-by-charge CONFLICT",
            "PrepaidRefusal refund-exceeds-plan-payment CONFLICT",
            "PrepaidRefusal plan-bonus-used CONFLICT",
            "PrepaidRefusal receiver-blocked CONFLICT",
            "PrepaidRefusal plan-charge-open CONFLICT",
            "PrepaidRefusal plan-money-held CONFLICT",
            "PrepaidRefusal plan-money-owed CONFLICT",
            "PrepaidRefusal too-many-plan-payments CONFLICT",
            "CreditRefusal credit-line-not-found NOT_FOUND",
            "CreditRefusal credit-of-another-lender FORBIDDEN",
            "CreditRefusal credit-limit-too-high UNPROCESSABLE",
            "CreditRefusal credit-not-granted CONFLICT",
            "CreditRefusal credit-not-blocked CONFLICT",
            "CreditRefusal merchant-is-not-the-lender UNPROCESSABLE",
            "CreditRefusal repayment-exceeds-owed CONFLICT",
            "RedeemRefusal credit-blocked CONFLICT",
            "CorrectionRefusal unit-not-adjustable UNPROCESSABLE",
            "OfflineRefusal credit-not-offline UNPROCESSABLE",
            "RedeemRefusal below-minimum UNPROCESSABLE",
            "RedeemRefusal hold-too-long UNPROCESSABLE",
            "RedeemRefusal hold-not-found NOT_FOUND",
            "RedeemRefusal another-merchant FORBIDDEN",
            "RedeemRefusal hold-captured CONFLICT",
            "RedeemRefusal hold-voided CONFLICT",
            "RedeemRefusal hold-lapsed CONFLICT",
            "RedeemRefusal hold-of-coupon CONFLICT",
            "RedeemRefusal capture-exceeds-hold UNPROCESSABLE",
            "RedeemRefusal too-many-holds CONFLICT",
            "RedeemRefusal insufficient-points CONFLICT",
            "QuoteRefusal unknown-tender UNPROCESSABLE",
            "QuoteRefusal quote-not-found NOT_FOUND",
            "QuoteRefusal another-merchant FORBIDDEN",
            "QuoteRefusal quote-committed CONFLICT",
            "QuoteRefusal quote-dropped CONFLICT",
            "QuoteRefusal quote-lapsed CONFLICT",
            "RedeemRefusal insufficient-balance CONFLICT",
            "StatementRefusal statement-too-long UNPROCESSABLE",
            "SettlementRefusal settlement-not-found NOT_FOUND",
            "SettlementRefusal settlement-out-of-order CONFLICT",
            "SettlementRefusal settlement-period-open CONFLICT",
            "SettlementRefusal entries-on-their-way CONFLICT",
            "SettlementRefusal positions-do-not-balance CONFLICT",
            "BacktestRefusal backtest-not-found NOT_FOUND",
            "CorrectionRefusal entry-not-found NOT_FOUND",
            "CorrectionRefusal another-merchant FORBIDDEN",
            "CorrectionRefusal entry-not-reversible CONFLICT",
            "CorrectionRefusal entry-already-reversed CONFLICT",
            "CorrectionRefusal entry-has-returns CONFLICT",
            "CorrectionRefusal points-already-spent CONFLICT",
            "CorrectionRefusal unknown-unit UNPROCESSABLE",
            "CorrectionRefusal insufficient-points CONFLICT",
            "CorrectionRefusal too-many-requests CONFLICT",
            "CorrectionRefusal approval-not-found NOT_FOUND",
            "CorrectionRefusal second-operator-required FORBIDDEN",
            "RebateRefusal rebate-not-found NOT_FOUND",
            "RebateRefusal rebate-open-to-all CONFLICT",
            "GiftCardRefusal gift-card-definition-not-found NOT_FOUND",
            "GiftCardRefusal gift-card-code-mistyped UNPROCESSABLE",
            "GiftCardRefusal gift-card-code-unknown NOT_FOUND",
            "GiftCardRefusal gift-card-not-found NOT_FOUND",
            "GiftCardRefusal gift-card-code-required FORBIDDEN",
            "GiftCardRefusal merchant-sells-no-such-gift-card UNPROCESSABLE",
            "GiftCardRefusal merchant-takes-no-such-gift-card UNPROCESSABLE",
            "GiftCardRefusal gift-card-amount-not-allowed UNPROCESSABLE",
            "GiftCardRefusal gift-card-validity-over CONFLICT",
            "GiftCardRefusal gift-card-not-active CONFLICT",
            "GiftCardRefusal gift-card-already-active CONFLICT",
            "GiftCardRefusal gift-card-blocked CONFLICT",
            "GiftCardRefusal gift-card-not-blocked CONFLICT",
            "GiftCardRefusal gift-card-closed CONFLICT",
            "GiftCardRefusal gift-card-not-reloadable UNPROCESSABLE",
            "GiftCardRefusal gift-card-balance-too-high CONFLICT",
            "GiftCardRefusal gift-card-load-not-found NOT_FOUND",
            "GiftCardRefusal sold-by-another-merchant FORBIDDEN",
            "GiftCardRefusal gift-card-load-used CONFLICT",
            "GiftCardRefusal gift-card-spend-not-found NOT_FOUND",
            "GiftCardRefusal spent-at-another-merchant FORBIDDEN",
            "GiftCardRefusal refund-exceeds-spend CONFLICT",
            "GiftCardRefusal gift-card-not-paid-out UNPROCESSABLE",
            "GiftCardRefusal gift-card-in-use CONFLICT",
            "GiftCardRefusal gift-card-empty CONFLICT",
            "GiftCardRefusal gift-card-payout-too-high CONFLICT",
            "GiftCardRefusal gift-card-not-movable UNPROCESSABLE",
            "OfflineRefusal terminal-not-found NOT_FOUND",
            "OfflineRefusal terminal-already-registered CONFLICT",
            "OfflineRefusal terminal-key-known CONFLICT",
            "OfflineRefusal terminal-blocked CONFLICT",
            "OfflineRefusal terminal-not-blocked CONFLICT",
            "OfflineRefusal allowance-validity-over UNPROCESSABLE",
            "OfflineRefusal stored-value-not-offline UNPROCESSABLE",
            "OfflineRefusal too-many-allowances CONFLICT",
            "OfflineRefusal ticket-key-unknown UNPROCESSABLE",
            "OfflineRefusal ticket-signature-invalid UNPROCESSABLE",
            "OfflineRefusal ticket-counter-reused CONFLICT",
            "OfflineRefusal allowance-not-found NOT_FOUND",
            "OfflineRefusal ticket-key-replaced CONFLICT",
            "OfflineRefusal allowance-settlement-over CONFLICT",
            "OfflineRefusal ticket-outside-validity UNPROCESSABLE",
            "OfflineRefusal ticket-exceeds-sale-maximum UNPROCESSABLE",
            "OfflineRefusal ticket-value-wrong UNPROCESSABLE",
            "OfflineRefusal allowance-exhausted CONFLICT",
            "CouponRefusal coupon-definition-not-found NOT_FOUND",
            "CodeRefusal too-many-batches CONFLICT",
            "CouponRefusal coupon-code-mistyped UNPROCESSABLE",
            "CouponRefusal coupon-code-unknown NOT_FOUND",
            "CouponRefusal coupon-validity-over CONFLICT",
            "CouponRefusal coupon-limit-reached CONFLICT",
            "CouponRefusal coupon-out-of-stock CONFLICT",
            "CouponRefusal coupon-not-found NOT_FOUND",
            "CouponRefusal coupon-not-yet-valid CONFLICT",
            "CouponRefusal coupon-is-reserved CONFLICT",
            "CouponRefusal coupon-already-redeemed CONFLICT",
            "CouponRefusal coupon-already-voided CONFLICT",
            "CouponRefusal coupon-expired CONFLICT",
            "CouponRefusal coupon-taken-back CONFLICT",
            "CouponRefusal coupons-do-not-stack CONFLICT",
            "CouponRefusal coupon-not-for-merchant CONFLICT",
            "CouponRefusal coupon-condition-not-met CONFLICT",
            "CouponRefusal no-eligible-goods CONFLICT",
            "CouponRefusal coupon-minimum-not-reached CONFLICT",
            "CouponRefusal coupon-gives-nothing CONFLICT",
            "TransferRefusal transfer-to-self UNPROCESSABLE",
            "TransferRefusal receiver-closed CONFLICT",
            "TransferRefusal too-many-transfers CONFLICT",
            "TransferRefusal insufficient-balance CONFLICT",
            "TransferRefusal insufficient-points CONFLICT",
            "PayoutRefusal unknown-unit UNPROCESSABLE",
            "PayoutRefusal unit-not-paid-out UNPROCESSABLE",
            "PayoutRefusal payout-below-minimum UNPROCESSABLE",
            "PayoutRefusal too-many-payouts CONFLICT",
            "PayoutRefusal insufficient-balance CONFLICT",
            "PayoutRefusal payout-not-found NOT_FOUND",
            "PayoutRefusal payout-sent CONFLICT",
            "PayoutRefusal payout-failed CONFLICT",
            "RewardRefusal reward-not-found NOT_FOUND",
            "RewardRefusal unknown-merchant UNPROCESSABLE",
            "RewardRefusal reward-not-yet CONFLICT",
            "RewardRefusal reward-no-longer CONFLICT",
            "RewardRefusal reward-limit-reached CONFLICT",
            "RewardRefusal reward-not-affordable CONFLICT",
            "RewardRefusal reward-out-of-stock CONFLICT",
            "RewardRefusal reward-claim-not-found NOT_FOUND",
            "RewardRefusal another-merchant FORBIDDEN",
            "RewardRefusal reward-claim-fulfilled CONFLICT",
            "RewardRefusal reward-claim-cancelled CONFLICT",
            "SandboxRefusal program-is-live CONFLICT",
            "SandboxRefusal test-clock-backward UNPROCESSABLE",
            "SandboxRefusal test-clock-too-far UNPROCESSABLE");

    /** Lists whose capability is named here; a list added elsewhere has a table of its own beside it. */
    private static final Set<String> LISTS = Set.of(
            "LedgerRefusal",
            "EarnRefusal",
            "RedeemRefusal",
            "BacktestRefusal",
            "CorrectionRefusal",
            "KeyRefusal",
            "CodeRefusal",
            "GiftCardRefusal",
            "StoredValueRefusal",
            "MembershipRefusal",
            "PaymentRefusal",
            "PrepaidRefusal",
            "CreditRefusal",
            "ReconciliationRefusal",
            "WebhookRefusal",
            "OfflineRefusal",
            "CouponRefusal",
            "QuoteRefusal",
            "TransferRefusal",
            "ConversionRefusal",
            "PackRefusal",
            "PayoutRefusal",
            "RewardRefusal",
            "RebateRefusal",
            "SandboxRefusal",
            "StatementRefusal",
            "SettlementRefusal");

    @Test
    void everyCodeIsTheOneTillsKnow() throws IOException, URISyntaxException {
        Set<String> found = new TreeSet<>();
        for (Class<?> refusal : refusals()) {
            String list = refusal.getEnclosingClass().getSimpleName();
            if (LISTS.contains(list) && !refusal.equals(LedgerRefusal.ClaimTaken.class)) {
                Refusal sample = sample(refusal);
                found.add(list + " " + sample.code() + " " + sample.sort());
            }
        }

        assertThat(found).isEqualTo(new TreeSet<>(CONTRACT));
    }

    @Test
    void aClaimSaysItsOwnCode() {
        Claim receipt = new Claim("receipt:demo:cafe:R-1", "receipt-already-recorded", _ -> true);
        ChainId chain = new ChainId(new ProgramId("demo"), new MemberId("mem_a"));
        Desk desk = new Desk("2026-01-01T00:00:00Z");
        desk.submit(new StatusChange(chain, new EntryKey("k"), AccountStatus.ACTIVE));
        Entry holder = desk.history().bySeq(chain, 1).orElseThrow();

        Refusal taken = new LedgerRefusal.ClaimTaken(receipt, holder);

        assertThat(taken.code()).isEqualTo("receipt-already-recorded");
        assertThat(taken.sort()).isEqualTo(Sort.CONFLICT);
        assertThat(taken.facts()).containsExactly(java.util.Map.entry("entry", "ent_desk-1"));
    }

    private static List<Class<?>> refusals() throws IOException, URISyntaxException {
        Path classes = Path.of(Refusal.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<Class<?>> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes.resolve("io/guerdon"))) {
            for (Path file : files.filter(path -> path.toString().contains("Refusal$"))
                    .filter(path -> path.toString().endsWith(".class"))
                    .toList()) {
                found.add(load(classes.relativize(file).toString()));
            }
        }
        found.removeIf(type -> !type.isRecord() || !Refusal.class.isAssignableFrom(type));
        return found;
    }

    private static Class<?> load(String file) {
        String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException gone) {
            throw new LinkageError(name, gone);
        }
    }

    private static Refusal sample(Class<?> refusal) {
        try {
            RecordComponent[] components = refusal.getRecordComponents();
            Class<?>[] types =
                    Stream.of(components).map(RecordComponent::getType).toArray(Class[]::new);
            Object[] values = Stream.of(types).map(RefusalCodesTest::sampleOf).toArray();
            return (Refusal) refusal.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException broken) {
            throw new LinkageError("refusals are records with a public constructor: " + refusal, broken);
        }
    }

    private static Object sampleOf(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "long" -> 1L;
            case "int" -> 1;
            case "BigInteger" -> BigInteger.ONE;
            case "List" -> List.of();
            case "String" -> "";
            default -> throw new AssertionError("facts are numbers, texts and lists, not " + type);
        };
    }
}
