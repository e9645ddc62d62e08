package io.guerdon.sandbox;

import io.guerdon.earning.PaidIn;
import io.guerdon.earning.Till;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Due;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.Suspended;
import io.guerdon.payment.Charge;
import io.guerdon.payment.Charges;
import io.guerdon.payment.SettleCharge;
import io.guerdon.prepaid.AgreePlan;
import io.guerdon.prepaid.ClosePlan;
import io.guerdon.prepaid.PayPlan;
import io.guerdon.prepaid.Plan;
import io.guerdon.prepaid.PrepaidPlans;
import io.guerdon.program.Program;
import io.guerdon.redemption.RedeemPoints;
import io.guerdon.redemption.Redemptions;
import io.guerdon.unit.DefinitionId;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Money;
import io.guerdon.unit.Points;
import io.guerdon.unit.WalletId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Members with prepaid plans, who pay, close and spend by chance alone. */
final class RandomPlans {
    private static final Till CAFE = new Till(new MerchantId("cafe"), "", "");
    private static final WalletId STORED = new WalletId("stored-value");

    private final RandomGenerator random;
    private int number;

    RandomPlans(RandomGenerator random) {
        this.random = random;
    }

    /** One of them does one thing, at the time it is in the sandbox. */
    void act(StoredSandbox in, Program program, int members) {
        ChainId chain = new ChainId(program.id(), new MemberId("mem_" + random.nextInt(members)));
        String key = "p" + ++number;
        Call call = new Call(chain, EntryKey.ofCaller("", key), Actor.ENGINE, program.revision());
        PrepaidPlans plans = new PrepaidPlans(in.ledger, in.accounts, in.journal);
        AccountState state = Due.applied(in.accounts.read(chain), in.time.now(program.id()), Suspended.NOBODY);
        int most = state.wallet(new WalletId("paid-in")).available() > 0 ? 12 : 11;
        switch (random.nextInt(most)) {
            case 0, 1 -> plans.agree(program, plan(key), call);
            case 2, 3, 4 -> one(state, Plan.class).ifPresent(plan -> plans.pay(program, payment(plan, key), call));
            case 5, 6, 7, 8, 9 ->
                one(state, Charge.class)
                        .ifPresent(charge -> new Charges(in.ledger, in.accounts, in.journal)
                                .settle(program, new SettleCharge.Confirm(charge, key), call));
            case 10 ->
                one(state, Plan.class)
                        .filter(_ -> random.nextInt(3) == 0)
                        .ifPresent(plan -> plans.close(
                                new ClosePlan(plan, ClosePlan.By.MEMBER, "enough", ClosePlan.Guarded.ANYWAY), call));
            default ->
                new Redemptions(in.ledger)
                        .redeem(program, new RedeemPoints(CAFE, STORED, new Points(1 + random.nextInt(300)), ""), call);
        }
    }

    private AgreePlan plan(String key) {
        boolean released = random.nextBoolean();
        Money money = new Money(120_000 + random.nextInt(1_000), "CNY");
        return new AgreePlan(
                new DefinitionId(released ? "monthly-release" : "eleven-and-one"),
                CAFE,
                money,
                released ? Optional.of(new AgreePlan.Receipt(key, 1)) : Optional.empty(),
                Optional.empty());
    }

    private PayPlan payment(ArrangementId plan, String key) {
        long amount = 5_000 + random.nextInt(30_000);
        return new PayPlan(plan, new PaidIn(CAFE, new Money(amount, "CNY"), key, 1));
    }

    private Optional<ArrangementId> one(AccountState state, Class<?> sort) {
        List<ArrangementId> all = state.arrangements().entrySet().stream()
                .filter(each -> sort.isInstance(each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }
}
