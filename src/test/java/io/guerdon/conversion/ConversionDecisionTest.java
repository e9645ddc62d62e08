package io.guerdon.conversion;

import static io.guerdon.conversion.Coalition.AIR;
import static io.guerdon.conversion.Coalition.BEANS;
import static io.guerdon.conversion.Coalition.CAFE;
import static io.guerdon.conversion.Coalition.MILES;
import static io.guerdon.conversion.Coalition.call;
import static io.guerdon.conversion.Coalition.chain;
import static io.guerdon.conversion.Coalition.command;
import static io.guerdon.conversion.Coalition.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.guerdon.correction.CorrectionOperations;
import io.guerdon.correction.ReverseEntry;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Desk;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Leg;
import io.guerdon.ledger.Lot;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Movement.LotDrawn;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.StatusChange;
import io.guerdon.ledger.UnitCost;
import io.guerdon.program.CalendarPeriod;
import io.guerdon.program.ConversionTerms;
import io.guerdon.program.Merchant.Standing;
import io.guerdon.program.PartnerCurrency;
import io.guerdon.program.PartnerCurrency.Direction;
import io.guerdon.program.Program;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is converted at which rate, from which lots and at whose cost, by hand. */
class ConversionDecisionTest {
    private static final ChainId ANN = chain("ann");

    private final Desk desk = new Desk("2026-11-22T02:00:00Z");
    private int calls;

    private Outcome convert(Program program, ConvertPoints command) {
        return desk.submit(new ConversionDecision(program, command, call(ANN, "k" + ++calls)));
    }

    private Outcome convert(PartnerCurrency currency, Direction direction, long given) {
        return convert(Coalition.PROGRAM, command(currency, direction, given, "T-" + ++calls));
    }

    private Entry converted(PartnerCurrency currency, Direction direction, long given) {
        Outcome outcome = convert(currency, direction, given);
        assertThat(refusal(outcome)).isEmpty();
        return ((Outcome.Committed) outcome).entry();
    }

    private Entry reversed(Entry entry) {
        Outcome outcome = desk.submit(CorrectionOperations.reverse(
                Coalition.PROGRAM, new ReverseEntry(entry.id(), "mistaken"), call(ANN, "k" + ++calls)));
        assertThat(refusal(outcome)).isEmpty();
        return ((Outcome.Committed) outcome).entry();
    }

    private long available() {
        return desk.state(ANN).wallet(WalletId.POINTS).available();
    }

    private List<Lot> lots() {
        return List.copyOf(desk.state(ANN).wallet(WalletId.POINTS).spendable().values());
    }

    /** The rates: 100 beans are 40 points, 50 points are 100 beans, 3 miles are 7 points, 10 points are 2 miles. */
    @ParameterizedTest
    @CsvSource({
        "beans, IN,    200,   200,  80",
        "beans, IN,    300,   300, 120",
        "beans, IN, 10000, 10000, 4000",
        "beans, OUT,    50,   100,  50",
        "beans, OUT,  1000,  2000, 1000",
        "miles, IN,      3,     3,   7",
        "miles, IN,     45,    45, 105",
        "miles, OUT,    20,     4,  20",
        "miles, OUT,   200,    40, 200",
    })
    void wholeStepsAreConvertedAtTheRate(String name, Direction direction, long given, long units, long points) {
        converted(BEANS, Direction.IN, 10_000);
        long before = available();

        Entry entry = converted(name.equals("beans") ? BEANS : MILES, direction, given);

        PointsConverted made = (PointsConverted) entry.draft().subject().orElseThrow();
        assertThat(made.units()).isEqualTo(units);
        assertThat(made.points().value()).isEqualTo(points);
        assertThat(available()).isEqualTo(direction == Direction.IN ? before + points : before - points);
        assertThat(entry.draft().why().trace().revision()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "beans, IN,    250, conversion-not-whole-steps",
        "beans, IN,      1, conversion-not-whole-steps",
        "beans, IN,    100, conversion-amount-not-allowed",
        "beans, IN,  10100, conversion-amount-not-allowed",
        "beans, OUT,    51, conversion-not-whole-steps",
        "beans, OUT,  1050, conversion-amount-not-allowed",
        "beans, OUT,   100, insufficient-points",
        "miles, OUT,    10, conversion-amount-not-allowed",
        "miles, IN,     48, conversion-amount-not-allowed",
        "miles, IN,      4, conversion-not-whole-steps",
    })
    void whatIsNoWholeNumberOfStepsOrTooMuchIsRefusedAndChangesNothing(
            String name, Direction direction, long given, String code) {
        converted(BEANS, Direction.IN, 200);

        assertThat(refusal(convert(name.equals("beans") ? BEANS : MILES, direction, given)))
                .isEqualTo(code);
        assertThat(available()).isEqualTo(80);
    }

    @Test
    void whatComesInIsTheirsWhoseCurrencyItWasOnTheirTermsAndExpiresAsPointsDo() {
        converted(BEANS, Direction.IN, 200);
        converted(MILES, Direction.IN, 3);

        Instant expiry = Instant.parse("2028-11-30T15:59:59.999Z");
        assertThat(lots())
                .extracting(Lot::remaining, Lot::terms)
                .containsExactly(
                        tuple(80L, new LotTerms(CAFE, new UnitCost(1, 2), expiry)),
                        tuple(7L, new LotTerms(AIR, new UnitCost(1, 1), expiry)));
    }

    @Test
    void whatGoesOutIsTakenFromWhatExpiresFirstWhoeverFundedIt() {
        converted(MILES, Direction.IN, 45);
        desk.advance(Duration.ofDays(40));
        converted(BEANS, Direction.IN, 200);

        Entry out = converted(BEANS, Direction.OUT, 150);

        assertThat(out.movements().stream()
                        .filter(LotDrawn.class::isInstance)
                        .map(movement -> ((LotDrawn) movement).draw())
                        .toList())
                .extracting(draw -> draw.terms().issuer(), Draw::amount)
                .containsExactly(tuple(AIR, 105L), tuple(CAFE, 45L));
        assertThat(out.legs()).contains(new Leg(Book.acceptor(CAFE), WalletId.POINTS, 150));
        assertThat(available()).isEqualTo(35);
        desk.verify(ANN);
    }

    @Test
    void aReferenceHasOneConversionWhicheverWayAndWhoevers() {
        convert(Coalition.PROGRAM, command(BEANS, Direction.IN, 200, "T"));

        assertThat(refusal(convert(Coalition.PROGRAM, command(BEANS, Direction.IN, 200, "T"))))
                .isEqualTo("conversion-reference-already-used");
        assertThat(refusal(convert(Coalition.PROGRAM, command(BEANS, Direction.OUT, 50, "T"))))
                .isEqualTo("conversion-reference-already-used");
        assertThat(refusal(desk.submit(new ConversionDecision(
                        Coalition.PROGRAM, command(BEANS, Direction.IN, 200, "T"), call(chain("bob"), "k")))))
                .isEqualTo("conversion-reference-already-used");
        assertThat(refusal(convert(Coalition.PROGRAM, command(MILES, Direction.IN, 3, "T"))))
                .isEmpty();
        assertThat(available()).isEqualTo(87);
    }

    @Test
    void aReferenceWhoseConversionWasRefusedIsFree() {
        assertThat(refusal(convert(Coalition.PROGRAM, command(BEANS, Direction.OUT, 50, "T"))))
                .isEqualTo("insufficient-points");
        converted(BEANS, Direction.IN, 200);

        assertThat(refusal(convert(Coalition.PROGRAM, command(BEANS, Direction.OUT, 50, "T"))))
                .isEmpty();
    }

    @Test
    void aRefusalToConvertPointsStaysRefusedUnderItsKey() {
        ConvertPoints command = command(BEANS, Direction.OUT, 50, "T");
        var first = new ConversionDecision(Coalition.PROGRAM, command, call(ANN, "same"));
        assertThat(refusal(desk.submit(first))).isEqualTo("insufficient-points");
        converted(BEANS, Direction.IN, 200);

        assertThat(desk.submit(first)).isInstanceOf(Outcome.RefusedBefore.class);
        assertThat(available()).isEqualTo(80);
    }

    @Test
    void aMemberConvertsNoMoreInAMonthOfTheProgramsZoneThanMayBe() {
        desk.now(Instant.parse("2026-11-30T15:59:59Z"));
        converted(MILES, Direction.IN, 45);
        assertThat(refusal(convert(MILES, Direction.IN, 18))).isEqualTo("conversion-limit-reached");
        converted(MILES, Direction.IN, 15);
        assertThat(refusal(convert(MILES, Direction.IN, 3))).isEqualTo("conversion-limit-reached");
        // It is December in Shanghai, and another direction has its own.
        converted(MILES, Direction.OUT, 20);
        desk.advance(Duration.ofSeconds(1));

        converted(MILES, Direction.IN, 45);
    }

    @Test
    void whatIsReversedMakesRoomInItsOwnPeriodAlone() {
        Entry november = converted(MILES, Direction.IN, 45);
        desk.now(Instant.parse("2026-12-10T00:00:00Z"));
        Entry december = converted(MILES, Direction.IN, 45);
        reversed(november);
        assertThat(refusal(convert(MILES, Direction.IN, 18))).isEqualTo("conversion-limit-reached");

        reversed(december);

        converted(MILES, Direction.IN, 45);
        converted(MILES, Direction.IN, 15);
        assertThat(refusal(convert(MILES, Direction.IN, 3))).isEqualTo("conversion-limit-reached");
    }

    @Test
    void whatIsReversedThatWasForgottenMakesNoMoreRoomThanThereIs() {
        Entry first = converted(MILES, Direction.IN, 45);
        PartnerCurrency yearly = new PartnerCurrency(
                MILES.id(),
                AIR,
                Optional.of(new ConversionTerms(
                        3, 7, 3, 45, Optional.of(new ConversionTerms.PerMember(60, CalendarPeriod.YEAR)))),
                MILES.out(),
                Optional.empty());
        Program meanwhile = Coalition.program(Standing.ACTIVE, List.of(yearly));
        assertThat(refusal(convert(meanwhile, command(yearly, Direction.IN, 3, "T"))))
                .isEmpty();
        converted(MILES, Direction.IN, 15);

        reversed(first);

        converted(MILES, Direction.IN, 45);
        converted(MILES, Direction.IN, 15);
        assertThat(refusal(convert(MILES, Direction.IN, 3))).isEqualTo("conversion-limit-reached");
    }

    @Test
    void aReversalTakesBackWhatCameInAndOwesWhatWasSpentOfIt() {
        Entry in = converted(BEANS, Direction.IN, 200);
        converted(BEANS, Direction.OUT, 50);

        Entry reversal = reversed(in);

        assertThat(reversal.kind()).isEqualTo(EntryKind.REVERSAL);
        assertThat(available()).isZero();
        assertThat(desk.state(ANN).wallet(WalletId.POINTS).owed()).isEqualTo(50);
        desk.verify(ANN);
    }

    @Test
    void aReversalPutsBackWhatWentOutIntoItsOwnLots() {
        converted(MILES, Direction.IN, 45);
        converted(BEANS, Direction.IN, 200);
        List<Lot> before = lots();
        Entry out = converted(BEANS, Direction.OUT, 150);

        reversed(out);

        assertThat(lots()).isEqualTo(before);
        assertThat(refusal(desk.submit(CorrectionOperations.reverse(
                        Coalition.PROGRAM, new ReverseEntry(out.id(), "again"), call(ANN, "again")))))
                .isEqualTo("entry-already-reversed");
    }

    @Test
    void whatSettingsDoNotSayIsNotConverted() {
        PartnerCurrency oneWay = new PartnerCurrency(BEANS.id(), CAFE, BEANS.in(), Optional.empty(), Optional.empty());
        Program program = Coalition.program(Standing.ACTIVE, List.of(oneWay));

        assertThat(refusal(convert(program, command(BEANS, Direction.OUT, 50, "T"))))
                .isEqualTo("conversion-not-offered");
        assertThat(refusal(convert(program, command(MILES, Direction.IN, 3, "T"))))
                .isEqualTo("unknown-partner-currency");
        PartnerCurrency anothers = new PartnerCurrency(BEANS.id(), AIR, BEANS.in(), BEANS.out(), Optional.empty());
        assertThat(refusal(convert(program, command(anothers, Direction.IN, 200, "T"))))
                .isEqualTo("unknown-partner-currency");
        PartnerCurrency nobodys =
                new PartnerCurrency(BEANS.id(), new MerchantId("inn"), BEANS.in(), BEANS.out(), Optional.empty());
        assertThat(refusal(convert(program, command(nobodys, Direction.IN, 200, "T"))))
                .isEqualTo("unknown-merchant");
    }

    @Test
    void whereAMerchantStandsDecidesWhatIsConverted() {
        converted(BEANS, Direction.IN, 200);
        Program notIssuing = Coalition.program(Standing.NOT_ISSUING, List.of(BEANS, MILES));
        Program suspended = Coalition.program(Standing.SUSPENDED, List.of(BEANS, MILES));

        assertThat(refusal(convert(notIssuing, command(BEANS, Direction.IN, 200, "T1"))))
                .isEqualTo("merchant-does-not-issue");
        assertThat(refusal(convert(notIssuing, command(BEANS, Direction.OUT, 50, "T2"))))
                .isEmpty();
        for (Direction direction : Direction.values()) {
            assertThat(refusal(convert(suspended, command(BEANS, direction, 200, "T3"))))
                    .isEqualTo("merchant-suspended");
        }
    }

    @Test
    void nothingComesInThatCouldNotBeSpentAnyMore() {
        Program ending = Coalition.ending(LocalDate.parse("2026-11-22"));
        assertThat(refusal(convert(ending, command(BEANS, Direction.IN, 200, "T1"))))
                .isEmpty();
        // Its last day is over in Shanghai.
        desk.now(Instant.parse("2026-11-22T16:00:00Z"));

        assertThat(refusal(convert(ending, command(BEANS, Direction.IN, 200, "T2"))))
                .isEqualTo("conversion-validity-over");
        assertThat(available()).isZero();
    }

    @Test
    void whoIsSuspendedConvertsNothingOutAndWhoHasLeftNothingAtAll() {
        converted(BEANS, Direction.IN, 200);
        desk.submit(new StatusChange(ANN, EntryKey.ofCaller("", "s"), AccountStatus.SUSPENDED));
        assertThat(refusal(convert(BEANS, Direction.OUT, 50))).isEqualTo("account-suspended");
        assertThat(refusal(convert(BEANS, Direction.IN, 200))).isEmpty();

        desk.submit(new StatusChange(ANN, EntryKey.ofCaller("", "c"), AccountStatus.CLOSED));
        assertThat(refusal(convert(BEANS, Direction.OUT, 50))).isEqualTo("account-closed");
        assertThat(refusal(convert(BEANS, Direction.IN, 200))).isEqualTo("account-closed");
    }
}
