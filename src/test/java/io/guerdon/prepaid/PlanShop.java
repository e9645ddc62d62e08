package io.guerdon.prepaid;

import io.guerdon.earning.PaidIn;
import io.guerdon.earning.Till;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.Outcome;
import io.guerdon.program.Catalogue;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.ExpiryPolicy;
import io.guerdon.program.LotPolicy;
import io.guerdon.program.OwedPolicy;
import io.guerdon.program.PendingPolicy;
import io.guerdon.program.PrepaidPlanSettings;
import io.guerdon.program.Program;
import io.guerdon.program.StoredValueSettings;
import io.guerdon.program.StoredValueSettings.Bonus;
import io.guerdon.program.StoredValueSettings.Limits;
import io.guerdon.program.StoredValueSettings.Order;
import io.guerdon.program.StoredValueSettings.Parts;
import io.guerdon.program.StoredValueSettings.WhenSpent;
import io.guerdon.program.WalletSettings;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Money;
import io.guerdon.unit.Rounding;
import io.guerdon.unit.WalletId;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Programs with prepaid plans, and words for what is asked of them. */
final class PlanShop {
    static final WalletId STORED = new WalletId("stored");
    static final WalletId CASH = new WalletId("cash");
    static final WalletId GIFT = new WalletId("gift");
    static final Till CAFE = new Till(new MerchantId("cafe"), "s1", "t1");

    private PlanShop() {}

    static ChainId chain(String member) {
        return new ChainId(DemoProgram.ID, new MemberId(member));
    }

    static Program program(ZoneId zone, ExpiryPolicy expiry, PrepaidPlanSettings... plans) {
        return program(zone, expiry, OwedPolicy.OWE, plans);
    }

    static Program program(ZoneId zone, ExpiryPolicy expiry, OwedPolicy whenSpent, PrepaidPlanSettings... plans) {
        return program(zone, expiry, expiry, whenSpent, plans);
    }

    /** Where money and bonus do not expire alike. */
    static Program program(
            ZoneId zone,
            ExpiryPolicy expiry,
            ExpiryPolicy bonusExpiry,
            OwedPolicy whenSpent,
            PrepaidPlanSettings... plans) {
        Program demo = DemoProgram.program();
        StoredValueSettings value = new StoredValueSettings(
                STORED,
                new Parts(CASH, GIFT, Order.BONUS_FIRST),
                new Limits(1, 5_000, 10_000, 5_000, Set.of()),
                new Bonus(List.of(), Rounding.DOWN, Optional.empty(), WhenSpent.OWE));
        Catalogue catalogue = new Catalogue(
                List.of(wallet(CASH, expiry, whenSpent), wallet(GIFT, bonusExpiry, whenSpent)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(value),
                List.of(),
                List.of(plans),
                List.of(),
                List.of());
        Program.Place place = new Program.Place(zone, "CNY");
        return new Program(DemoProgram.ID, 1, place, demo.policies(), demo.merchants(), catalogue);
    }

    private static WalletSettings wallet(WalletId id, ExpiryPolicy expiry, OwedPolicy whenSpent) {
        LotPolicy lots = new LotPolicy(expiry, new PendingPolicy.AtOnce(), whenSpent, Period.ofDays(30));
        return new WalletSettings(id, WalletSettings.Use.TENDER, lots);
    }

    static Call call(ChainId chain, String key) {
        return new Call(chain, new EntryKey(key), new Actor("key", "", "", "", ""), 1);
    }

    static PaidIn money(long amount, String receipt) {
        return new PaidIn(CAFE, new Money(amount, "CNY"), receipt, 1);
    }

    static AgreePlan agree(PrepaidPlanSettings settings, long amount, String receipt) {
        return new AgreePlan(
                settings.id(),
                CAFE,
                new Money(amount, "CNY"),
                Optional.of(receipt).filter(given -> !given.isEmpty()).map(given -> new AgreePlan.Receipt(given, 1)),
                Optional.empty());
    }

    static PayPlan pay(ArrangementId plan, long amount, String receipt) {
        return new PayPlan(plan, money(amount, receipt));
    }

    static ClosePlan close(ArrangementId plan, ClosePlan.By by) {
        return new ClosePlan(plan, by, "asked for", ClosePlan.Guarded.ANYWAY);
    }

    static RefundPlanPayment refund(ArrangementId plan, long payment, Optional<Long> amount) {
        return new RefundPlanPayment(plan, payment, amount, "asked for", ClosePlan.Guarded.ANYWAY);
    }

    static String refusal(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Committed _, Outcome.Replayed _ -> "";
            case Outcome.Refused refused -> refused.refusal().code();
            case Outcome.RefusedBefore refused -> refused.refusal().code();
        };
    }
}
