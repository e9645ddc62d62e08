package io.guerdon.prepaid;

import static io.guerdon.prepaid.PlanShop.CASH;
import static io.guerdon.prepaid.PlanShop.GIFT;
import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Desk;
import io.guerdon.ledger.Operation;
import io.guerdon.payment.Charge;
import io.guerdon.payment.Told;
import io.guerdon.prepaid.PlanArrivalDecision.End;
import io.guerdon.program.ExpiryPolicy;
import io.guerdon.program.OwedPolicy;
import io.guerdon.program.PrepaidPlanSettings;
import io.guerdon.program.PrepaidPlanSettings.Amount;
import io.guerdon.program.PrepaidPlanSettings.Every;
import io.guerdon.program.PrepaidPlanSettings.First;
import io.guerdon.program.PrepaidPlanSettings.Instalments;
import io.guerdon.program.PrepaidPlanSettings.Late;
import io.guerdon.program.PrepaidPlanSettings.Timetable;
import io.guerdon.program.PrepaidPlanSettings.Vesting;
import io.guerdon.program.Program;
import io.guerdon.program.RoundUp;
import io.guerdon.program.StoredValueSettings.Step;
import io.guerdon.unit.DefinitionId;
import io.guerdon.unit.Rounding;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What becomes of a bonus, and of parts that are late, where a payment of a plan goes back. */
class PlanRefundTest {
    private static final ChainId BERT = PlanShop.chain("mem_bert");
    private static final ChainId ANN = PlanShop.chain("mem_ann");
    private static final PrepaidPlanSettings FOUR = new PrepaidPlanSettings(
            new DefinitionId("four"),
            PlanShop.STORED,
            new Amount(4, 4_000, Set.of()),
            new PrepaidPlanSettings.Bonus(
                    List.of(new Step(1, Optional.empty(), Optional.of(1_000L))), Rounding.DOWN, Optional.empty()),
            new Timetable(4, new Every(1, Every.Unit.MONTH), First.AT_ONCE),
            new Instalments(Vesting.BY_PART, new Late(5, 7, 40), 0, 1));
    private static final ExpiryPolicy TEN_DAYS = new ExpiryPolicy.AfterPeriod(Period.ofDays(10), RoundUp.DAY);

    private final Desk desk = new Desk("2027-01-31T12:00:00Z");
    private Program program = PlanShop.program(ZoneOffset.UTC, new ExpiryPolicy.Never());
    private int calls;

    private ArrangementId agreed(ExpiryPolicy bonusExpiry, OwedPolicy whenSpent) {
        program = PlanShop.program(ZoneOffset.UTC, new ExpiryPolicy.Never(), bonusExpiry, whenSpent, FOUR);
        assertThat(done(new AgreeDecision(program, FOUR, PlanShop.agree(FOUR, 400, ""), next())))
                .isEmpty();
        return ArrangementId.of(Plan.KIND, ANN, desk.written(ANN).seq() - 1);
    }

    private Call next() {
        return PlanShop.call(ANN, "k" + ++calls);
    }

    private String done(Operation<?> operation) {
        String refusal = PlanShop.refusal(desk.submit(operation));
        desk.tick(ANN);
        return refusal;
    }

    private void pays(ArrangementId plan, long amount) {
        assertThat(done(new PayDecision(program, PlanShop.pay(plan, amount, "R" + calls), next())))
                .isEmpty();
    }

    private String refunds(ArrangementId plan, long payment) {
        return done(new PaymentRefundDecision(program, PlanShop.refund(plan, payment, Optional.empty()), next()));
    }

    private void spends(long amount) {
        assertThat(done(new Spend(program, amount, next()))).isEmpty();
    }

    /** What is there of money, of bonus, and what of bonus is owed. */
    private String has() {
        return has(ANN);
    }

    private String has(ChainId member) {
        AccountState state = desk.state(member);
        return state.wallet(CASH).available() + "+" + state.wallet(GIFT).available() + "-"
                + state.wallet(GIFT).owed();
    }

    private String standings(ArrangementId plan) {
        AccountState state = desk.state(ANN);
        return state.arrangement(plan, Plan.class).orElseThrow().parts(state, desk.now()).stream()
                .map(part -> part.standing().name())
                .collect(Collectors.joining(" "));
    }

    @Test
    void aBonusThatRanOutUnspentIsNotMissedAndCountsOnce() {
        ArrangementId plan = agreed(TEN_DAYS, OwedPolicy.OWE);
        pays(plan, 100);
        desk.advance(Duration.ofDays(11));
        pays(plan, 100);
        assertThat(has()).isEqualTo("200+10-0");
        spends(10);

        assertThat(refunds(plan, 1)).isEmpty();
        assertThat(has()).isEqualTo("100+0-0");
        assertThat(refunds(plan, 2)).isEmpty();
        assertThat(has()).isEqualTo("0+0-10");
        desk.verify(ANN);
    }

    @Test
    void aBonusThatRanOutBeforeThePlanWentToAnotherIsNotMissedThere() {
        ArrangementId plan = agreed(TEN_DAYS, OwedPolicy.OWE);
        pays(plan, 100);
        desk.advance(Duration.ofDays(11));
        goesToBert(plan);

        assertThat(refundsAtBert(plan, 1)).isEmpty();
        assertThat(has(BERT)).isEqualTo("0+0-0");
        desk.verify(BERT);
    }

    @Test
    void aBonusThatRanOutAndWasCountedIsNotCountedAgainWhereThePlanWent() {
        ArrangementId plan = agreed(TEN_DAYS, OwedPolicy.OWE);
        pays(plan, 100);
        desk.advance(Duration.ofDays(11));
        assertThat(refunds(plan, 1)).isEmpty();
        pays(plan, 100);
        assertThat(has()).isEqualTo("100+10-0");
        goesToBert(plan);
        assertThat(has(BERT)).isEqualTo("100+10-0");

        assertThat(refundsAtBert(plan, 2)).isEmpty();
        assertThat(has(BERT)).isEqualTo("0+0-0");
        desk.verify(BERT);
    }

    @Test
    void whatAFormerMemberHadOfTheBonusIsNotAskedOfTheNext() {
        ArrangementId plan = agreed(new ExpiryPolicy.Never(), OwedPolicy.OWE);
        pays(plan, 100);
        spends(10);
        pays(plan, 100);
        spends(3);
        goesToBert(plan);
        assertThat(has(BERT)).isEqualTo("200+7-0");
        bertHasABonusOfHisOwn();
        assertThat(has(BERT)).isEqualTo("300+17-0");

        assertThat(refundsAtBert(plan, 2)).isEmpty();
        assertThat(has(BERT)).as("what is left of the bonus goes").isEqualTo("200+10-0");
        assertThat(refundsAtBert(plan, 1)).isEmpty();
        assertThat(has(BERT)).as("his own stays, and he owes nothing").isEqualTo("100+10-0");
        desk.verify(BERT);
    }

    private void bertHasABonusOfHisOwn() {
        Call agree = PlanShop.call(BERT, "k" + ++calls);
        assertThat(PlanShop.refusal(
                        desk.submit(new AgreeDecision(program, FOUR, PlanShop.agree(FOUR, 100, ""), agree))))
                .isEmpty();
        ArrangementId own = ArrangementId.of(
                Plan.KIND,
                BERT,
                desk.history().byKey(BERT, agree.key()).orElseThrow().seq());
        paysAtBert(own, 100);
    }

    private void paysAtBert(ArrangementId plan, long amount) {
        PayPlan pay = PlanShop.pay(plan, amount, "R" + calls);
        assertThat(PlanShop.refusal(desk.submit(new PayDecision(program, pay, PlanShop.call(BERT, "k" + ++calls)))))
                .isEmpty();
    }

    @Test
    void whatTheNextMemberHadOfTheBonusIsOwedByThatOne() {
        ArrangementId plan = agreed(new ExpiryPolicy.Never(), OwedPolicy.OWE);
        pays(plan, 100);
        spends(10);
        goesToBert(plan);
        paysAtBert(plan, 100);
        assertThat(PlanShop.refusal(desk.submit(new Spend(program, 4, PlanShop.call(BERT, "k" + ++calls)))))
                .isEmpty();
        assertThat(has(BERT)).isEqualTo("200+6-0");

        assertThat(refundsAtBert(plan, 1)).isEmpty();
        assertThat(has(BERT)).isEqualTo("100+0-0");
        assertThat(refundsAtBert(plan, 2)).isEmpty();
        assertThat(has(BERT)).as("10 of Ann's are nobody's, 4 of his are owed").isEqualTo("0+0-4");
    }

    @Test
    void whatAFormerMemberHadOfTheBonusStandsInNobodysWay() {
        ArrangementId plan = agreed(new ExpiryPolicy.Never(), OwedPolicy.REFUSE);
        pays(plan, 100);
        spends(10);
        goesToBert(plan);

        assertThat(refundsAtBert(plan, 1)).isEmpty();
        assertThat(has(BERT)).isEqualTo("0+0-0");
    }

    private void goesToBert(ArrangementId plan) {
        TransferPlan command = new TransferPlan(plan, BERT.toString());
        assertThat(PlanShop.refusal(desk.submit(new SendPlanDecision(command, BERT, next(), desk.accounts()))))
                .isEmpty();
        SentPlan sent = desk.state(ANN).arrangement(plan, SentPlan.class).orElseThrow();
        assertThat(PlanShop.refusal(desk.submit(new ReceivePlanDecision(ANN, plan, sent))))
                .isEmpty();
        assertThat(PlanShop.refusal(desk.submit(new PlanArrivalDecision(ANN, plan, sent, End.ARRIVED))))
                .isEmpty();
    }

    private String refundsAtBert(ArrangementId plan, long payment) {
        return PlanShop.refusal(desk.submit(new PaymentRefundDecision(
                program, PlanShop.refund(plan, payment, Optional.empty()), PlanShop.call(BERT, "k" + ++calls))));
    }

    @Test
    void aBonusThatRanOutStopsNothingWhereWhatWasSpentDoes() {
        ArrangementId plan = agreed(TEN_DAYS, OwedPolicy.REFUSE);
        pays(plan, 100);
        desk.advance(Duration.ofDays(11));
        pays(plan, 100);
        spends(10);

        assertThat(refunds(plan, 1)).isEmpty();
        assertThat(refunds(plan, 2)).isEqualTo("plan-bonus-used");
        assertThat(has()).isEqualTo("100+0-0");
    }

    @Test
    void aBonusThatWasSpentIsWrittenOffOrOwedAndPaysADebtOnlyOnce() {
        ArrangementId generous = agreed(new ExpiryPolicy.Never(), OwedPolicy.WRITE_OFF);
        pays(generous, 100);
        spends(10);
        assertThat(refunds(generous, 1)).isEmpty();
        assertThat(has()).isEqualTo("0+0-0");

        ArrangementId plan = agreed(new ExpiryPolicy.Never(), OwedPolicy.OWE);
        pays(plan, 100);
        spends(10);
        assertThat(refunds(plan, 1)).isEmpty();
        assertThat(has()).isEqualTo("0+0-10");
        pays(plan, 100);
        assertThat(has()).isEqualTo("100+0-0");
        assertThat(refunds(plan, 2)).isEmpty();
        assertThat(has()).isEqualTo("0+0-10");
        desk.verify(ANN);
    }

    @Test
    void whatAChargePaidGoesBackTheSameWay() {
        ArrangementId plan = agreed(TEN_DAYS, OwedPolicy.REFUSE);
        ArrangementId charge = desk.state(ANN).arrangements().entrySet().stream()
                .filter(each -> each.getValue() instanceof Charge)
                .findFirst()
                .orElseThrow()
                .getKey();
        assertThat(done(Told.confirmed(charge, "psp", next()))).isEmpty();
        desk.advance(Duration.ofDays(11));

        assertThat(done(Told.refunded(charge, 100, next()))).isEmpty();

        assertThat(has()).isEqualTo("0+0-0");
        assertThat(standings(plan)).isEqualTo("DUE AHEAD AHEAD AHEAD");
    }

    @Test
    void whatWasLateBeforeStaysAsLateAsItWas() {
        ArrangementId plan = agreed(new ExpiryPolicy.Never(), OwedPolicy.OWE);
        pays(plan, 100);
        desk.now(Instant.parse("2027-03-10T12:00:00Z"));
        desk.tick(ANN);
        assertThat(standings(plan)).isEqualTo("PAID OVERDUE AHEAD AHEAD");

        assertThat(done(new PaymentRefundDecision(program, PlanShop.refund(plan, 1, Optional.of(1L)), next())))
                .isEmpty();

        assertThat(standings(plan)).isEqualTo("DUE OVERDUE AHEAD AHEAD");
        assertThat(desk.state(ANN)
                        .arrangement(plan, InstalmentPlan.class)
                        .orElseThrow()
                        .progress()
                        .money()
                        .feesOwed())
                .isEqualTo(7);
        desk.now(Instant.parse("2027-04-09T23:59:59Z"));
        desk.tick(ANN);
        assertThat(standings(plan)).isEqualTo("OVERDUE OVERDUE OVERDUE AHEAD");
        desk.now(Instant.parse("2027-04-10T00:00:00Z"));
        desk.tick(ANN);
        assertThat(desk.state(ANN).arrangements()).isEmpty();
    }
}
