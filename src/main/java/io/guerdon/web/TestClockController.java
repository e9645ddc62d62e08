package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.sandbox.Advance;
import io.guerdon.sandbox.AdvanceClock;
import io.guerdon.sandbox.SandboxRefusal.ProgramIsLive;
import io.guerdon.sandbox.Step;
import io.guerdon.sandbox.TestClocks;
import io.guerdon.sandbox.TestClocks.Moving;
import io.guerdon.sandbox.TestClocks.Repeat;
import io.guerdon.sandbox.TestClocks.Showing;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** The time of a sandbox. */
@Controller
class TestClockController {
    /** Callers wait for due work no longer than this; it goes on without them. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final Desk desk;
    private final TestClocks clocks;
    private final Clock machine;

    TestClockController(Desk desk, TestClocks clocks, Clock machine) {
        this.desk = desk;
        this.clocks = clocks;
        this.machine = machine;
    }

    @GetMapping("/v1/program/test-clock")
    @Operation(summary = "What time it is in the sandbox, and how many accounts have something due that is not written")
    @Requires(Act.TEST_CLOCK)
    Answer<TestClockAnswer> clock(Caller caller) {
        return desk.guarded(() -> clocks.showing(caller.program())
                .map(showing -> Answer.ok(TestClockAnswer.of(showing, zone(caller))))
                .orElseGet(() -> Answer.refused(new ProgramIsLive())));
    }

    @PostMapping("/v1/program/test-clock/advance")
    @Operation(
            summary = "Let time go on in the sandbox",
            description =
                    "Answered once everything that falls due is written, each entry at the instant at which it does;"
                        + " with 202 where that takes longer than 20 s and goes on. Live programs have no test clock.")
    @Requires(Act.TEST_CLOCK)
    Answer<ClockAdvanced> advance(Caller caller, IdempotencyKey key, @RequestBody StepBody body) {
        Instant end = machine.instant().plus(LONGEST_WAIT);
        AdvanceClock command =
                new AdvanceClock(caller.program(), body.step(), key.of(caller).value());
        return desk.guarded(
                () -> switch (clocks.advance(command, () -> machine.instant().isBefore(end))) {
                    case Moving.Moved moved -> given(201, moved.advance(), moved.repeat(), caller);
                    case Moving.Underway moved -> given(202, moved.advance(), moved.repeat(), caller);
                    case Moving.Refused refused -> Answer.refused(refused.refusal());
                });
    }

    private Answer<ClockAdvanced> given(int status, Advance advance, Repeat repeat, Caller caller) {
        Answer.Told told = switch (repeat) {
            case FIRST -> Answer.Told.FIRST;
            case AGAIN -> Answer.Told.AGAIN;
        };
        return new Answer.Given<>(status, ClockAdvanced.of(advance, zone(caller)), told);
    }

    private ZoneId zone(Caller caller) {
        return desk.program(caller).place().zone();
    }

    /** How far: to an instant, or by a duration of ISO 8601 in the program's calendar. */
    record StepBody(@Nullable Instant to, @Nullable String by) {
        StepBody {
            Fields.instant("to", to);
            Fields.require((to == null) != (by == null), "to", "either to or by");
        }

        Step step() {
            return to == null ? Fields.parsed("by", Fields.text("by", by, 40), Step.By::parse) : new Step.To(to);
        }
    }

    /**
     * A clock.
     *
     * @param now what it shows, in the program's zone
     * @param steps how often it was moved
     * @param behind accounts that have something due which is not written yet, at most 500
     */
    record TestClockAnswer(OffsetDateTime now, int steps, int behind) {
        static TestClockAnswer of(Showing showing, ZoneId zone) {
            Advance latest = showing.latest();
            return new TestClockAnswer(shown(latest.to(), zone), latest.number() - 1, showing.behind());
        }
    }

    /** A step: from when until when, in the program's zone. */
    record ClockAdvanced(int step, OffsetDateTime from, OffsetDateTime to) {
        static ClockAdvanced of(Advance advance, ZoneId zone) {
            return new ClockAdvanced(advance.number() - 1, shown(advance.from(), zone), shown(advance.to(), zone));
        }
    }

    private static OffsetDateTime shown(Instant at, ZoneId zone) {
        return at.atZone(zone).toOffsetDateTime();
    }
}
