package io.guerdon.earning;

import io.guerdon.earning.EarnRefusal.ReturnExceedsPurchase;
import io.guerdon.unit.Share;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sets the lines of a return against what was bought and what has come back before. */
sealed interface Returning {

    /** More than was bought. */
    record Exceeds(ReturnExceedsPurchase refusal) implements Returning {}

    /**
     * It fits.
     *
     * @param lines what comes back, amounts filled in where only pieces were given
     * @param before returned amounts by line before this return
     * @param after and after it
     * @param total of the purchase
     */
    record Fits(List<ReturnedLine> lines, Map<Integer, Long> before, Map<Integer, Long> after, long total)
            implements Returning {
        long shareAfter(long whole) {
            long back = after.values().stream().mapToLong(Long::longValue).sum();
            return Share.upTo(whole, back, total);
        }
    }

    static Returning of(PurchaseHistory purchase, List<ReturnedLine> wanted) {
        Map<Integer, Long> amounts = purchase.returnedAmounts();
        Map<Integer, Long> pieces = purchase.returnedQuantities();
        Map<Integer, Long> after = new HashMap<>(amounts);
        List<ReturnedLine> lines = new ArrayList<>();
        for (ReturnedLine line : wanted) {
            Optional<Line> bought = purchase.made().basket().lines().stream()
                    .filter(candidate -> candidate.line() == line.line())
                    .findFirst();
            if (bought.isEmpty()) {
                return new Exceeds(new ReturnExceedsPurchase(line.line(), 0, Math.max(line.quantity(), line.amount())));
            }
            long pieceBefore = pieces.getOrDefault(line.line(), 0L);
            long piecesLeft = bought.get().quantity() - pieceBefore;
            if (line.quantity() > piecesLeft) {
                return new Exceeds(new ReturnExceedsPurchase(line.line(), piecesLeft, line.quantity()));
            }
            ReturnedLine full = priced(bought.get(), line, pieceBefore);
            long amountLeft = bought.get().amount() - amounts.getOrDefault(line.line(), 0L);
            if (full.amount() > amountLeft) {
                return new Exceeds(new ReturnExceedsPurchase(line.line(), amountLeft, full.amount()));
            }
            lines.add(full);
            after.merge(line.line(), full.amount(), Long::sum);
        }
        return new Fits(
                List.copyOf(lines), amounts, after, purchase.made().basket().total());
    }

    /** Where only pieces came back, their amount is their share of the line, so that all pieces together are the line. */
    private static ReturnedLine priced(Line bought, ReturnedLine line, long before) {
        if (line.amount() > 0 || line.quantity() == 0) {
            return line;
        }
        long upTo = Share.upTo(bought.amount(), before + line.quantity(), bought.quantity());
        long from = before == 0 ? 0 : Share.upTo(bought.amount(), before, bought.quantity());
        return new ReturnedLine(line.line(), line.quantity(), upTo - from);
    }
}
