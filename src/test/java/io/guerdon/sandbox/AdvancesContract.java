package io.guerdon.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.program.DemoProgram;
import io.guerdon.unit.ProgramId;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What test clocks rely on, on any store. */
public abstract class AdvancesContract {
    private static final ProgramId SHOP = new ProgramId("shop");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00.123Z");

    private Advances advances;

    /** Opens the store without any clock. */
    protected abstract Advances empty();

    @BeforeEach
    void open() {
        advances = empty();
    }

    @Test
    void theLatestStepIsWhatAClockShows() {
        Advance first = Advance.first(SHOP, START);
        assertThat(advances.add(first)).isTrue();
        assertThat(advances.add(step(SHOP, 2, "a"))).isTrue();
        assertThat(advances.add(step(SHOP, 3, "b"))).isTrue();

        assertThat(advances.latest(SHOP)).contains(step(SHOP, 3, "b"));
        assertThat(advances.madeBy(SHOP, "a")).contains(step(SHOP, 2, "a"));
        assertThat(advances.madeBy(SHOP, "")).contains(first);
        assertThat(advances.madeBy(SHOP, "c")).isEmpty();
    }

    @Test
    void aNumberAndARequestStandForOneStep() {
        assertThat(advances.add(Advance.first(SHOP, START))).isTrue();
        assertThat(advances.add(step(SHOP, 2, "a"))).isTrue();

        assertThat(advances.add(Advance.first(SHOP, START))).isFalse();
        assertThat(advances.add(step(SHOP, 2, "b"))).isFalse();
        assertThat(advances.add(step(SHOP, 3, "a"))).isFalse();
        assertThat(advances.latest(SHOP)).contains(step(SHOP, 2, "a"));
    }

    @Test
    void everyProgramHasAClockOfItsOwn() {
        assertThat(advances.programs()).isEmpty();
        assertThat(advances.latest(SHOP)).isEmpty();
        assertThat(advances.add(Advance.first(SHOP, START))).isTrue();
        assertThat(advances.add(Advance.first(DemoProgram.SANDBOX_ID, START))).isTrue();
        assertThat(advances.add(step(SHOP, 2, "a"))).isTrue();

        assertThat(advances.programs()).containsExactlyInAnyOrder(SHOP, DemoProgram.SANDBOX_ID);
        assertThat(advances.latest(DemoProgram.SANDBOX_ID)).contains(Advance.first(DemoProgram.SANDBOX_ID, START));
        assertThat(advances.madeBy(DemoProgram.SANDBOX_ID, "a")).isEmpty();
    }

    private static Advance step(ProgramId program, int number, String request) {
        Instant to = START.plusSeconds(86_400L * number);
        return new Advance(program, number, START, to, new Advance.Cause(request, "P1D PT0S", 7));
    }
}
