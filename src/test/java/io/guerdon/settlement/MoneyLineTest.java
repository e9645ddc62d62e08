package io.guerdon.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.publishing.Measure;
import io.guerdon.publishing.Tally;
import io.guerdon.settlement.MoneyLine.Figure;
import io.guerdon.settlement.MoneyLine.What;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A statement in money adds up in whole minor units and exactly, whatever its halves. */
class MoneyLineTest {
    private static final List<Measure> MEASURES = List.of(
            Measure.OWES,
            Measure.OWED,
            Measure.KEPT,
            Measure.FEE,
            Measure.RESTORED,
            Measure.REFUNDED,
            Measure.EXPIRED,
            Measure.PACKS);

    private static Tally tally(Map<Measure, Long> amounts) {
        Tally tally = Tally.ZERO;
        for (Map.Entry<Measure, Long> amount : amounts.entrySet()) {
            tally = tally.plus(WalletId.CLEARING, amount.getKey(), amount.getValue());
        }
        return tally;
    }

    private static Position settled(String partner, Map<Measure, Long> totals, Position before) {
        Position exact = new Position(new MerchantId(partner), 1, tally(totals), BigInteger.ZERO, BigInteger.ZERO);
        List<Position> all = partner.equals("house") ? List.of(exact) : List.of(exact, Position.none(MerchantId.HOUSE));
        return Position.of(Clearing.settle(all, List.of(before)), exact.partner());
    }

    private static String told(List<MoneyLine> lines) {
        StringBuilder told = new StringBuilder();
        lines.forEach(line -> told.append(line.what().wire())
                .append(' ')
                .append(line.opening().minor())
                .append(' ')
                .append(line.amount().minor())
                .append(' ')
                .append(line.closing().minor())
                .append(" (")
                .append(line.amount().millionths())
                .append(")\n"));
        return told.toString();
    }

    @Test
    void whoAcceptsSeesTheGrossTheFeeAndWhatWasGivenBack() {
        Position books = settled(
                "books",
                Map.of(Measure.OWED, 61_600_000L, Measure.FEE, 1_400_000L, Measure.REFUNDED, 27_000_000L),
                Position.none(new MerchantId("books")));

        // 90 accepted, 27 given back, 1.4 of the rest for the program: 61.6, of which 62 are paid and -0.4 carried on.
        assertThat(told(MoneyLine.between(Position.none(books.partner()), books)))
                .isEqualTo("""
                    accepted 0 90 90 (90000000)
                    refunded 0 -27 -27 (-27000000)
                    fee 0 -1 -1 (-1400000)
                    rounding 0 0 0 (400000)
                    net 0 62 62 (62000000)
                    """);
    }

    @Test
    void whoIssuesSeesWhatIsSpentElsewhereWhatComesBackOfItWhatExpiresAndWhatIsPaidInAdvance() {
        Position before = settled(
                "cafe",
                Map.of(Measure.OWES, 10_500_000L, Measure.PACKS, 20_000_000L),
                Position.none(new MerchantId("cafe")));
        Position after = settled(
                "cafe",
                Map.of(
                        Measure.OWES, 40_250_000L,
                        Measure.RESTORED, 5_000_000L,
                        Measure.EXPIRED, 3_250_000L,
                        Measure.PACKS, 20_000_000L),
                before);

        assertThat(told(MoneyLine.between(before, after))).isEqualTo("""
            redeemed -10 -32 -42 (-31500000)
            restored 0 5 5 (5000000)
            expired 0 -3 -3 (-3250000)
            rounding 0 0 0 (-250000)
            packs-used 10 10 20 (10000000)
            net 0 -20 -20 (-20000000)
            """);
    }

    @Test
    void theHouseSeesItsFeesApartFromWhatElseItKeeps() {
        Position house = settled(
                "house", Map.of(Measure.KEPT, 7_000_000L, Measure.FEE, 2_000_000L), Position.none(MerchantId.HOUSE));

        assertThat(MoneyLine.between(Position.none(MerchantId.HOUSE), house))
                .filteredOn(line -> line.what() == What.FEE || line.what() == What.KEPT)
                .extracting(line -> line.what().wire() + " " + line.amount().minor())
                .containsExactly("fee 2", "kept 5");
    }

    /** What was told before the fee was is the net, and is all there is of what was accepted. */
    @Test
    void whatIsOfBeforeTheFeeWasToldApartIsInWhatWasAccepted() {
        Position books = settled("books", Map.of(Measure.OWED, 3_000_000L), Position.none(new MerchantId("books")));

        assertThat(told(MoneyLine.between(Position.none(books.partner()), books)))
                .isEqualTo("""
                    accepted 0 3 3 (3000000)
                    net 0 3 3 (3000000)
                    """);
    }

    @Test
    void everyColumnAddsUpToItsLastRow() {
        Random random = new Random(41);
        for (int round = 0; round < 2_000; round++) {
            String partner = round % 3 == 0 ? "house" : "cafe";
            Position before = settled(partner, some(random), Position.none(new MerchantId(partner)));
            Position after = settled(partner, some(random), before);
            List<MoneyLine> lines = MoneyLine.between(before, after);

            assertThat(lines.getLast().what()).isEqualTo(What.NET);
            assertThat(lines.getLast().amount().minor()).isEqualTo(after.paid().subtract(before.paid()));
            for (Function<MoneyLine, Figure> column :
                    List.<Function<MoneyLine, Figure>>of(MoneyLine::opening, MoneyLine::amount, MoneyLine::closing)) {
                assertAddsUp(lines, column.andThen(Figure::minor));
                assertAddsUp(lines, column.andThen(Figure::millionths));
            }
        }
    }

    private static Map<Measure, Long> some(Random random) {
        Map<Measure, Long> some = new java.util.EnumMap<>(Measure.class);
        MEASURES.forEach(measure -> some.put(measure, random.nextLong(-9_999_999, 9_999_999)));
        some.put(Measure.PACKS, 1_000_000L * random.nextInt(5));
        return some;
    }

    private static void assertAddsUp(List<MoneyLine> lines, Function<MoneyLine, BigInteger> column) {
        BigInteger sum =
                lines.subList(0, lines.size() - 1).stream().map(column).reduce(BigInteger.ZERO, BigInteger::add);
        assertThat(sum).isEqualTo(column.apply(lines.getLast()));
    }
}
