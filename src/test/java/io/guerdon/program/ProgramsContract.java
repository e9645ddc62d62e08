package io.guerdon.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.unit.EarnRate;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.RedeemRate;
import io.guerdon.unit.Rounding;
import java.time.Duration;
import java.time.Instant;
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

        assertThat(revisions).allMatch(each -> programs.publish(Revision.founding(each)));
        assertThat(revisions)
                .allMatch(each -> programs.revision(ID, each.revision()).equals(Optional.of(each)));
        assertThat(latest(ID)).contains(revisions.getLast());
    }

    @Test
    void aRevisionNeverChanges() {
        Program first = revision(1, new ExpiryPolicy.Never(), new PendingPolicy.AtOnce());
        Program other = revision(1, new ExpiryPolicy.Never(), new PendingPolicy.AfterDays(3));
        programs.publish(Revision.founding(first));

        assertThat(programs.publish(Revision.founding(other))).isFalse();
        assertThat(programs.publish(Revision.founding(first))).isTrue();
        assertThat(programs.revision(ID, 1)).contains(first);
        assertThat(latest(ID)).contains(first);
    }

    @Test
    void leavesNoGapBetweenRevisions() {
        Program third = revision(3, new ExpiryPolicy.Never(), new PendingPolicy.AtOnce());
        programs.publish(Revision.founding(revision(1, new ExpiryPolicy.Never(), new PendingPolicy.AtOnce())));

        assertThat(programs.publish(Revision.founding(third))).isFalse();
        assertThat(programs.revision(ID, 3)).isEmpty();
        assertThat(programs.publish(
                        Revision.founding(revision(2, new ExpiryPolicy.Never(), new PendingPolicy.AtOnce()))))
                .isTrue();
        assertThat(programs.publish(Revision.founding(third))).isTrue();
        assertThat(latest(ID)).contains(third);
    }

    @Test
    void programsNeverMeet() {
        programs.publish(Revision.founding(DemoProgram.program()));

        assertThat(programs.find(ID)).isEmpty();
        assertThat(programs.revision(ID, 1)).isEmpty();
        assertThat(latest(DemoProgram.ID)).contains(DemoProgram.program());
    }

    @Test
    void keepsFromWhenOnARevisionIsMeantToBeInForceAndHowItCameAbout() {
        Revision first = Revision.founding(revision(1, new ExpiryPolicy.Never(), new PendingPolicy.AtOnce()));
        Instant june = Instant.parse("2026-06-01T00:00:00Z");
        Revision.Origin origin = new Revision.Origin(june.minusSeconds(60), "key-1", "k", june.toString());
        Revision second =
                new Revision(revision(2, new ExpiryPolicy.Never(), new PendingPolicy.AfterDays(3)), june, origin);
        programs.publish(first);

        assertThat(programs.publish(second)).isTrue();
        assertThat(programs.publish(new Revision(second.program(), june.plusSeconds(1), origin)))
                .isFalse();
        assertThat(programs.find(ID).orElseThrow().all()).containsExactly(first, second);
        assertThat(programs.inForce(ID, june.minusMillis(1))).contains(first.program());
        assertThat(programs.inForce(ID, june)).contains(second.program());
    }

    @Test
    void keepsRulesAsTheyWere() {
        Program plain = revision(1, new ExpiryPolicy.Never(), new PendingPolicy.AtOnce());
        Goods coffee = new Goods(Set.of("LATTE"), Set.of("coffee"), List.of("line.price > 1"));
        List<Effect> effects = List.of(
                new Effect.Rate(new EarnRate(2, 250, Rounding.HALF_UP)),
                new Effect.Multiplier(3, 2, Rounding.UP),
                new Effect.Fixed(5),
                new Effect.PerItem(7),
                new Effect.PerSet(3, List.of(new Effect.SetPart(List.of(coffee), 2))),
                new Effect.NthPiece(3, 5_000, Rounding.DOWN));
        List<Rule> rules = effects.stream()
                .map(effect -> new Rule(
                        "r" + effects.indexOf(effect),
                        List.of(coffee),
                        List.of("time.hour < 9"),
                        new Rule.AtLeast(100, 2),
                        effect))
                .toList();
        RuleGroup.Cap cap = new RuleGroup.Cap(RuleGroup.Per.PURCHASE, 9, RuleGroup.Overflow.REFUSE);
        RuleGroup group = new RuleGroup("g", RuleGroup.Play.BEST_OF, List.of(cap), rules);
        Program.Policies policies = plain.policies();
        Program ruled = new Program(
                ID,
                1,
                plain.place(),
                new Program.Policies(
                        policies.earning(),
                        policies.lots(),
                        policies.spending(),
                        List.of(coffee),
                        List.of(group),
                        List.of(new ActivityRules("review", List.of(group)))),
                plain.merchants());

        assertThat(programs.publish(Revision.founding(ruled))).isTrue();
        assertThat(latest(ID)).contains(ruled);
    }

    private Optional<Program> latest(ProgramId id) {
        return programs.find(id).map(revisions -> revisions.latest().program());
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
