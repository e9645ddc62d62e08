package io.guerdon.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.earning.ReturnedLine;
import io.guerdon.ledger.Wallet;
import io.guerdon.program.ExpiryPolicy;
import io.guerdon.program.LotPolicy;
import io.guerdon.program.OwedPolicy;
import io.guerdon.program.Program;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The end depends on what came back, never on how many parts it came in, nor in which order: the same lots with the same
 * expiry, the same debt.
 */
class ReturnPathTest {
    private static final int CASES = Integer.getInteger("guerdon.returns.cases", 6_000);

    @ParameterizedTest
    @EnumSource(OwedPolicy.class)
    void partsInAnyOrderComeToTheSame(OwedPolicy owed) {
        int compared = 0;
        for (long seed = 1; seed <= CASES; seed++) {
            GoodsBack goods = GoodsBack.some(seed);
            Optional<Wallet> one = end(seed, owed, goods, goods.together());
            Optional<Wallet> many = end(seed, owed, goods, goods.oneByOne(seed));
            if (owed == OwedPolicy.REFUSE && (one.isEmpty() || many.isEmpty())) {
                continue;
            }
            compared++;
            require(many, one, seed, program(seed, owed), goods);
        }
        assertThat(compared).isGreaterThan(CASES * 2 / 3);
    }

    private static Optional<Wallet> end(long seed, OwedPolicy owed, GoodsBack goods, List<List<ReturnedLine>> returns) {
        SplittableRandom random = new SplittableRandom(seed);
        Customer ann = new Customer(program(seed, owed));
        ann.lives(random);
        ann.buys("R", goods.basket(), Customer.late(random));
        ann.pays("R", random);
        ann.lives(random);
        boolean accepted = true;
        for (List<ReturnedLine> lines : returns) {
            accepted &= ann.brings("R", lines);
        }
        return accepted ? Optional.of(ann.wallet()) : Optional.empty();
    }

    @ParameterizedTest
    @EnumSource(OwedPolicy.class)
    void allPartsTogetherLeaveWhatWasThereBefore(OwedPolicy owed) {
        int compared = 0;
        for (long seed = 1; seed <= CASES / 5; seed++) {
            GoodsBack goods = GoodsBack.all(seed);
            SplittableRandom random = new SplittableRandom(seed);
            Customer ann = new Customer(unmoved(program(seed, owed)));
            ann.lives(random);
            Wallet before = ann.wallet();
            ann.buys("R", goods.basket(), Duration.ZERO);
            ann.pays("R", random);
            boolean accepted = true;
            for (List<ReturnedLine> lines : goods.oneByOne(seed)) {
                accepted &= ann.brings("R", lines);
            }
            if (owed == OwedPolicy.REFUSE && !accepted) {
                continue;
            }
            compared++;
            require(ann.wallet(), before, seed, unmoved(program(seed, owed)), goods);
        }
        assertThat(compared).isGreaterThan(CASES / 5 * 2 / 3);
    }

    private static void require(Object actual, Object expected, long seed, Program program, GoodsBack goods) {
        if (!actual.equals(expected)) {
            assertThat(actual).as("seed %d, %s, %s", seed, program, goods).isEqualTo(expected);
        }
    }

    /** Every other one has rules beside its base rate, and of those every other limits over time. */
    private static Program program(long seed, OwedPolicy owed) {
        Program plain = new RandomProgram(new SplittableRandom(seed)).program();
        Program ruled = seed % 2 == 0 ? plain : new RandomRules(new SplittableRandom(seed)).in(plain);
        Program any = seed % 4 == 1 ? new RandomLimits(new SplittableRandom(seed)).in(ruled) : ruled;
        LotPolicy lots = any.policies().lots();
        return with(any, new LotPolicy(lots.expiry(), lots.pending(), owed, lots.grace()));
    }

    /** The same without sliding: buying is activity, and goods that come back do not undo it. */
    private static Program unmoved(Program program) {
        LotPolicy lots = program.policies().lots();
        return lots.expiry() instanceof ExpiryPolicy.Sliding
                ? with(program, new LotPolicy(new ExpiryPolicy.Never(), lots.pending(), lots.owed(), lots.grace()))
                : program;
    }

    private static Program with(Program program, LotPolicy lots) {
        Program.Policies policies = program.policies();
        return new Program(
                program.id(),
                program.revision(),
                program.place(),
                new Program.Policies(
                        policies.earning(), lots, policies.spending(), policies.nonEarning(), policies.groups()),
                program.merchants());
    }
}
