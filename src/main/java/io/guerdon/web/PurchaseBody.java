package io.guerdon.web;

import static io.guerdon.web.Fields.LARGEST_AMOUNT;

import io.guerdon.access.Caller;
import io.guerdon.earning.Basket;
import io.guerdon.earning.Line;
import io.guerdon.earning.RecordPurchase;
import io.guerdon.earning.Tender;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A purchase as it is sent: {@code lines}, {@code amount}, or both where they agree.
 *
 * @param merchant whose till
 * @param store where, may be left out
 * @param terminal which till, may be left out
 * @param receipt unique per merchant
 * @param at when; now where it is left out
 * @param currency ISO 4217 code
 * @param amount total in minor units
 * @param lines at most 1000
 * @param tenders how it was paid, at most 20; they add up to the total where they are given
 */
record PurchaseBody(
        String merchant,
        @Nullable String store,
        @Nullable String terminal,
        String receipt,
        @Nullable Instant at,
        String currency,
        @Nullable Long amount,
        @Nullable List<LineBody> lines,
        @Nullable List<TenderBody> tenders) {
    private static final int MOST_LINES = 1_000;
    private static final int MOST_TENDERS = 20;

    PurchaseBody {
        merchant = Fields.name("merchant", merchant);
        Fields.optionalName("store", store);
        Fields.optionalName("terminal", terminal);
        receipt = Fields.text("receipt", receipt, 128);
        at = Fields.instant("at", at);
        currency = Fields.text("currency", currency, 3);
        lines = Fields.list("lines", lines, MOST_LINES);
        tenders = Fields.list("tenders", tenders, MOST_TENDERS);
        if (lines.isEmpty()) {
            Fields.number("amount", amount, 0, LARGEST_AMOUNT);
        }
        checkNumbers(lines);
        checkSums(lines, amount, tenders);
    }

    static void checkNumbers(List<LineBody> lines) {
        Set<Integer> numbers = new HashSet<>();
        for (int place = 0; place < lines.size(); place++) {
            Fields.require(
                    numbers.add(lines.get(place).line()), "lines[" + place + "].line", "each line has its own number");
        }
    }

    private static void checkSums(List<LineBody> lines, @Nullable Long amount, List<TenderBody> tenders) {
        long sum = lines.stream().mapToLong(LineBody::amount).sum();
        if (!lines.isEmpty() && amount != null && amount != sum) {
            throw new Rejection(Fault.AMOUNT_MISMATCH, Map.of("lines", sum, "amount", amount));
        }
        long total = amount == null ? sum : amount;
        Fields.require(total <= LARGEST_AMOUNT, "amount", "at most " + LARGEST_AMOUNT);
        long paid = tenders.stream().mapToLong(TenderBody::amount).sum();
        if (!tenders.isEmpty() && paid != total) {
            throw new Rejection(Fault.TENDERS_MISMATCH, Map.of("tenders", paid, "amount", total));
        }
    }

    RecordPurchase command(Caller caller) {
        return new RecordPurchase(
                Tills.of(caller, merchant, store, terminal), receipt, Optional.ofNullable(at), currency, basket());
    }

    private Basket basket() {
        List<Tender> paid = Fields.list("tenders", tenders, MOST_TENDERS).stream()
                .map(TenderBody::tender)
                .toList();
        List<LineBody> bought = Fields.list("lines", lines, MOST_LINES);
        return bought.isEmpty()
                ? Basket.ofTotal(Fields.required("amount", amount), paid)
                : new Basket(bought.stream().map(LineBody::bought).toList(), paid);
    }

    /**
     * A line of a purchase.
     *
     * @param line its number on the receipt, from 1
     * @param quantity pieces, 1 where it is left out
     * @param amount paid for it, in minor units
     */
    record LineBody(
            Integer line,
            @Nullable String sku,
            @Nullable String category,
            @Nullable Long quantity,
            Long amount) {
        LineBody {
            Fields.required("line", line);
            Fields.require(line >= 1, "line", "from 1");
            Fields.optionalText("sku", sku, 128);
            Fields.optionalText("category", category, 128);
            quantity = quantity == null ? Long.valueOf(1) : quantity;
            Fields.number("quantity", quantity, 1, 1_000_000_000);
            Fields.number("amount", amount, 0, LARGEST_AMOUNT);
        }

        Line bought() {
            return new Line(
                    line,
                    sku == null ? "" : sku,
                    category == null ? "" : category,
                    quantity == null ? 1 : quantity,
                    amount);
        }
    }

    /** A means of payment, with what it paid in minor units. */
    record TenderBody(String type, Long amount) {
        TenderBody {
            type = Fields.text("type", type, 64);
            Fields.number("amount", amount, 0, LARGEST_AMOUNT);
        }

        Tender tender() {
            return new Tender(type, amount);
        }
    }
}
