package io.guerdon.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guerdon.unit.VolumeSteps.Play;
import io.guerdon.unit.VolumeSteps.Step;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumeStepsTest {
    private static final List<Step> STEPS = List.of(new Step(10_000, 300), new Step(50_000, 500));

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "9999, 0, 0",
        "10000, 300, 0",
        "10033, 300, 0",
        "10034, 301, 1",
        "49999, 1499, 1199",
        "50000, 2500, 1200",
        "50020, 2501, 1201",
        "60000, 3000, 1700"
    })
    void threePercentFromTenThousandFiveFromFiftyThousand(long volume, long whole, long marginal) {
        assertThat(new VolumeSteps(Play.WHOLE, Rounding.DOWN, STEPS).of(volume)).isEqualTo(whole);
        assertThat(new VolumeSteps(Play.MARGINAL, Rounding.DOWN, STEPS).of(volume))
                .isEqualTo(marginal);
    }

    @Test
    void roundsOnceAtTheEnd() {
        List<Step> halves = List.of(new Step(0, 50), new Step(100, 150));

        assertThat(new VolumeSteps(Play.MARGINAL, Rounding.DOWN, halves).of(133))
                .as("0.5 + 0.495")
                .isZero();
        assertThat(new VolumeSteps(Play.MARGINAL, Rounding.HALF_UP, halves).of(133))
                .isEqualTo(1);
        assertThat(new VolumeSteps(Play.MARGINAL, Rounding.UP, halves).of(134))
                .as("0.5 + 0.51")
                .isEqualTo(2);
    }

    @Test
    void tellsTheStepThatIsReachedAndTheNextOne() {
        VolumeSteps steps = new VolumeSteps(Play.WHOLE, Rounding.DOWN, STEPS);

        assertThat(steps.reached(9_999)).isEmpty();
        assertThat(steps.next(9_999)).contains(STEPS.getFirst());
        assertThat(steps.reached(10_000)).contains(STEPS.getFirst());
        assertThat(steps.next(10_000)).contains(STEPS.getLast());
        assertThat(steps.next(50_000)).isEmpty();
    }

    @Test
    void agreesWithDecimalsAndNeverFallsWithMoreVolume() {
        for (long seed = 1; seed <= 2_000; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            VolumeSteps steps = any(random);
            long volume = random.nextLong(1, 1_000_000_000_000_000L);
            assertThat(steps.of(volume)).as("seed %d", seed).isEqualTo(exact(steps, volume));
            assertThat(steps.of(volume - 1)).as("seed %d", seed).isLessThanOrEqualTo(steps.of(volume));
        }
    }

    @Test
    void eachStepIsHigherAndGivesMore() {
        assertThatThrownBy(() -> new VolumeSteps(Play.WHOLE, Rounding.DOWN, STEPS.reversed()))
                .isInstanceOf(IllegalArgumentException.class);
        List<Step> same = List.of(new Step(1, 500), new Step(2, 500));
        assertThatThrownBy(() -> new VolumeSteps(Play.WHOLE, Rounding.DOWN, same))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Step(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static VolumeSteps any(RandomGenerator random) {
        List<Step> steps = new ArrayList<>();
        long from = random.nextLong(1_000);
        long share = 0;
        for (int left = random.nextInt(1, 8); left > 0; left--) {
            share += random.nextInt(1, 1_000);
            steps.add(new Step(from, share));
            from += random.nextLong(1, 300_000_000_000_000L);
        }
        return new VolumeSteps(Play.values()[random.nextInt(2)], Rounding.values()[random.nextInt(3)], steps);
    }

    private static long exact(VolumeSteps steps, long volume) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int place = 0; place < steps.steps().size(); place++) {
            Step step = steps.steps().get(place);
            boolean last = place + 1 == steps.steps().size()
                    || steps.steps().get(place + 1).from() > volume;
            long end = last ? volume : steps.steps().get(place + 1).from();
            long whole = last ? volume : 0;
            long part = steps.play() == Play.WHOLE ? whole : end - step.from();
            if (step.from() <= volume) {
                sum = sum.add(BigDecimal.valueOf(part).multiply(BigDecimal.valueOf(step.basisPoints(), 4)));
            }
        }
        RoundingMode mode = RoundingMode.valueOf(steps.rounding().name());
        return sum.setScale(0, mode).longValueExact();
    }
}
