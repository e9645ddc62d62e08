package io.guerdon.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.earning.Basket;
import io.guerdon.earning.EarningOperations;
import io.guerdon.earning.Line;
import io.guerdon.earning.PurchaseRef;
import io.guerdon.earning.RecordPurchase;
import io.guerdon.earning.ReturnGoods;
import io.guerdon.earning.ReturnedLine;
import io.guerdon.earning.Tender;
import io.guerdon.earning.Till;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Balance;
import io.guerdon.ledger.Balances;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Desk;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Outcome;
import io.guerdon.program.EarnPolicy;
import io.guerdon.program.ExpiryPolicy;
import io.guerdon.program.LotPolicy;
import io.guerdon.program.OwedPolicy;
import io.guerdon.program.PendingPolicy;
import io.guerdon.program.Program;
import io.guerdon.program.SpendPolicy;
import io.guerdon.redemption.RedeemPoints;
import io.guerdon.redemption.RedemptionOperations;
import io.guerdon.unit.EarnRate;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.Points;
import io.guerdon.unit.WalletId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The end depends on what came back, never on how many parts it came in, nor in which order. */
class ReturnPathTest {
    private static final int CASES = 2_000;
    private static final Till CAFE = new Till(RandomProgram.CAFE, "", "");

    @ParameterizedTest
    @EnumSource(value = OwedPolicy.class, names = "REFUSE", mode = EnumSource.Mode.EXCLUDE)
    void partsInAnyOrderComeToTheSame(OwedPolicy owed) {
        for (long seed = 1; seed <= CASES; seed++) {
            Basket basket = basket(new SplittableRandom(seed));
            List<ReturnedLine> parts = parts(basket, seed);
            Balance one = end(seed, owed, basket, 7, List.of(together(parts)));
            Balance many =
                    end(seed, owed, basket, 7, parts.stream().map(List::of).toList());

            assertThat(many).as("seed %d, %s, %s", seed, basket, parts).isEqualTo(one);
        }
    }

    @Test
    void allPartsTogetherLeaveWhatWasThereBefore() {
        for (long seed = 1; seed <= CASES; seed++) {
            Basket basket = basket(new SplittableRandom(seed));
            List<ReturnedLine> all = new ArrayList<>(parts(basket, seed));
            List<ReturnedLine> rest = rest(basket, all);
            all.addAll(rest);
            Balance before = new Balance(100, 0, 0, 0, 0);

            assertThat(end(
                            seed,
                            OwedPolicy.REFUSE,
                            basket,
                            0,
                            all.stream().map(List::of).toList()))
                    .as("seed %d, %s, %s", seed, basket, all)
                    .isEqualTo(before);
        }
    }

    /** A member with 100 points buys, pays some with points, spends some elsewhere and brings goods back. */
    private static Balance end(
            long seed, OwedPolicy owed, Basket basket, int elsewhere, List<List<ReturnedLine>> returns) {
        Program program = program(seed, owed);
        Desk desk = new Desk("2026-01-01T00:00:00Z");
        ChainId chain = new ChainId(program.id(), new MemberId("mem_ann"));
        long steps = 100 * program.policies().earning().rate().stepMinor();
        Basket first = Basket.ofTotal(steps, List.of());
        SplittableRandom random = new SplittableRandom(seed + 1);
        play(desk, EarningOperations.purchase(program, purchase("R0", first), call(chain, "first")));
        play(desk, EarningOperations.purchase(program, purchase("R1", basket), call(chain, "second")));
        redeem(desk, program, call(chain, "paid"), random.nextInt(1, 100), "R1");
        long left = desk.state(chain).wallet(WalletId.POINTS).available();
        if (elsewhere > 0 && left > 0) {
            redeem(desk, program, call(chain, "elsewhere"), 1 + random.nextLong(left), "");
        }
        int part = 0;
        for (List<ReturnedLine> lines : returns) {
            ReturnGoods goods = new ReturnGoods(new PurchaseRef.ByReceipt("cafe", "R1"), "", Optional.empty(), lines);
            play(desk, EarningOperations.goodsReturned(program, goods, call(chain, "part-" + part++), desk.claims()));
        }
        desk.verify(chain);
        return Balances.of(desk.state(chain)).firstEntry().getValue();
    }

    private static void redeem(Desk desk, Program program, Call call, long points, String receipt) {
        play(desk, RedemptionOperations.redeem(program, new RedeemPoints(CAFE, new Points(points), receipt), call));
    }

    private static void play(Desk desk, Operation<?> operation) {
        assertThat(desk.submit(operation)).isInstanceOf(Outcome.Committed.class);
    }

    private static Call call(ChainId chain, String key) {
        return new Call(chain, EntryKey.ofCaller("", key), Actor.ENGINE);
    }

    private static RecordPurchase purchase(String receipt, Basket basket) {
        return new RecordPurchase(CAFE, receipt, Optional.empty(), "CNY", basket);
    }

    /** A random program that grants a point a step, rounds as it likes and asks for no patience. */
    private static Program program(long seed, OwedPolicy owed) {
        Program any = new RandomProgram(new SplittableRandom(seed)).program();
        var earning = any.policies().earning();
        var rate = new EarnRate(1, earning.rate().stepMinor(), earning.rate().rounding());
        var one = new EarnPolicy(rate, earning.basis(), earning.nonEarningTenders(), 1, 1);
        LotPolicy lots = new LotPolicy(
                new ExpiryPolicy.Never(),
                new PendingPolicy.AtOnce(),
                owed,
                any.policies().lots().grace());
        var spending = new SpendPolicy(1, any.policies().spending().longestHold(), 20);
        return new Program(any.id(), 1, any.place(), new Program.Policies(one, lots, spending), any.merchants());
    }

    private static Basket basket(SplittableRandom random) {
        List<Line> lines = new ArrayList<>();
        for (int line = 1; line <= random.nextInt(1, 5); line++) {
            lines.add(new Line(line, "", "", random.nextInt(1, 4), random.nextInt(1, 60)));
        }
        return new Basket(lines, List.of(new Tender("points", random.nextInt(40))));
    }

    /** Some of the money of each line, in pieces of any size, shuffled. */
    private static List<ReturnedLine> parts(Basket basket, long seed) {
        Random random = new Random(seed);
        List<ReturnedLine> parts = new ArrayList<>();
        for (Line line : basket.lines()) {
            long left = random.nextLong(line.amount() + 1);
            while (left > 0) {
                long some = 1 + random.nextLong(left);
                parts.add(new ReturnedLine(line.line(), 0, some));
                left -= some;
            }
        }
        if (parts.isEmpty()) {
            parts.add(new ReturnedLine(1, 0, 1));
        }
        Collections.shuffle(parts, random);
        return parts;
    }

    private static List<ReturnedLine> together(List<ReturnedLine> parts) {
        return parts.stream()
                .map(ReturnedLine::line)
                .distinct()
                .map(line -> new ReturnedLine(line, 0, back(parts, line)))
                .toList();
    }

    private static List<ReturnedLine> rest(Basket basket, List<ReturnedLine> parts) {
        return basket.lines().stream()
                .filter(line -> line.amount() > back(parts, line.line()))
                .map(line -> new ReturnedLine(line.line(), 0, line.amount() - back(parts, line.line())))
                .toList();
    }

    private static long back(List<ReturnedLine> parts, int line) {
        return parts.stream()
                .filter(part -> part.line() == line)
                .mapToLong(ReturnedLine::amount)
                .sum();
    }
}
