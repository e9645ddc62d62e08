package io.guerdon.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.InMemoryJournal;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.ledger.TestClock;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.InMemoryPrograms;
import io.guerdon.program.Merchant;
import io.guerdon.program.Program;
import io.guerdon.publishing.InMemoryWriters;
import io.guerdon.publishing.Intake;
import io.guerdon.publishing.Measure;
import io.guerdon.publishing.Tally;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Millionths;
import io.guerdon.unit.WalletId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Months of what partners owe each other, beside a model that adds up events one by one and rounds decimals. */
class SettlementModelTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final List<String> PARTNERS = List.of("bakery", "books", "cafe", "house");

    private final Recorder recorder = new Recorder();
    private final TestClock clock = new TestClock(Instant.parse("2026-01-10T00:00:00Z"));
    private final Settlements.Stores stores =
            new Settlements.Stores(new InMemorySettlements(), recorder.journal, InMemoryPrograms.with(program()));
    private final Settlements settlements =
            new Settlements(stores, new Intake(new InMemoryWriters(), new InMemoryJournal()), ProgramTime.of(clock));
    private final PartnerStatements statements = new PartnerStatements(stores, ProgramTime.of(clock));
    private final Map<String, List<Recorder.Recorded>> unsettled = new HashMap<>();
    private final Map<String, BigDecimal> exact = new HashMap<>();
    private final Map<String, BigDecimal> paid = new HashMap<>();
    private final Map<String, Long> left = new HashMap<>();
    private final Map<String, Long> takenOut = new HashMap<>();
    private final List<Deal> deals = new ArrayList<>();
    private int told;
    private long usedUp;
    private long putBack;

    /** What somebody accepted that another had issued, in millionths. */
    private record Deal(String issuer, String acceptor, long cost, long paid) {}

    private static Program program() {
        Program demo = DemoProgram.program();
        List<Merchant> merchants = PARTNERS.stream()
                .filter(name -> !name.equals("house"))
                .map(name -> new Merchant(new MerchantId(name), Merchant.Issuing.ISSUES, Optional.empty()))
                .toList();
        return new Program(demo.id(), 1, demo.place(), demo.policies(), merchants);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20_261_129})
    void everyMonthAddsUp(long seed) {
        Random random = new Random(seed);
        YearMonth month = YearMonth.of(2026, 1);
        for (int closed = 0; closed < 15; closed++) {
            Instant end = month.plusMonths(1).atDay(1).atStartOfDay(ZONE).toInstant();
            while (clock.instant().isBefore(end.plus(Duration.ofDays(random.nextInt(1, 3))))) {
                clock.advance(Duration.ofMinutes(random.nextInt(1, 2_000)));
                happen(random, closed % 3 == 2);
            }
            check(month.toString(), end);
            month = month.plusMonths(1);
        }
        assertEverythingIsSettled();
        assertThat(usedUp).as("packs were used").isPositive();
        assertThat(putBack).as("and some of that was put back").isPositive();
        assertThat(new SettlementCheck(stores).begin().end().stream().map(SettlementCheck.Fault::what))
                .as("the journal is empty, all else agrees")
                .containsOnly("entries recorded in it come to something else than its events");
    }

    /** Somebody accepts what another issued, or most of it comes back; now and then the entry comes to the streams some minutes late. */
    private void happen(Random random, boolean comesBack) {
        if (random.nextInt(40) == 0) {
            buyPack(random);
        }
        Instant at = clock.instant().minus(Duration.ofMinutes(random.nextInt(4) == 0 ? random.nextInt(90) : 0));
        if (!deals.isEmpty() && random.nextInt(10) < (comesBack ? 9 : 1)) {
            Deal deal = deals.remove(random.nextInt(deals.size()));
            record(at, deal, -1);
            return;
        }
        String issuer = PARTNERS.get(random.nextInt(3));
        String acceptor = PARTNERS.get(random.nextInt(3));
        long cost = random.nextLong(1, 3_000_000);
        Deal deal = new Deal(issuer, acceptor, cost, random.nextLong(0, cost));
        record(at, deal, 1);
        deals.add(deal);
    }

    private void record(Instant at, Deal deal, int sign) {
        long kept = deal.cost() - deal.paid();
        Tally owes = Tally.ZERO.plus(WalletId.CLEARING, Measure.OWES, sign * deal.cost());
        recorder.record(deal.issuer(), at.toString(), owes.plus(WalletId.POINTS, Measure.REDEEMED, 7));
        recorder.record(
                deal.acceptor(), at.toString(), Tally.ZERO.plus(WalletId.CLEARING, Measure.OWED, sign * deal.paid()));
        recorder.record("house", at.toString(), Tally.ZERO.plus(WalletId.CLEARING, Measure.KEPT, sign * kept));
    }

    /** Worth as much as a dozen of those. */
    private void buyPack(Random random) {
        String partner = PARTNERS.get(random.nextInt(3));
        long worth = random.nextLong(1, 30) * 1_000_000;
        String at = clock.instant().toString();
        Tally pack = Tally.ZERO.plus(WalletId.CLEARING, Measure.PACKS, worth);
        recorder.record(partner, at, pack.plus(WalletId.POINTS, Measure.PACKS, 7));
        recorder.record("house", at, Tally.ZERO.plus(WalletId.CLEARING, Measure.PACKS, -worth));
    }

    private void check(String period, Instant end) {
        recorder.recorded
                .subList(told, recorder.recorded.size())
                .forEach(event -> unsettled
                        .computeIfAbsent(event.partner(), _ -> new ArrayList<>())
                        .add(event));
        told = recorder.recorded.size();
        var outcome = settlements.close(new ClosePeriod(Recorder.DEMO, period, period, "op"));
        assertThat(outcome).as(period).isInstanceOf(Settlements.Outcome.Closed.class);
        Settlement settlement = ((Settlements.Outcome.Closed) outcome).settlement();

        long sum = 0;
        BigDecimal others = BigDecimal.ZERO;
        for (String partner : PARTNERS) {
            PartnerStatement statement = statements.statement(settlement, new MerchantId(partner));
            sum += statement.net().longValueExact();
            Tally amounts = settle(partner, end);
            assertThat(statement.after().totals().minus(statement.before().totals()))
                    .as("%s of %s", period, partner)
                    .isEqualTo(amounts);
            exact.merge(partner, millionths(amounts), BigDecimal::add);
            if (!partner.equals("house")) {
                BigDecimal total = rounded(exact.getOrDefault(partner, BigDecimal.ZERO));
                long before = total.subtract(paid.getOrDefault(partner, BigDecimal.ZERO))
                        .longValueExact();
                assertThat(statement.net().longValueExact())
                        .as("%s of %s", period, partner)
                        .isEqualTo(lessPacks(before, partner, amounts, statement));
                paid.put(partner, total);
                others = others.add(total);
            }
            BigInteger used =
                    statement.packs().map(PartnerStatement.Packs::used).orElse(BigInteger.ZERO);
            assertThat(statement.carriedIn().add(statement.cleared()))
                    .isEqualTo(Millionths.of(statement.net().subtract(used)).add(statement.carriedOut()));
        }
        assertThat(sum).isZero();
        paid.put("house", others.negate());
    }

    /** What is left to be paid by somebody that first uses up what it bought, as a purse would be emptied, and filled with what came back. */
    private long lessPacks(long net, String partner, Tally amounts, PartnerStatement statement) {
        long opening = left.getOrDefault(partner, 0L);
        long bought = amount(amounts, Measure.PACKS) / 1_000_000;
        long purse = opening + bought;
        long owed = net;
        while (owed < 0 && purse > 0) {
            owed++;
            purse--;
        }
        BigDecimal back = BigDecimal.valueOf(-amount(amounts, Measure.OWES), 6).setScale(0, RoundingMode.CEILING);
        long taken = takenOut.getOrDefault(partner, 0L) + owed - net;
        while (owed > 0 && taken > 0 && back.signum() > 0) {
            owed--;
            purse++;
            taken--;
            putBack++;
            back = back.subtract(BigDecimal.ONE);
        }
        left.put(partner, purse);
        takenOut.put(partner, taken);
        String packs = statement
                .packs()
                .map(told -> told.opening() + "+" + told.bought() + "-" + told.used() + "=" + told.left())
                .orElse("0+0-0=0");
        assertThat(packs).isEqualTo(opening + "+" + bought + "-" + (owed - net) + "=" + purse);
        usedUp += Math.max(0, owed - net);
        return owed;
    }

    /** Removes from what is not settled what was recorded before the end; late entries of before are in it. */
    private Tally settle(String partner, Instant end) {
        List<Recorder.Recorded> all = unsettled.getOrDefault(partner, new ArrayList<>());
        Tally amounts = all.stream()
                .filter(event -> event.at().isBefore(end))
                .map(Recorder.Recorded::amounts)
                .reduce(Tally.ZERO, Tally::plus);
        all.removeIf(event -> event.at().isBefore(end));
        return amounts;
    }

    private static BigDecimal millionths(Tally amounts) {
        return BigDecimal.valueOf(
                amount(amounts, Measure.OWED) + amount(amounts, Measure.KEPT) - amount(amounts, Measure.OWES), 6);
    }

    private static long amount(Tally amounts, Measure measure) {
        return amounts.amount(WalletId.CLEARING, measure).longValueExact();
    }

    private static BigDecimal rounded(BigDecimal minor) {
        return minor.add(new BigDecimal("0.5")).setScale(0, RoundingMode.FLOOR);
    }

    private void assertEverythingIsSettled() {
        Settlement last = stores.settlements().latest(Recorder.DEMO).orElseThrow();
        for (String partner : PARTNERS) {
            long nets = statements
                    .settlements(Recorder.DEMO, Integer.MAX_VALUE, 100)
                    .mapToLong(settlement -> statements
                            .statement(settlement, new MerchantId(partner))
                            .net()
                            .longValueExact())
                    .sum();
            Position position = last.position(new MerchantId(partner));
            assertThat(position.paid()).isEqualTo(nets);
            assertThat(Clearing.carried(position).abs())
                    .isLessThanOrEqualTo(BigInteger.valueOf(partner.equals("house") ? 1_500_000 : 500_000));
        }
    }
}
