package io.guerdon.load;

import java.io.IOException;
import java.util.stream.DoubleStream;

/** How long after an entry was recorded its events can be read from Kafka, at half the load that can be had. */
final class Lag {
    private final Street street;
    private final Plan plan;

    Lag(Street street, Plan plan) {
        this.street = street;
        this.plan = plan;
    }

    void measure(Results results) throws IOException {
        if (!results.has(Measure.UNFOLLOWED)) {
            street.flatOut(plan.warmth());
            results.put(Measure.UNFOLLOWED, full());
        }
        street.inquiries().untilPublished();
        double rate = results.median(Measure.UNFOLLOWED) / 2;
        int before = Math.toIntExact(street.purchases());
        double[] medians = new double[plan.rounds];
        double[] highest = new double[plan.rounds];
        try (Consumed consumed = Consumed.start(street.inquiries().broker())) {
            street.open(rate, plan.warmth());
            for (int round = 0; round < plan.rounds; round++) {
                consumed.until(street.purchases() - before);
                consumed.lags();
                street.open(rate, plan.round());
                consumed.until(street.purchases() - before);
                Round lags = consumed.lags();
                medians[round] = lags.millisAt(0.5);
                highest[round] = lags.millisAt(0.99);
            }
            consumed.check(street.entries().subList(before, Math.toIntExact(street.purchases())));
        }
        results.put(Measure.LAG_LOAD, rate);
        results.put(Measure.LAG_P50, medians);
        results.put(Measure.LAG_P99, highest);
        street.check();
    }

    private double[] full() throws IOException {
        DoubleStream.Builder rates = DoubleStream.builder();
        for (int round = 0; round < plan.rounds; round++) {
            rates.add(street.flatOut(plan.round()).perSecond());
        }
        return rates.build().toArray();
    }
}
