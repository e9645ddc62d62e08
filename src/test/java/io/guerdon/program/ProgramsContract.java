package io.guerdon.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.unit.EarnRate;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.RedeemRate;
import io.guerdon.unit.Rounding;
import java.time.Duration;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What decisions rely on in programs and their revisions, on any store. */
public abstract class ProgramsContract {
    private static final ProgramId ID = new ProgramId("shop");

    private Programs programs;

    /** Opens the store without any program. */
    protected abstract Programs empty();

    @BeforeEach
    void open() {
        programs = empty();
    }

    @Test
    void keepsEveryRevisionAndFindsItByItsNumber() {
        List<Program> revisions = List.of(
                revision(1, new ExpiryPolicy.Never(), new PendingPolicy.AtOnce()),
                revision(
                        2,
                        new ExpiryPolicy.AfterPeriod(Period.ofMonths(1), RoundUp.MONTH),
                        new PendingPolicy.AfterDays(3)),
                revision(
                        3,
                        new ExpiryPolicy.Sliding(Period.ofDays(9), RoundUp.NONE),
                        new PendingPolicy.OnEvent("delivered")),
                revision(
                        4,
                        new ExpiryPolicy.FixedDates(List.of(MonthDay.of(3, 31)), Period.ofDays(2)),
                        new PendingPolicy.OnDate(LocalDate.of(2026, 6, 1))));

        assertThat(revisions).allMatch(programs::publish);
        assertThat(revisions)
                .allMatch(each -> programs.revision(ID, each.revision()).equals(Optional.of(each)));
        assertThat(programs.current(ID)).contains(revisions.getLast());
    }

    @Test
    void aRevisionNeverChanges() {
        Program first = revision(1, new ExpiryPolicy.Never(), new PendingPolicy.AtOnce());
        Program other = revision(1, new ExpiryPolicy.Never(), new PendingPolicy.AfterDays(3));
        programs.publish(first);

        assertThat(programs.publish(other)).isFalse();
        assertThat(programs.publish(first)).isTrue();
        assertThat(programs.revision(ID, 1)).contains(first);
        assertThat(programs.current(ID)).contains(first);
    }

    @Test
    void leavesNoGapBetweenRevisions() {
        Program third = revision(3, new ExpiryPolicy.Never(), new PendingPolicy.AtOnce());
        programs.publish(revision(1, new ExpiryPolicy.Never(), new PendingPolicy.AtOnce()));

        assertThat(programs.publish(third)).isFalse();
        assertThat(programs.revision(ID, 3)).isEmpty();
        assertThat(programs.publish(revision(2, new ExpiryPolicy.Never(), new PendingPolicy.AtOnce())))
                .isTrue();
        assertThat(programs.publish(third)).isTrue();
        assertThat(programs.current(ID)).contains(third);
    }

    @Test
    void programsNeverMeet() {
        programs.publish(DemoProgram.program());

        assertThat(programs.current(ID)).isEmpty();
        assertThat(programs.revision(ID, 1)).isEmpty();
        assertThat(programs.current(DemoProgram.ID)).contains(DemoProgram.program());
    }

    private static Program revision(int number, ExpiryPolicy expiry, PendingPolicy pending) {
        EarnPolicy earning =
                new EarnPolicy(new EarnRate(2, 250, Rounding.HALF_UP), EarnBasis.LINE, Set.of("points"), 3, 2);
        LotPolicy lots = new LotPolicy(expiry, pending, OwedPolicy.WRITE_OFF, Period.ofDays(5));
        return new Program(
                ID,
                number,
                new Program.Place(ZoneId.of("Europe/Berlin"), "EUR"),
                new Program.Policies(earning, lots, new SpendPolicy(5, Duration.ofHours(3), 70)),
                List.of(
                        new Merchant(new MerchantId("cafe"), Merchant.Issuing.ISSUES, Optional.empty()),
                        new Merchant(
                                new MerchantId("books"),
                                Merchant.Issuing.DOES_NOT_ISSUE,
                                Optional.of(new RedeemRate(100, 90)))));
    }
}
