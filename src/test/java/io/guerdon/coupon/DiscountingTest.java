package io.guerdon.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.coupon.Discount.LineOff;
import io.guerdon.earning.Basket;
import io.guerdon.earning.Line;
import io.guerdon.earning.Till;
import io.guerdon.program.CouponOff;
import io.guerdon.program.CouponOff.Piece;
import io.guerdon.program.CouponSettings;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.Goods;
import io.guerdon.program.Program;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Rounding;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What each sort of coupon takes off. */
class DiscountingTest {
    private static final Program PROGRAM = DemoProgram.program();
    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
    private static final List<Goods> COFFEE = List.of(new Goods(Set.of(), Set.of("coffee"), List.of()));
    private static final List<Goods> DELIVERY = List.of(new Goods(Set.of("SHIP"), Set.of(), List.of()));
    private static final Line TWO_LATTES = new Line(1, "LATTE", "coffee", 2, 5_600);
    private static final Line CAKE = new Line(2, "CAKE", "cake", 1, 2_400);
    private static final Line SHIP = new Line(3, "SHIP", "service", 1, 800);

    @Test
    void anAmountIsSharedByWhatTheLinesCostToTheMinorUnit() {
        assertThat(off(new CouponOff.AmountOff(1_001), List.of(), 0)).containsExactly(l(1, 637), l(2, 273), l(3, 91));
        assertThat(off(new CouponOff.AmountOff(99_999), COFFEE, 0)).containsExactly(l(1, 5_600));
    }

    @Test
    void aPercentIsRoundedOnceAndCapped() {
        assertThat(off(percent(1_005, Rounding.DOWN, Optional.empty()), COFFEE, 0))
                .containsExactly(l(1, 562));
        assertThat(off(percent(1_005, Rounding.UP, Optional.empty()), COFFEE, 0))
                .containsExactly(l(1, 563));
        assertThat(off(percent(5_000, Rounding.DOWN, Optional.of(500L)), COFFEE, 0))
                .containsExactly(l(1, 500));
    }

    @Test
    void aFixedPriceAndAFreeItemAreForOnePiece() {
        assertThat(off(new CouponOff.FixedPrice(990, Piece.DEAREST), List.of(), 0))
                .containsExactly(l(1, 1_810));
        assertThat(off(new CouponOff.FreeItem(Piece.CHEAPEST), List.of(), 0)).containsExactly(l(3, 800));
        assertThat(why(new CouponOff.FixedPrice(2_800, Piece.DEAREST), 0)).isEqualTo("coupon-gives-nothing");
    }

    @Test
    void buyTwoGetOneTakesOffTheCheapestOfEachThree() {
        CouponOff third = new CouponOff.NthPiece(3, 10_000, Rounding.DOWN);

        assertThat(off(third, List.of(), 0)).containsExactly(l(2, 2_400));
        assertThat(why(new CouponOff.NthPiece(5, 10_000, Rounding.DOWN), 0)).isEqualTo("coupon-gives-nothing");
        assertThat(off(new CouponOff.NthPiece(2, 5_000, Rounding.DOWN), List.of(), 0))
                .containsExactly(l(1, 1_400), l(3, 400));
    }

    @Test
    void deliveryIsFreeAndDoesNotCountTowardsTheMinimum() {
        assertThat(off(new CouponOff.FreeDelivery(DELIVERY), List.of(), 8_000)).containsExactly(l(3, 800));
        assertThat(why(new CouponOff.FreeDelivery(DELIVERY), 8_001)).isEqualTo("coupon-minimum-not-reached");
        assertThat(why(new CouponOff.FreeDelivery(List.of(new Goods(Set.of("AIR"), Set.of(), List.of()))), 0))
                .isEqualTo("no-eligible-goods");
    }

    @Test
    void neverMoreComesOffALineThanItCosts() {
        Random random = new Random(12);
        for (int round = 0; round < 5_000; round++) {
            List<Line> lines = random.ints(random.nextInt(1, 6), 0, 5_000)
                    .mapToObj(amount -> new Line(random.nextInt(), "", "", random.nextInt(1, 4), amount))
                    .toList();
            CouponOff off = any(random);
            if (discount(off, List.of(), 0, lines) instanceof Discount.Applies applies) {
                assertThat(applies.total()).isPositive();
                for (LineOff each : applies.lines()) {
                    Line line = lines.stream()
                            .filter(it -> it.line() == each.line())
                            .findFirst()
                            .orElseThrow();
                    assertThat(each.minor()).as("%s of %s", off, lines).isBetween(1L, line.amount());
                }
                if (off instanceof CouponOff.AmountOff amount) {
                    assertThat(applies.total()).isEqualTo(Math.min(amount.minor(), Reduction.sum(lines)));
                }
            }
        }
    }

    private static CouponOff any(Random random) {
        Piece piece = random.nextBoolean() ? Piece.CHEAPEST : Piece.DEAREST;
        return switch (random.nextInt(5)) {
            case 4 -> new CouponOff.NthPiece(random.nextInt(2, 5), random.nextInt(1, 10_001), Rounding.UP);
            case 0 -> new CouponOff.AmountOff(random.nextInt(1, 20_000));
            case 1 -> percent(random.nextInt(1, 10_001), Rounding.UP, Optional.empty());
            case 2 -> new CouponOff.FixedPrice(random.nextInt(1, 5_000), piece);
            default -> new CouponOff.FreeItem(piece);
        };
    }

    private static CouponOff percent(long basisPoints, Rounding rounding, Optional<Long> most) {
        return new CouponOff.PercentOff(basisPoints, rounding, most);
    }

    private static List<LineOff> off(CouponOff off, List<Goods> goods, long minimum) {
        return ((Discount.Applies) discount(off, goods, minimum, List.of(TWO_LATTES, CAKE, SHIP))).lines();
    }

    private static String why(CouponOff off, long minimum) {
        return ((Discount.DoesNotApply) discount(off, List.of(), minimum, List.of(TWO_LATTES, CAKE, SHIP)))
                .why()
                .code();
    }

    private static Discount discount(CouponOff off, List<Goods> goods, long minimum, List<Line> lines) {
        CouponSettings coupon = new CouponSettings(
                new WalletId("c"),
                off,
                new CouponSettings.Usage(minimum, goods, Set.of(), List.of(), Optional.empty()),
                new CouponSettings.Supply(Optional.empty(), Optional.empty(), Optional.empty()),
                PROGRAM.policies().lots());
        Till till = new Till(new MerchantId("cafe"), "", "");
        return Discounting.of(PROGRAM, coupon, new Sale(till, "R-1", "CNY", new Basket(lines, List.of())), NOW);
    }

    private static LineOff l(int line, long minor) {
        return new LineOff(line, minor);
    }
}
