package io.guerdon.simulation;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Random operations against a model that counts single points, as many as {@code -Dguerdon.simulation.operations=…} says.
 * A failure names the seed of its walk and the last operations; {@code -Dguerdon.simulation.seed=…} plays that walk alone.
 */
class SimulationTest {
    private static final int OPERATIONS = Integer.getInteger("guerdon.simulation.operations", 1_000_000);
    private static final int STEPS = 200;

    @Test
    void everyOperationDoesWhatTheModelSays() {
        Long seed = Long.getLong("guerdon.simulation.seed");
        if (seed != null) {
            walk(seed);
            return;
        }
        for (long walk = 1; walk <= OPERATIONS / STEPS; walk++) {
            walk(walk);
        }
    }

    private static void walk(long seed) {
        Walk walk = new Walk(new SplittableRandom(seed));
        try {
            walk.steps(STEPS);
        } catch (RuntimeException | AssertionError wrong) {
            String tail = String.join("\n", walk.tail());
            throw new AssertionError("seed " + seed + ": " + wrong.getMessage() + "\n" + tail, wrong);
        }
    }
}
