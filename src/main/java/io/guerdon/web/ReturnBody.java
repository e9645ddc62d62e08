package io.guerdon.web;

import static io.guerdon.web.Fields.LARGEST_AMOUNT;

import io.guerdon.earning.PurchaseRef;
import io.guerdon.earning.ReturnGoods;
import io.guerdon.earning.ReturnedLine;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A return as it is sent.
 *
 * @param receipt of the return, may be left out
 * @param at when; now where it is left out
 * @param lines what came back, 1 to 1000
 */
record ReturnBody(@Nullable String receipt, @Nullable Instant at, List<Back> lines) {
    private static final int MOST_LINES = 1_000;

    ReturnBody {
        Fields.optionalText("receipt", receipt, 128);
        at = Fields.instant("at", at);
        lines = Fields.list("lines", Fields.required("lines", lines), MOST_LINES);
        Fields.require(!lines.isEmpty(), "lines", "at least one");
        Set<Integer> numbers = new HashSet<>();
        for (int place = 0; place < lines.size(); place++) {
            Fields.require(numbers.add(lines.get(place).line()), "lines[" + place + "].line", "each line once");
        }
    }

    ReturnGoods command(PurchaseRef purchase) {
        return new ReturnGoods(
                purchase,
                receipt == null ? "" : receipt,
                Optional.ofNullable(at),
                lines.stream().map(Back::returned).toList());
    }

    /**
     * A part of a purchase that came back; at least one of pieces and amount.
     *
     * @param line its number in the purchase; 0, or left out, for a purchase without lines
     * @param quantity pieces
     * @param amount refunded, in minor units; the pieces' share of the line where it is left out
     */
    record Back(
            @Nullable Integer line,
            @Nullable Long quantity,
            @Nullable Long amount) {
        Back {
            line = line == null ? Integer.valueOf(0) : line;
            Fields.require(line >= 0, "line", "from 0");
            quantity = quantity == null ? Long.valueOf(0) : quantity;
            amount = amount == null ? Long.valueOf(0) : amount;
            Fields.number("quantity", quantity, 0, 1_000_000_000);
            Fields.number("amount", amount, 0, LARGEST_AMOUNT);
            Fields.require(quantity > 0 || amount > 0, "quantity", "pieces, an amount, or both");
        }

        ReturnedLine returned() {
            return new ReturnedLine(orZero(line), orZeroLong(quantity), orZeroLong(amount));
        }

        private static int orZero(@Nullable Integer number) {
            return number == null ? 0 : number;
        }

        private static long orZeroLong(@Nullable Long number) {
            return number == null ? 0 : number;
        }
    }
}
