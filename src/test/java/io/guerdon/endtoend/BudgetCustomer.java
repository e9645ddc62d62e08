package io.guerdon.endtoend;

import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/** Buys what a limited budget doubles, now and then by a quote, and brings some of it back; keeps account of what that came to. */
final class BudgetCustomer {
    private static final int LARGEST = 150;

    private final Customer customer;
    private final String name;
    private final Random random;
    private final AtomicLong base = new AtomicLong();
    private final AtomicLong points = new AtomicLong();
    private int receipts;

    BudgetCustomer(Customer customer, String name, long seed) {
        this.customer = customer;
        this.name = name;
        this.random = new Random(seed);
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
        String sale = "{\"merchant\":\"cafe\",\"receipt\":\"%s\",\"currency\":\"CNY\","
                + "\"lines\":[{\"line\":1,\"category\":\"c%d\",\"quantity\":1,\"amount\":%d}]}";
        String body = sale.formatted(receipt, round, units * 100);
        long given = random.nextInt(4) == 0 ? quoted(body) : points(asked("/purchases", body), "earned");
        if (given == 0) {
            return true;
        }
        base.addAndGet(units);
        points.addAndGet(given);
        if (random.nextInt(5) == 0) {
            bring(receipt, units * 30);
            bring(receipt, units * 70);
            base.addAndGet(-units);
        }
        return given > units;
    }

    /** Committed, or dropped and then worth nothing. */
    private long quoted(String body) {
        String quote = "/quotes/" + asked("/quotes", body).path("quote").asString();
        if (random.nextInt(3) == 0) {
            asked(quote + "/drop", "");
            return 0;
        }
        return points(asked(quote + "/commit", ""), "earned");
    }

    private void bring(String receipt, long minor) {
        String back = "{\"lines\":[{\"line\":1,\"amount\":%d}]}".formatted(minor);
        points.addAndGet(-points(asked("/purchases/receipt:cafe:" + receipt + "/returns", back), "takenBack"));
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
