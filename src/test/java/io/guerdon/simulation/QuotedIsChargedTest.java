package io.guerdon.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.coupon.CouponId;
import io.guerdon.coupon.CouponIssued;
import io.guerdon.coupon.CouponOperations;
import io.guerdon.earning.Basket;
import io.guerdon.earning.Line;
import io.guerdon.earning.PurchaseMade;
import io.guerdon.earning.RecordPurchase;
import io.guerdon.earning.Tender;
import io.guerdon.earning.Till;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Movement.HoldClosed;
import io.guerdon.ledger.Movement.LotOpened;
import io.guerdon.ledger.Outcome;
import io.guerdon.program.Catalogue;
import io.guerdon.program.CouponOff;
import io.guerdon.program.CouponSettings;
import io.guerdon.program.ExpiryPolicy;
import io.guerdon.program.Goods;
import io.guerdon.program.LotPolicy;
import io.guerdon.program.MemberPrice;
import io.guerdon.program.OwedPolicy;
import io.guerdon.program.PendingPolicy;
import io.guerdon.program.Program;
import io.guerdon.program.WalletSettings;
import io.guerdon.quote.PurchaseQuoted;
import io.guerdon.quote.QuoteOperations;
import io.guerdon.quote.RequestQuote;
import io.guerdon.unit.Rounding;
import io.guerdon.unit.WalletId;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a quote says is charged and earned when it is committed, whatever the program, the basket and what is used for it. */
class QuotedIsChargedTest {
    private static final int CASES = Integer.getInteger("guerdon.quotes.cases", 10_000);
    private static final Till CAFE = new Till(RandomProgram.CAFE, "", "");
    private static final WalletId CASH = new WalletId("cash");
    private static final LotPolicy LASTING =
            new LotPolicy(new ExpiryPolicy.Never(), new PendingPolicy.AtOnce(), OwedPolicy.WRITE_OFF, Period.ofDays(1));

    @Test
    void nothingDiffers() {
        int used = 0;
        for (long seed = 1; seed <= CASES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Case one = new Case(program(random), random);
            used += one.differs(seed) ? 1 : 0;
        }
        assertThat(used).as("quotes that used something").isGreaterThan(CASES / 2);
    }

    /** One member, one quote. */
    private static final class Case {
        private final Program program;
        private final RandomGenerator random;
        private final Customer ann;

        Case(Program program, RandomGenerator random) {
            this.program = program;
            this.random = random;
            this.ann = new Customer(program);
        }

        /** Whether the quote used anything; fails where the commit differs from it. */
        boolean differs(long seed) {
            ann.lives(random);
            ann.adjusts(CASH, random.nextInt(1, 20));
            List<CouponId> coupons = new ArrayList<>();
            program.catalogue().coupons().forEach(coupon -> given(coupon).ifPresent(coupons::add));
            RequestQuote wish = wish(coupons);
            Optional<Outcome.Committed> quoted =
                    ann.submit(QuoteOperations.quote(program, wish, ann.call(), ann.programs()));
            if (quoted.isEmpty()) {
                return false;
            }
            boolean undisturbed = random.nextBoolean();
            if (!undisturbed) {
                ann.advance(Duration.ofMinutes(random.nextInt(14)));
                ann.buys("other", Basket.ofTotal(random.nextInt(1, 60), List.of()), Duration.ZERO);
                ann.spends(random.nextInt(1, 9), "");
            }
            Entry quote = quoted.get().entry();
            Entry done = ann.submit(QuoteOperations.commit(program, quote, ann.call()))
                    .orElseThrow(() -> new AssertionError("seed " + seed))
                    .entry();
            PurchaseQuoted said = (PurchaseQuoted) quote.draft().subject().orElseThrow();
            assertThat(off(said))
                    .as("seed %d, %s", seed, said)
                    .isEqualTo(wish.purchase().basket().lines().stream()
                            .mapToLong(line -> line.amount() - members(program, line))
                            .sum());
            assertThat(charged(done)).as("seed %d, %s", seed, said).isEqualTo(held(said));
            assertThat(paid(done))
                    .as("seed %d, %s", seed, said)
                    .isEqualTo(said.price().toPay());
            assertThat(earned(done, undisturbed)).as("seed %d, %s", seed, said).isEqualTo(promised(said, undisturbed));
            ann.wallet();
            return !said.price().used().isEmpty();
        }

        private Optional<CouponId> given(CouponSettings coupon) {
            return random.nextBoolean()
                    ? ann.submit(CouponOperations.give(program, coupon, ann.call()))
                            .map(done -> ((CouponIssued)
                                            done.entry().draft().subject().orElseThrow())
                                    .coupon())
                    : Optional.empty();
        }

        private RequestQuote wish(List<CouponId> coupons) {
            List<Line> lines = new ArrayList<>();
            for (int line = 1, last = random.nextInt(1, 4); line <= last; line++) {
                lines.add(new Line(line, "S" + line, "C" + line % 2, random.nextInt(1, 5), random.nextInt(60)));
            }
            RecordPurchase purchase =
                    new RecordPurchase(CAFE, "Q", Optional.empty(), "CNY", new Basket(lines, List.of()));
            TreeMap<WalletId, Long> use = new TreeMap<>();
            if (random.nextInt(3) > 0) {
                use.put(CASH, random.nextLong(1, 30));
            }
            if (random.nextInt(3) > 0) {
                use.put(WalletId.POINTS, random.nextLong(1, 60));
            }
            return new RequestQuote(purchase, use, coupons);
        }
    }

    private static long off(PurchaseQuoted said) {
        return said.price().memberOff().stream()
                .mapToLong(PurchaseQuoted.MemberOff::minor)
                .sum();
    }

    private static Map<WalletId, Long> held(PurchaseQuoted said) {
        return said.price().used().stream()
                .collect(Collectors.toMap(PurchaseQuoted.Used::wallet, PurchaseQuoted.Used::amount, Long::sum));
    }

    private static Map<WalletId, Long> charged(Entry done) {
        return done.movements().stream()
                .filter(HoldClosed.class::isInstance)
                .map(HoldClosed.class::cast)
                .collect(Collectors.toMap(HoldClosed::wallet, closed -> Draw.sum(closed.captured()), Long::sum));
    }

    /** What is left to pay is what the goods cost now, less what wallets pay. */
    private static long paid(Entry done) {
        Basket basket = ((PurchaseMade) done.draft().subject().orElseThrow()).basket();
        long byWallets = basket.tenders().stream()
                .filter(tender -> tender.type().equals("cash") || tender.type().equals("points"))
                .mapToLong(Tender::amount)
                .sum();
        return basket.total() - byWallets;
    }

    /** Activity in between may let a lot live longer than promised, so then only amounts are compared. */
    private static List<String> promised(PurchaseQuoted said, boolean withExpiry) {
        return said.wouldEarn().stream()
                .map(lot -> lot.wallet() + " " + lot.amount() + (withExpiry ? " " + lot.expiresAt() : ""))
                .toList();
    }

    private static List<String> earned(Entry done, boolean withExpiry) {
        return done.movements().stream()
                .filter(LotOpened.class::isInstance)
                .map(LotOpened.class::cast)
                .map(lot -> lot.wallet() + " " + lot.amount()
                        + (withExpiry ? " " + lot.terms().expiresAt() : ""))
                .toList();
    }

    private static Program program(RandomGenerator random) {
        Program ruled = new RandomRules(random).in(new RandomProgram(random).program());
        List<CouponOff> offs = List.of(
                new CouponOff.AmountOff(random.nextInt(1, 40)),
                new CouponOff.PercentOff(random.nextInt(1, 10_001), Rounding.HALF_UP, Optional.empty()),
                new CouponOff.NthPiece(random.nextInt(2, 4), random.nextInt(1, 10_001), Rounding.UP),
                new CouponOff.FreeItem(CouponOff.Piece.CHEAPEST));
        List<CouponSettings> coupons =
                offs.stream().map(off -> coupon("c" + offs.indexOf(off), off)).toList();
        Catalogue catalogue = new Catalogue(
                List.of(new WalletSettings(CASH, WalletSettings.Use.TENDER, LASTING)),
                coupons,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                prices(random),
                List.of());
        return new Program(ruled.id(), ruled.revision(), ruled.place(), ruled.policies(), ruled.merchants(), catalogue);
    }

    /** Some hold for anybody and some for nobody. */
    private static List<MemberPrice> prices(RandomGenerator random) {
        List<MemberPrice> prices = new ArrayList<>();
        for (int price = random.nextInt(4); price > 0; price--) {
            String when = random.nextInt(4) == 0 ? "member.plan == 'gold'" : "member.plan == ''";
            Goods goods = new Goods(Set.of(), Set.of("C" + random.nextInt(2)), List.of());
            MemberPrice.Off off = random.nextBoolean()
                    ? new MemberPrice.ShareOff(random.nextInt(1, 10_001), Rounding.HALF_UP)
                    : new MemberPrice.Each(random.nextInt(0, 30));
            List<Goods> which = random.nextBoolean() ? List.of(goods) : List.of();
            prices.add(new MemberPrice("p" + price, List.of(when), which, Set.of(), off));
        }
        return prices;
    }

    /** A line costs what the best price leaves of it, worked out price by price. */
    private static long members(Program program, Line line) {
        long least = line.amount();
        for (MemberPrice price : program.catalogue().memberPrices()) {
            boolean holds = price.when().equals(List.of("member.plan == ''"))
                    && (price.goods().isEmpty()
                            || price.goods().getFirst().categories().contains(line.category()));
            long then = switch (price.off()) {
                case MemberPrice.ShareOff share ->
                    line.amount() - Math.floorDiv(line.amount() * share.basisPoints() + 5_000, 10_000);
                case MemberPrice.Each each -> Math.min(line.amount(), each.minor() * line.quantity());
            };
            least = holds ? Math.min(least, then) : least;
        }
        return least;
    }

    private static CouponSettings coupon(String id, CouponOff off) {
        return new CouponSettings(
                new WalletId(id),
                off,
                new CouponSettings.Usage(0, List.of(), Set.of(), List.of(), Optional.of(id)),
                new CouponSettings.Supply(Optional.empty(), Optional.empty(), Optional.empty()),
                LASTING);
    }
}
