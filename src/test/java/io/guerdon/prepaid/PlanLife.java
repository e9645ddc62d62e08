package io.guerdon.prepaid;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Desk;
import io.guerdon.ledger.Due;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Suspended;
import io.guerdon.payment.Charge;
import io.guerdon.payment.Told;
import io.guerdon.prepaid.PlanArrivalDecision.End;
import io.guerdon.prepaid.PlanModel.Deal;
import io.guerdon.prepaid.PlanModel.Rules;
import io.guerdon.prepaid.PlanModel.Wallets;
import io.guerdon.prepaid.Progress.PlanPayment;
import io.guerdon.program.ExpiryPolicy;
import io.guerdon.program.OwedPolicy;
import io.guerdon.program.PrepaidPlanSettings;
import io.guerdon.program.PrepaidPlanSettings.Amount;
import io.guerdon.program.PrepaidPlanSettings.Every;
import io.guerdon.program.PrepaidPlanSettings.First;
import io.guerdon.program.PrepaidPlanSettings.Instalments;
import io.guerdon.program.PrepaidPlanSettings.Late;
import io.guerdon.program.PrepaidPlanSettings.Release;
import io.guerdon.program.PrepaidPlanSettings.Timetable;
import io.guerdon.program.PrepaidPlanSettings.Vesting;
import io.guerdon.program.Program;
import io.guerdon.program.StoredValueSettings.Step;
import io.guerdon.unit.DefinitionId;
import io.guerdon.unit.Rounding;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Some years of a member with plans, lived beside the model: each plan has settings of its own, and the member pays as it likes. */
final class PlanLife {
    private static final List<ChainId> MEMBERS = List.of(PlanShop.chain("mem_1"), PlanShop.chain("mem_2"));
    private static final List<String> ZONES =
            List.of("Asia/Shanghai", "America/New_York", "America/Sao_Paulo", "Pacific/Apia", "Australia/Lord_Howe");
    private static final int YEARS = 5;
    private static final Program PROGRAM = PlanShop.program(ZoneOffset.UTC, new ExpiryPolicy.Never());

    /** A plan, its model, and whose it is. */
    private static final class Lived {
        private final ArrangementId id;
        private final PlanModel model;
        private ChainId holder;

        Lived(ArrangementId id, PlanModel model, ChainId holder) {
            this.id = id;
            this.model = model;
            this.holder = holder;
        }
    }

    private final SplittableRandom random;
    private final ZoneId zone;
    private final Desk desk;
    private final Instant end;
    private final boolean diligent;
    private final OwedPolicy whenSpent;
    private final Map<ChainId, Wallets> wallets;
    private final List<Lived> plans = new ArrayList<>();
    private final Map<String, Integer> seen;
    private final List<String> told = new ArrayList<>();
    private LocalDate today;
    private int calls;

    PlanLife(long seed, Map<String, Integer> seen, Consumer<Entry> watcher) {
        this.random = new SplittableRandom(seed);
        this.seen = seen;
        this.zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        Instant start = LocalDate.of(2010 + random.nextInt(20), 1, 1)
                .plusDays(random.nextInt(366))
                .atTime(random.nextInt(24), random.nextInt(60))
                .atZone(zone)
                .toInstant();
        this.desk = new Desk(start, watcher);
        this.whenSpent = OwedPolicy.values()[random.nextInt(3)];
        this.wallets = Map.of(MEMBERS.get(0), new Wallets(whenSpent), MEMBERS.get(1), new Wallets(whenSpent));
        this.diligent = random.nextInt(3) == 0;
        this.end = start.plus(Duration.ofDays(366L * YEARS));
        this.today = start.atZone(zone).toLocalDate();
        told.add("seed " + seed + " in " + zone);
    }

    /** Lives it; how many plans there were. */
    int live() {
        for (int plan = 0; plan < 1 + random.nextInt(3); plan++) {
            agree();
            pass();
        }
        while (desk.now().isBefore(end) && plans.stream().anyMatch(plan -> plan.model.isRunning())) {
            act(plans.get(random.nextInt(plans.size())));
            check();
            pass();
            check();
        }
        act(plans.getFirst());
        check();
        MEMBERS.forEach(desk::verify);
        return plans.size();
    }

    private void agree() {
        boolean release = random.nextInt(3) == 0;
        int parts = 1 + random.nextInt(14);
        long total = parts + random.nextInt(2_000);
        long permille = random.nextInt(3) * 1_111L;
        Rules rules = new Rules(
                random.nextInt(3) * 40L,
                random.nextInt(12),
                random.nextInt(3) * 7L,
                12 + random.nextInt(60),
                random.nextInt(10),
                1 + random.nextInt(40));
        boolean byPart = random.nextBoolean();
        Timetable timetable = timetable(parts);
        PrepaidPlanSettings settings = settings(timetable, way(release, byPart, rules), permille);
        Deal deal = new Deal(parts, total, total * permille / 10_000, release, byPart);
        ChainId member = MEMBERS.get(random.nextInt(2));
        PlanModel model = new PlanModel(deal, rules, wallets.get(member), today);
        days(model, timetable);
        Program program = PlanShop.program(zone, new ExpiryPolicy.Never(), whenSpent, settings);
        String key = "k" + ++calls;
        Outcome outcome = desk.submit(new AgreeDecision(
                program, settings, PlanShop.agree(settings, total, release ? key : ""), PlanShop.call(member, key)));
        told.add(today + " agreed " + settings + " about " + total);
        assertThat(outcome).isInstanceOf(Outcome.Committed.class);
        if (release) {
            model.paidAtOnce();
        }
        model.begins(today);
        plans.add(new Lived(
                ArrangementId.of(
                        Plan.KIND,
                        member,
                        desk.history()
                                .byKey(member, PlanShop.call(member, key).key())
                                .orElseThrow()
                                .seq()),
                model,
                member));
        model.wallets.settle(today);
    }

    private Timetable timetable(int parts) {
        Every.Unit unit = Every.Unit.values()[random.nextInt(3)];
        int count = unit == Every.Unit.DAY ? 1 + random.nextInt(40) : 1 + random.nextInt(3);
        return new Timetable(parts, new Every(count, unit), random.nextBoolean() ? First.AT_ONCE : First.LATER);
    }

    private void days(PlanModel model, Timetable timetable) {
        int skipped = timetable.first() == First.LATER ? 1 : 0;
        switch (timetable.every().unit()) {
            case DAY -> model.daily(today, skipped, timetable.every().count());
            case WEEK -> model.daily(today, skipped, timetable.every().count() * 7);
            case MONTH -> model.monthly(today, skipped, timetable.every().count());
        }
    }

    private static PrepaidPlanSettings.Way way(boolean release, boolean byPart, Rules rules) {
        return release
                ? new Release(rules.closingFee())
                : new Instalments(
                        byPart ? Vesting.BY_PART : Vesting.AT_COMPLETION,
                        new Late(rules.grace(), rules.fee(), rules.lapses()),
                        rules.ahead(),
                        rules.least());
    }

    private PrepaidPlanSettings settings(Timetable timetable, PrepaidPlanSettings.Way way, long basisPoints) {
        List<Step> steps =
                basisPoints == 0 ? List.of() : List.of(new Step(1, Optional.empty(), Optional.of(basisPoints)));
        return new PrepaidPlanSettings(
                new DefinitionId("p" + plans.size()),
                PlanShop.STORED,
                new Amount(1, 5_000, Set.of()),
                new PrepaidPlanSettings.Bonus(steps, Rounding.DOWN, Optional.of(PlanShop.CAFE.merchant())),
                timetable,
                way);
    }

    private void act(Lived plan) {
        if (diligent && random.nextInt(10) < 9) {
            confirm();
            return;
        }
        switch (random.nextInt(20)) {
            case 0, 1, 2 -> refund(plan);
            case 3 -> {
                if (random.nextBoolean()) {
                    close(plan);
                }
            }
            case 4, 5 -> transfer(plan);
            case 6, 7, 8 -> spend(MEMBERS.get(random.nextInt(2)));
            case 9 -> confirm();
            default -> pay(plan);
        }
    }

    private void pay(Lived plan) {
        PlanModel model = plan.model;
        long amount = switch (random.nextInt(8)) {
            case 0 -> 1 + random.nextInt(30);
            case 1, 2 -> 1 + random.nextInt(1 + (int) model.deal.total());
            default -> Math.max(1, model.asked(today));
        };
        String expected = model.mayPay(amount);
        Operation<?> operation =
                new PayDecision(PROGRAM, PlanShop.pay(plan.id, amount, "R" + calls), next(plan.holder));
        done("pays " + amount + " for " + plan.id, operation, expected);
        if (expected.isEmpty()) {
            model.pay(amount, today);
            model.wallets.settle(today);
        }
    }

    private io.guerdon.ledger.Call next(ChainId member) {
        return PlanShop.call(member, "k" + ++calls);
    }

    /** It goes to the other member, at once or after some days, or comes back because it is not taken. */
    private void transfer(Lived plan) {
        ChainId to =
                MEMBERS.get(random.nextInt(5) == 0 ? MEMBERS.indexOf(plan.holder) : 1 - MEMBERS.indexOf(plan.holder));
        ChainId from = plan.holder;
        List<PlanPayment> payments = payments(plan);
        TransferPlan command = new TransferPlan(plan.id, to.toString());
        String expected = mayTransfer(plan, to);
        done("transfers " + command, new SendPlanDecision(command, to, next(from), desk.accounts()), expected);
        if (!expected.isEmpty()) {
            return;
        }
        SentPlan sent = desk.written(from).arrangement(plan.id, SentPlan.class).orElseThrow();
        assertThat(read(plan).phase()).isEqualTo(Plan.Phase.TRANSFERRED);
        LocalDate left = today;
        done(
                "pays what is away",
                new PayDecision(PROGRAM, PlanShop.pay(plan.id, 1, "R" + calls), next(from)),
                "plan-transferred");
        if (random.nextInt(3) == 0) {
            days();
        }
        boolean isTaken = random.nextInt(4) > 0;
        for (int repeat = 0; repeat < 2 && isTaken; repeat++) {
            desk.submit(new ReceivePlanDecision(from, plan.id, sent));
        }
        for (int repeat = 0; repeat < 2; repeat++) {
            desk.submit(new PlanArrivalDecision(from, plan.id, sent, isTaken ? End.ARRIVED : End.REFUSED));
        }
        plan.holder = isTaken ? to : from;
        plan.model.moves(wallets.get(plan.holder), left, today);
        seen.merge(isTaken ? "taken" : "not taken", 1, Integer::sum);
        if (isTaken) {
            refundWhereItWas(plan, from, payments);
        }
    }

    private String mayTransfer(Lived plan, ChainId to) {
        if (to.equals(plan.holder)) {
            return "transfer-to-self";
        } else if (!plan.model.isRunning()) {
            return "plan-not-running";
        } else if (plan.model.asked(today) > 0) {
            return "plan-charge-open";
        }
        return wallets.get(plan.holder).giftOwed > 0 ? "plan-money-owed" : "";
    }

    /** A charge that paid for it before is not paid back where the plan is no more. */
    private void refundWhereItWas(Lived plan, ChainId from, List<PlanPayment> payments) {
        payments.stream()
                .filter(payment -> !payment.charge().isEmpty() && payment.refunded() < payment.credited())
                .findFirst()
                .ifPresent(payment -> done(
                        "refunds where it was " + plan.id,
                        Told.refunded(new ArrangementId(payment.charge()), 1, next(from)),
                        "plan-transferred"));
    }

    private List<PlanPayment> payments(Lived plan) {
        return read(plan) instanceof InstalmentPlan paid ? paid.progress().payments() : List.of();
    }

    /** Confirms some open charge, as the charges' own operation does. */
    private void confirm() {
        for (Lived plan : plans) {
            long asked = plan.model.asked(today);
            Optional<ArrangementId> open = charge(plan);
            if (open.isPresent() && asked > 0) {
                done("confirms " + open.get(), Told.confirmed(open.get(), "P" + calls, next(plan.holder)), "");
                plan.model.pay(asked, today);
                plan.model.wallets.settle(today);
                return;
            }
        }
    }

    private Optional<ArrangementId> charge(Lived plan) {
        return desk.state(plan.holder).arrangements().entrySet().stream()
                .filter(each -> each.getValue() instanceof Charge charge
                        && charge.payee().equals(plan.id))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void refund(Lived plan) {
        int payment = 1 + random.nextInt(1 + plan.model.payments);
        long left = plan.model.refundable(payment);
        long amount = random.nextBoolean() ? left : 1 + random.nextInt(1 + (int) left);
        String expected = plan.model.mayRefund(payment, amount, today);
        String charge = paidBy(plan, payment);
        Optional<Long> asked = Optional.of(amount).filter(some -> some > 0);
        Operation<?> operation =
                new PaymentRefundDecision(PROGRAM, PlanShop.refund(plan.id, payment, asked), next(plan.holder));
        String what = "refunds " + amount + " of payment " + payment + " of " + plan.id;
        done(what, operation, charge.isEmpty() ? expected : "plan-payment-by-charge");
        if (!charge.isEmpty() && amount > 0) {
            ArrangementId id = new ArrangementId(charge);
            done(
                    what + " by " + charge,
                    Told.refunded(id, amount, next(plan.holder)),
                    expected.replace("plan-payment", "charge"));
        }
        if (expected.isEmpty()) {
            plan.model.refund(payment, amount, today);
        }
    }

    /** The charge that a payment paid; empty for none. */
    private String paidBy(Lived plan, int payment) {
        return read(plan) instanceof InstalmentPlan paid
                        && payment <= paid.progress().payments().size()
                ? paid.progress().payments().get(payment - 1).charge()
                : "";
    }

    private void close(Lived plan) {
        boolean byMember = random.nextBoolean();
        String expected = plan.model.isRunning() ? "" : "plan-not-running";
        ClosePlan command = PlanShop.close(plan.id, byMember ? ClosePlan.By.MEMBER : ClosePlan.By.MERCHANT);
        done("closes " + command, new CloseDecision(command, next(plan.holder)), expected);
        if (expected.isEmpty()) {
            plan.model.close(today, byMember);
        }
    }

    /** The bonus first. */
    private void spend(ChainId member) {
        Wallets has = wallets.get(member);
        long gift = Wallets.available(has.gift, today);
        long there = gift + Wallets.available(has.cash, today);
        if (there > 0) {
            long amount = 1 + random.nextLong(there);
            Program program = PlanShop.program(zone, new ExpiryPolicy.Never());
            done("spends " + amount, new Spend(program, amount, next(member)), "");
            Wallets.spend(has.gift, Math.min(gift, amount), today);
            Wallets.spend(has.cash, amount - Math.min(gift, amount), today);
        }
    }

    private void done(String what, Operation<?> operation, String expected) {
        told.add(today + " " + what + ": " + expected);
        seen.merge(expected, 1, Integer::sum);
        assertThat(PlanShop.refusal(desk.submit(operation))).as(told::toString).isEqualTo(expected);
    }

    /** Time goes on, and the model's days with it. */
    private void pass() {
        days();
        if (random.nextBoolean()) {
            MEMBERS.forEach(desk::tick);
        }
    }

    private void days() {
        desk.advance(Duration.ofMinutes(
                random.nextInt(3) == 0 ? random.nextInt(200) : random.nextInt(60 * 24 * (diligent ? 6 : 30))));
        LocalDate then = desk.now().atZone(zone).toLocalDate();
        while (today.isBefore(then)) {
            today = today.plusDays(1);
            plans.forEach(plan -> plan.model.begins(today));
            wallets.values().forEach(each -> each.settle(today));
        }
    }

    /** As it is now: what time has done since the last entry is in it. */
    private Plan read(Lived plan) {
        AccountState written = desk.written(plan.holder);
        return PlanSoFar.read(desk.history(), written, Due.unwritten(written, desk.now(), Suspended.NOBODY), plan.id)
                .orElseThrow()
                .plan();
    }

    private void check() {
        for (Lived plan : plans) {
            AccountState state = desk.state(plan.holder);
            Plan is = read(plan);
            assertThat(is.phase().name()).as(told::toString).isEqualTo(plan.model.phase);
            assertThat(is.figures(state)).as(told::toString).isEqualTo(plan.model.figures(today));
            assertThat(is.figures(state).addUp()).isTrue();
            long asked = charge(plan)
                    .map(id -> state.arrangement(id, Charge.class)
                            .orElseThrow()
                            .amount()
                            .minor())
                    .orElse(0L);
            assertThat(asked).as(told::toString).isEqualTo(plan.model.asked(today));
            seen.merge(
                    (is instanceof ReleasePlan ? "release " : "") + is.phase().name(), 1, Integer::sum);
            seen.merge(plan.model.fees > 0 ? "with fees" : "without", 1, Integer::sum);
        }
        MEMBERS.forEach(this::check);
    }

    private void check(ChainId member) {
        AccountState state = desk.state(member);
        Wallets has = wallets.get(member);
        Map<String, Long> is = new TreeMap<>();
        is.put("cash", state.wallet(PlanShop.CASH).available());
        is.put("gift", state.wallet(PlanShop.GIFT).available());
        is.put("cash to come", state.wallet(PlanShop.CASH).pending());
        is.put("gift to come", state.wallet(PlanShop.GIFT).pending());
        is.put("gift owed", state.wallet(PlanShop.GIFT).owed());
        assertThat(is)
                .as(told::toString)
                .isEqualTo(Map.of(
                        "cash", Wallets.available(has.cash, today),
                        "gift", Wallets.available(has.gift, today),
                        "cash to come", Wallets.pending(has.cash, today),
                        "gift to come", Wallets.pending(has.gift, today),
                        "gift owed", has.giftOwed));
        seen.merge(has.giftOwed > 0 ? "owing" : "owing nothing", 1, Integer::sum);
    }
}
