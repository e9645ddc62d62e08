package io.guerdon.earning;

import io.guerdon.earning.EarnRefusal.ReturnExceedsPurchase;
import io.guerdon.unit.Share;
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
     * @param back what is back of each line after this return
     * @param total of the purchase
     */
    record Fits(Map<Integer, LineBack> back, long total) implements Returning {
        /** Whether nothing of the purchase is left. */
        boolean isAll() {
            return back.values().stream().allMatch(LineBack::isAllBack);
        }

        /** The part of something that belongs to all that is back. */
        long shareOf(long whole) {
            return Share.upTo(
                    whole, back.values().stream().mapToLong(LineBack::amount).sum(), total);
        }
    }

    static Returning of(PurchaseHistory purchase, List<ReturnedLine> wanted) {
        Map<Integer, LineBack> lines = purchase.linesBack();
        for (ReturnedLine part : wanted) {
            Optional<ReturnExceedsPurchase> exceeds = exceeds(Optional.ofNullable(lines.get(part.line())), part);
            if (exceeds.isPresent()) {
                return new Exceeds(exceeds.get());
            }
            lines.computeIfPresent(part.line(), (_, line) -> line.plus(part));
        }
        return new Fits(lines, purchase.made().basket().total());
    }

    /** Where only pieces come back there is no amount to exceed: they are worth what is left of the line, if it is less. */
    private static Optional<ReturnExceedsPurchase> exceeds(Optional<LineBack> line, ReturnedLine part) {
        long requested = Math.max(part.quantity(), part.amount());
        if (line.isEmpty()) {
            return Optional.of(new ReturnExceedsPurchase(part.line(), 0, requested));
        }
        if (part.quantity() > line.get().piecesLeft()) {
            return Optional.of(new ReturnExceedsPurchase(part.line(), line.get().piecesLeft(), part.quantity()));
        }
        return part.amount() > line.get().amountLeft()
                ? Optional.of(new ReturnExceedsPurchase(part.line(), line.get().amountLeft(), part.amount()))
                : Optional.empty();
    }
}
