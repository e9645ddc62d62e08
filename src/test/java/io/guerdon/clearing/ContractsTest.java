package io.guerdon.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.HoldId;
import io.guerdon.ledger.Leg;
import io.guerdon.ledger.LotId;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Maturity;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Movement.HoldClosed;
import io.guerdon.ledger.Movement.LotDrawn;
import io.guerdon.ledger.Movement.LotRestored;
import io.guerdon.ledger.Movement.LotRevived;
import io.guerdon.ledger.Paid;
import io.guerdon.ledger.Trace;
import io.guerdon.ledger.UnitCost;
import io.guerdon.program.ClearingTerms.Breakage;
import io.guerdon.program.InMemoryPrograms;
import io.guerdon.program.PartnerCurrency.Direction;
import io.guerdon.program.Program;
import io.guerdon.program.Revision;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What partners owe each other, by hand. The café owes 0.5 for each of its points; the bookshop is paid 0.9 for each, less 2.5 percent; the gym
 * owes 0.8, and what expires of its points is the program's.
 */
class ContractsTest {
    private static final Map<String, Deal> DEALS = Map.of(
            "cafe", new Deal(500, 1_000, 0, Breakage.ISSUER),
            "books", new Deal(1_000, 900, 250, Breakage.ISSUER),
            "gym", new Deal(800, 700, 100, Breakage.PROGRAM));
    private static final Program PROGRAM = Deal.program(1, DEALS);
    private static final LotTerms CAFES = terms("cafe", new UnitCost(500, 1_000));
    private static final WalletId CASH = new WalletId("cash");

    private final Mall mall = new Mall(PROGRAM);

    @Test
    void theIssuerOwesTheAcceptorIsOwedAndTheProgramHasTheRest() {
        mall.buys("ann", "cafe", "R1", 1_000);
        mall.redeems("ann", "books", 300, "B1");

        // 300 × 0.5 = 150; 300 × 0.9 × 0.975 = 263.25; the program pays the difference.
        assertThat(mall.positions())
                .isEqualTo(Map.of("cafe", -150_000_000L, "books", 263_250_000L, "house", -113_250_000L));
        assertThat(mall.fees()).isEqualTo(Map.of("books", 6_750_000L));
    }

    /** The books of double entry: what the bookshop is owed is net, its fee has a book, and the house has what is between cost and rate. */
    @Test
    void theFeeIsALegOfItsOwn() {
        mall.buys("ann", "cafe", "R1", 1_000);
        Entry spent = mall.redeems("ann", "books", 300, "B1").orElseThrow();

        assertThat(legs(spent.movements().toArray(Movement[]::new)))
                .isEqualTo(Map.of(
                        "clearing:cafe", -150_000_000L,
                        "clearing:books", 263_250_000L,
                        "clearing-fee:books", 6_750_000L,
                        "clearing:house", -120_000_000L));
    }

    @Test
    void nobodyOwesForWhatIsSpentWhereItWasEarned() {
        mall.buys("ann", "cafe", "R1", 1_000);
        mall.redeems("ann", "cafe", 300, "R2");

        assertThat(mall.positions()).isEmpty();
    }

    @Test
    void onlyWhatIsCapturedIsOwed() {
        mall.buys("ann", "gym", "R1", 1_000);
        HoldId hold = mall.holds("ann", "cafe", 500, "").orElseThrow();
        assertThat(mall.positions()).isEmpty();

        mall.captures("ann", hold, 200);

        assertThat(mall.positions())
                .isEqualTo(Map.of("gym", -160_000_000L, "cafe", 200_000_000L, "house", -40_000_000L));
    }

    @Test
    void partsThatComeBackBringBackExactlyTheMoneyOfTheDayWhateverIsAgreedNow() {
        mall.buys("ann", "cafe", "R1", 1_000);
        Map<String, Long> before = mall.positions();
        mall.redeems("ann", "books", 100, "B1");
        mall.buys("ann", "books", "B1", 3, 4);
        mall.publish(Deal.program(
                2,
                Map.of(
                        "cafe",
                        new Deal(100, 1_000, 0, Breakage.ISSUER),
                        "books",
                        new Deal(1_000, 300, 0, Breakage.ISSUER))));

        mall.brings("ann", "books", "B1", Map.of(1, 2L));
        // Two of seven pieces: 28 of 100 points.
        assertThat(mall.fees()).isEqualTo(Map.of("books", (100 - 28) * 22_500L));
        assertThat(mall.positions().get("cafe")).isEqualTo(-(100 - 28) * 500_000L);
        assertThat(mall.positions().get("books")).isEqualTo((100 - 28) * 877_500L);
        mall.brings("ann", "books", "B1", Map.of(1, 1L, 2, 1L));
        mall.brings("ann", "books", "B1", Map.of(2, 3L));

        assertThat(mall.positions()).isEqualTo(before);
        assertThat(mall.fees()).isEmpty();
        assertThat(mall.available("ann")).isEqualTo(1_000);
    }

    @Test
    void aReversalIsTheMirrorOfTheMoneyToo() {
        mall.buys("ann", "cafe", "R1", 1_000);
        var spent = mall.redeems("ann", "books", 100, "B1").orElseThrow();
        mall.publish(Deal.program(
                2, Map.of("cafe", new Deal(1, 1, 0, Breakage.ISSUER), "books", new Deal(1, 1, 0, Breakage.ISSUER))));

        mall.reverses("ann", spent.id());

        assertThat(mall.positions()).isEmpty();
    }

    @Test
    void whatWasEarnedCostsWhatWasAgreedThenAndIsPaidAsIsAgreedNow() {
        mall.buys("ann", "cafe", "R1", 100);
        mall.publish(Deal.program(
                2,
                Map.of(
                        "cafe",
                        new Deal(100, 1_000, 0, Breakage.ISSUER),
                        "books",
                        new Deal(1_000, 300, 0, Breakage.ISSUER))));
        mall.redeems("ann", "books", 100, "B1");

        assertThat(mall.positions())
                .isEqualTo(Map.of("cafe", -50_000_000L, "books", 30_000_000L, "house", 20_000_000L));
    }

    @Test
    void whatExpiresIsOwedWhereTheContractSaysSo() {
        mall.buys("ann", "cafe", "R1", 100);
        mall.buys("ann", "gym", "R2", 40);
        mall.advance(Duration.ofDays(61));
        mall.tick("ann");

        assertThat(mall.available("ann")).isZero();
        assertThat(mall.positions()).isEqualTo(Map.of("gym", -32_000_000L, "house", 32_000_000L));
    }

    @Test
    void whoseOwnWereSpentIsMadeGoodAtCostByWhoeversWereTakenInstead() {
        mall.buys("ann", "cafe", "R1", 100);
        mall.redeems("ann", "cafe", 100, "");
        mall.buys("ann", "gym", "R2", 100);
        mall.brings("ann", "cafe", "R1", Map.of(1, 60L));
        assertThat(mall.positions()).isEqualTo(Map.of("gym", -48_000_000L, "cafe", 48_000_000L));
    }

    @Test
    void pointsKeepTheirIssuerWhereverTheyAreSent() {
        mall.buys("ann", "cafe", "R1", 100);
        mall.sends("ann", "bob", 100);
        mall.redeems("bob", "gym", 100, "");

        // 100 × 0.7 × 0.99 = 69.3
        assertThat(mall.positions()).isEqualTo(Map.of("cafe", -50_000_000L, "gym", 69_300_000L, "house", -19_300_000L));
    }

    @Test
    void whoConvertsPointsIntoItsOwnCurrencyIsOwedWhatIsAgreedAndWhoFundedThemOwesIt() {
        // 200 books come in as 300 points at the bookshop's cost; 90 of them go out to the gym, as 60 of its own.
        mall.converts("ann", "books", Direction.IN, 200);
        assertThat(mall.positions()).isEmpty();
        assertThat(mall.available("ann")).isEqualTo(300);
        Entry out = mall.converts("ann", "gym", Direction.OUT, 90).orElseThrow();

        // 90 × 1 = 90; 90 × 0.7 × 0.99 = 62.37; the program keeps the rest.
        assertThat(mall.positions()).isEqualTo(Map.of("books", -90_000_000L, "gym", 62_370_000L, "house", 27_630_000L));
        mall.converts("ann", "books", Direction.OUT, 210);
        assertThat(mall.positions().get("books")).isEqualTo(-90_000_000L);

        mall.reverses("ann", out.id());
        assertThat(mall.positions()).isEmpty();
        assertThat(mall.available("ann")).isEqualTo(90);
    }

    /** The gym's points run out first, and would go first were it in nobody's name. */
    @Test
    void whatIsTakenInAMerchantsNameIsItsOwnFirstAndThenAnothersForWhichItIsMadeGoodAtCost() {
        mall.buys("ann", "gym", "R1", 100);
        mall.advance(Duration.ofDays(1));
        mall.buys("ann", "cafe", "R2", 100);
        Entry own = mall.adjusts("ann", "cafe", -100).orElseThrow();

        assertThat(own.legs())
                .containsExactlyInAnyOrder(
                        new Leg(Book.AVAILABLE, WalletId.POINTS, -100),
                        new Leg(Book.issuer(new MerchantId("cafe")), WalletId.POINTS, 100));
        assertThat(mall.positions()).isEmpty();

        mall.adjusts("ann", "cafe", -30).orElseThrow();

        assertThat(mall.available("ann")).isEqualTo(70);
        assertThat(mall.positions()).isEqualTo(Map.of("gym", -24_000_000L, "cafe", 24_000_000L));
    }

    @Test
    void whatIsCreditedInAMerchantsNameItFundsAtItsOwnCost() {
        Entry given = mall.adjusts("ann", "gym", 100).orElseThrow();
        assertThat(given.legs()).contains(new Leg(Book.issuer(new MerchantId("gym")), WalletId.POINTS, -100));
        mall.redeems("ann", "cafe", 100, "");

        assertThat(mall.positions())
                .isEqualTo(Map.of("gym", -80_000_000L, "cafe", 100_000_000L, "house", -20_000_000L));
    }

    /** Its points were spent, so the gym's are taken, and the café is owed what they cost. */
    @Test
    void whatWasCreditedInAMerchantsNameAndIsSpentIsMadeGoodWhereThatIsReversed() {
        Entry given = mall.adjusts("ann", "cafe", 100).orElseThrow();
        mall.advance(Duration.ofDays(1));
        mall.buys("ann", "gym", "R1", 100);
        mall.redeems("ann", "gym", 100, "");
        assertThat(mall.positions()).isEqualTo(Map.of("cafe", -50_000_000L, "gym", 69_300_000L, "house", -19_300_000L));

        mall.reverses("ann", given.id()).orElseThrow();

        assertThat(mall.available("ann")).isZero();
        assertThat(mall.positions()).isEqualTo(Map.of("cafe", 30_000_000L, "gym", -10_700_000L, "house", -19_300_000L));
    }

    @Test
    void moneyIsPaidAsMoneyLessTheFee() {
        LotTerms money = terms("cafe", new UnitCost(1, 1));
        var spent = new LotDrawn(
                CASH, new Draw(new LotId(1, 0), 200, money), Book.AVAILABLE, Book.acceptor(new MerchantId("books")));
        var fees = new LotDrawn(
                CASH, new Draw(new LotId(1, 0), 100, money), Book.AVAILABLE, Book.fees(new MerchantId("books")));

        assertThat(owed(EntryKind.REDEEM, spent))
                .isEqualTo(Map.of(
                        "clearing:cafe",
                        -200_000_000L,
                        "clearing:books",
                        195_000_000L,
                        "clearing-fee:books",
                        5_000_000L));
        assertThat(owed(EntryKind.MEMBERSHIP_JOIN, fees))
                .isEqualTo(Map.of(
                        "clearing:cafe",
                        -100_000_000L,
                        "clearing:books",
                        97_500_000L,
                        "clearing-fee:books",
                        2_500_000L));
    }

    @Test
    void whoPaysOutWhatIsOnAnothersCardHasItBackInFull() {
        LotTerms money = terms("cafe", new UnitCost(1, 1));
        var paidOut = new LotDrawn(
                CASH, new Draw(new LotId(1, 0), 200, money), Book.AVAILABLE, Book.acceptor(new MerchantId("books")));

        assertThat(owed(EntryKind.GIFT_CARD_PAYOUT, paidOut))
                .isEqualTo(Map.of("clearing:cafe", -200_000_000L, "clearing:books", 200_000_000L));
    }

    @Test
    void whatTheProgramAcceptsOrSendsIsTheProgramsAlone() {
        var sent = new LotDrawn(
                WalletId.POINTS, new Draw(new LotId(1, 0), 10, CAFES), Book.AVAILABLE, Book.acceptor(MerchantId.HOUSE));

        assertThat(owed(EntryKind.PAYOUT_SENT, sent))
                .isEqualTo(Map.of("clearing:cafe", -5_000_000L, "clearing:house", 5_000_000L));
    }

    @Test
    void whatCostsNothingIsOwedToNobody() {
        LotTerms stamps = terms("cafe", new UnitCost(0, 1));
        var spent = new LotDrawn(
                new WalletId("stamps"),
                new Draw(new LotId(1, 0), 10, stamps),
                Book.AVAILABLE,
                Book.acceptor(new MerchantId("books")));

        assertThat(owed(EntryKind.REWARD_CLAIM, spent)).isEmpty();
        assertThat(agreed(EntryKind.REWARD_CLAIM, spent)).isEqualTo(spent);
    }

    @Test
    void whatComesBackIsLeftAsItWasAgreed() {
        Draw old = new Draw(new LotId(1, 0), 10, CAFES);
        Draw other = old.paying(Optional.of(new Paid(7, OptionalLong.empty())));
        Book books = Book.acceptor(new MerchantId("books"));

        assertThat(owed(EntryKind.RETURN, new LotRestored(WalletId.POINTS, old, books)))
                .isEmpty();
        assertThat(owed(EntryKind.RETURN, new LotRestored(WalletId.POINTS, other, books)))
                .isEqualTo(Map.of("clearing:cafe", 5_000_000L, "clearing:books", -70L, "clearing:house", -4_999_930L));
    }

    @Test
    void whatIsRevivedIsOwedNoMore() {
        LotTerms gyms = terms("gym", new UnitCost(800, 1_000));
        Draw expired = new Draw(new LotId(1, 0), 10, gyms);
        LotDrawn agreed = (LotDrawn)
                agreed(EntryKind.EXPIRE, new LotDrawn(WalletId.POINTS, expired, Book.AVAILABLE, Book.BREAKAGE));

        assertThat(legs(agreed)).isEqualTo(Map.of("clearing:gym", -8_000_000L, "clearing:house", 8_000_000L));
        assertThat(legs(new LotRevived(WalletId.POINTS, agreed.draw(), Instant.EPOCH, Maturity.NOW)))
                .isEqualTo(Map.of("clearing:gym", 8_000_000L, "clearing:house", -8_000_000L));
    }

    @Test
    void whatWasRestoredAndThenGoesBackToItsIssuerIsOwedToNobody() {
        Draw advanced = new Draw(new LotId(1, 0), 10, CAFES, Optional.of(Paid.of(900_000, 0)));

        assertThat(owed(
                        EntryKind.RETURN,
                        new LotDrawn(WalletId.POINTS, advanced, Book.AVAILABLE, Book.issuer(new MerchantId("cafe")))))
                .isEmpty();
    }

    @Test
    void aCostThatIsNoWholeNumberOfMillionthsIsRoundedDownForEachPointSoThatPartsAddUp() {
        LotTerms thirds = terms("cafe", new UnitCost(1, 3));
        Book books = Book.acceptor(new MerchantId("books"));
        Draw all = ((LotDrawn) agreed(
                        EntryKind.REDEEM,
                        new LotDrawn(WalletId.POINTS, new Draw(new LotId(1, 0), 10, thirds), Book.AVAILABLE, books)))
                .draw();

        assertThat(legs(new LotDrawn(WalletId.POINTS, all, Book.AVAILABLE, books)))
                .containsEntry("clearing:cafe", -3_333_330L);
        assertThat(legs(
                        new LotRestored(WalletId.POINTS, all.of(3), books),
                        new LotRestored(WalletId.POINTS, all.of(7), books)))
                .containsEntry("clearing:cafe", 3_333_330L);
    }

    @Test
    void whatIsReleasedFromAHoldPaysNobody() {
        Draw held = new Draw(new LotId(1, 0), 10, CAFES);
        var closed = new HoldClosed(
                WalletId.POINTS,
                new HoldId("hld_1"),
                HoldClosed.Ending.CAPTURED,
                List.of(held.of(4)),
                List.of(held.of(6)),
                Book.acceptor(new MerchantId("books")));

        HoldClosed agreed = (HoldClosed) agreed(EntryKind.CAPTURE, closed);

        assertThat(agreed.captured()).allSatisfy(draw -> assertThat(draw.paid()).hasValue(Paid.of(877_500, 22_500)));
        assertThat(agreed.released()).isEqualTo(closed.released());
    }

    /** Though the membership itself goes on by the revision it was joined under, which its entry names. */
    @Test
    void aFeeThatFallsDuePaysWhatIsAgreedByThen() {
        Program later = Deal.program(2, Map.of("books", new Deal(1_000, 900, 1_000, Breakage.ISSUER)));
        InMemoryPrograms programs = InMemoryPrograms.with(PROGRAM);
        Instant change = Instant.EPOCH.plusSeconds(60);
        programs.publish(new Revision(later, change, Revision.Origin.FOUNDED));
        var fee = new LotDrawn(
                CASH,
                new Draw(new LotId(1, 0), 100, terms("cafe", new UnitCost(1, 1))),
                Book.AVAILABLE,
                Book.fees(new MerchantId("books")));
        var why = new Draft.Why(Trace.under(1), Actor.ENGINE, List.of());
        var due = new Draft(EntryKind.MEMBERSHIP_DUE, change, List.of(fee), Optional.empty(), why);

        Draft agreed = new Contracts(programs).agreed(new ChainId(PROGRAM.id(), new MemberId("mem_ann")), due, change);

        assertThat(legs(agreed.movements().getFirst())).containsEntry("clearing:books", 90_000_000L);
    }

    private static Movement agreed(EntryKind kind, Movement movement) {
        ChainId chain = new ChainId(PROGRAM.id(), new MemberId("mem_ann"));
        Draft draft = new Draft(kind, Instant.EPOCH, List.of(movement), Optional.empty(), Draft.Why.DUE);
        return new Contracts(InMemoryPrograms.with(PROGRAM))
                .agreed(chain, draft, Instant.EPOCH)
                .movements()
                .getFirst();
    }

    private static Map<String, Long> owed(EntryKind kind, Movement movement) {
        return legs(agreed(kind, movement));
    }

    private static Map<String, Long> legs(Movement... movements) {
        Map<String, Long> legs = new TreeMap<>();
        Leg.of(List.of(movements)).stream()
                .filter(leg -> leg.unit().equals(WalletId.CLEARING))
                .forEach(leg -> legs.put(leg.book().name(), leg.amount()));
        assertThat(legs.values().stream().mapToLong(Long::longValue).sum()).isZero();
        return legs;
    }

    private static LotTerms terms(String issuer, UnitCost cost) {
        return new LotTerms(new MerchantId(issuer), cost, LotTerms.NEVER);
    }
}
