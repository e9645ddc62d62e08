package io.guerdon.simulation;

import io.guerdon.earning.Basket;
import io.guerdon.earning.Line;
import io.guerdon.earning.ReturnedLine;
import io.guerdon.earning.Tender;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * A basket and how its goods come back: pieces without an amount, pieces with one, amounts alone, of any line, in any order.
 *
 * @param basket what was bought
 * @param parts what comes back
 */
record GoodsBack(Basket basket, List<ReturnedLine> parts) {

    static GoodsBack some(long seed) {
        Basket basket = basket(new SplittableRandom(seed));
        Random random = new Random(seed);
        List<ReturnedLine> parts = new ArrayList<>();
        basket.lines().forEach(line -> parts.addAll(someOf(line, random)));
        if (parts.isEmpty()) {
            parts.add(new ReturnedLine(1, 1, 0));
        }
        return new GoodsBack(basket, parts);
    }

    /** All of it, so that nothing of any line is left. */
    static GoodsBack all(long seed) {
        Basket basket = basket(new SplittableRandom(seed));
        Random random = new Random(seed);
        List<ReturnedLine> parts = new ArrayList<>();
        basket.lines().forEach(line -> parts.addAll(allOf(line, random)));
        return new GoodsBack(basket, parts);
    }

    private static Basket basket(RandomGenerator random) {
        List<Line> lines = new ArrayList<>();
        for (int line = 1, last = random.nextInt(1, 4); line <= last; line++) {
            lines.add(new Line(line, "S" + line, "C" + line % 2, random.nextInt(1, 5), random.nextInt(1, 60)));
        }
        return new Basket(lines, List.of(new Tender("points", random.nextInt(40))));
    }

    /** So little that no order of the parts asks for more than is left. */
    private static List<ReturnedLine> someOf(Line line, Random random) {
        List<ReturnedLine> parts = new ArrayList<>();
        long unpriced = random.nextLong(line.quantity() + 1);
        long priced = random.nextLong(line.quantity() - unpriced + 1);
        long share = (line.amount() * unpriced + line.quantity() - 1) / line.quantity();
        boolean whole = unpriced > 0 && unpriced + priced == line.quantity();
        long money = whole || share >= line.amount() ? 0 : random.nextLong(line.amount() - share + 1);
        pieces(line, unpriced, parts, random);
        money(line, money == 0 ? 0 : priced, money, parts, random);
        return parts;
    }

    private static List<ReturnedLine> allOf(Line line, Random random) {
        List<ReturnedLine> parts = new ArrayList<>();
        long priced = random.nextLong(line.quantity() + 1);
        if (random.nextInt(3) == 0) {
            money(line, priced, line.amount(), parts, random);
            return parts;
        }
        long unpriced = line.quantity() - priced;
        for (int piece = 0; piece < priced; piece++) {
            long share = line.amount() / line.quantity();
            parts.add(new ReturnedLine(line.line(), 1, unpriced == 0 || share == 0 ? 0 : random.nextLong(share) + 1));
        }
        pieces(line, unpriced, parts, random);
        return parts;
    }

    private static void pieces(Line line, long pieces, List<ReturnedLine> parts, Random random) {
        for (long left = pieces, some; left > 0; left -= some) {
            some = 1 + random.nextLong(left);
            parts.add(new ReturnedLine(line.line(), some, 0));
        }
    }

    private static void money(Line line, long pieces, long money, List<ReturnedLine> parts, Random random) {
        long toGo = pieces;
        for (long left = money, some; left > 0; left -= some) {
            some = 1 + random.nextLong(left);
            long with = Math.min(toGo, random.nextLong(3));
            parts.add(new ReturnedLine(line.line(), with, some));
            toGo -= with;
        }
    }

    /** One after another, shuffled. */
    List<List<ReturnedLine>> oneByOne(long seed) {
        List<ReturnedLine> shuffled = new ArrayList<>(parts);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled.stream().map(List::of).toList();
    }

    /** In as few returns as can say it: what has an amount, then what has none. */
    List<List<ReturnedLine>> together() {
        List<List<ReturnedLine>> returns = new ArrayList<>();
        returns.add(joined(part -> part.amount() > 0));
        returns.add(joined(part -> part.amount() == 0));
        returns.removeIf(List::isEmpty);
        return returns;
    }

    private List<ReturnedLine> joined(Predicate<ReturnedLine> which) {
        return basket.lines().stream()
                .map(Line::line)
                .filter(line -> parts.stream().anyMatch(part -> part.line() == line && which.test(part)))
                .map(line -> parts.stream()
                        .filter(part -> part.line() == line && which.test(part))
                        .reduce((one, other) -> new ReturnedLine(
                                line, one.quantity() + other.quantity(), one.amount() + other.amount()))
                        .orElseThrow())
                .toList();
    }
}
