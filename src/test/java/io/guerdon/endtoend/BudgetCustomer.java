package io.guerdon.endtoend;

import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/** Buys what is given only so much for, now and then by a quote, and brings some of it back; keeps account of what that came to. */
final class BudgetCustomer {
    private static final int LARGEST = 150;

    private final Customer customer;
    private final String name;
    private final Random random;
    private final Limited limited;
    private final AtomicLong base = new AtomicLong();
    private final AtomicLong points = new AtomicLong();
    private int receipts;

    BudgetCustomer(Customer customer, String name, long seed, Limited limited) {
        this.customer = customer;
        this.name = name;
        this.random = new Random(seed);
        this.limited = limited;
    }

    /** Buys until the budget gives nothing. */
    void buyAll(int round) {
        while (buy(round)) {
            // The next one.
        }
    }

    /** False where the budget gave nothing. */
    boolean buy(int round) {
        long units = random.nextLong(1, LARGEST);
        String receipt = name + "-" + ++receipts;
        String sale = "{\"merchant\":\"%s\",\"receipt\":\"%s\",\"currency\":\"CNY\","
                + "\"lines\":[{\"line\":1,\"category\":\"%s\",\"quantity\":1,\"amount\":%d}]}";
        String body = sale.formatted(limited.merchant(round), receipt, limited.category(round), units * 100);
        Optional<JsonNode> sold = random.nextInt(4) == 0 ? quoted(body) : Optional.of(asked("/purchases", body));
        if (sold.isEmpty()) {
            return true;
        }
        long given = points(sold.get(), "earned");
        long beside = limited.beside(units);
        base.addAndGet(beside);
        points.addAndGet(given);
        if (random.nextInt(5) == 0) {
            String purchase = "/purchases/receipt:" + limited.merchant(round) + ":" + receipt;
            bring(purchase, units * 30);
            bring(purchase, units * 70);
            base.addAndGet(-beside);
        }
        return given > beside;
    }

    /** Committed; empty where it was dropped. */
    private Optional<JsonNode> quoted(String body) {
        String quote = "/quotes/" + asked("/quotes", body).path("quote").asString();
        if (random.nextInt(3) == 0) {
            asked(quote + "/drop", "");
            return Optional.empty();
        }
        return Optional.of(asked(quote + "/commit", ""));
    }

    private void bring(String purchase, long minor) {
        String back = "{\"lines\":[{\"line\":1,\"amount\":%d}]}".formatted(minor);
        points.addAndGet(-points(asked(purchase + "/returns", back), "takenBack"));
    }

    private JsonNode asked(String what, String body) {
        Till.Answer answer = customer.ask(what, body);
        if (answer.status() >= 300) {
            throw new AssertionError(what + ": " + answer);
        }
        return answer.body();
    }

    private static long points(JsonNode answer, String field) {
        return answer.path(field)
                .valueStream()
                .mapToLong(each -> each.path("amount").asLong())
                .sum();
    }

    /** What was acknowledged, and not taken back. */
    long points() {
        return points.get();
    }

    /** What of it the budget gave; the base rate gave the rest. */
    long extra() {
        return points.get() - base.get();
    }

    String name() {
        return name;
    }
}
