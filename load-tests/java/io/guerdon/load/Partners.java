package io.guerdon.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Purchases at a hundred merchants while nobody follows their streams, and while each is followed live, in short spells one after the other: alone,
 * followed, followed, alone, so that what else goes on at the machine meets both alike. Their events are published in both.
 */
final class Partners {
    private static final int SPELLS_A_ROUND = 2;

    private final Street street;
    private final Plan plan;
    private final List<StreamReader> readers;
    private final List<Double> alone = new ArrayList<>();
    private final List<Double> followed = new ArrayList<>();
    private final List<Double> behind = new ArrayList<>();
    private double answers;
    private double seconds;

    Partners(Street street, Plan plan) {
        this.street = street;
        this.plan = plan;
        this.readers = street.readers();
    }

    void measure(Results results) throws IOException {
        street.flatOut(plan.warmth());
        followed();
        behind.clear();
        answers = 0;
        seconds = 0;
        for (int round = 0; round < plan.rounds; round++) {
            double first = alone();
            followed.add((followed() + followed()) / SPELLS_A_ROUND);
            alone.add((first + alone()) / SPELLS_A_ROUND);
        }
        results.put(Measure.UNFOLLOWED, values(alone));
        results.put(Measure.FOLLOWED, values(followed));
        results.put(Measure.BEHIND, values(behind));
        results.put(Measure.FEED_ANSWERS, answers / seconds);
        street.check();
    }

    private Duration spell() {
        return plan.round().dividedBy(SPELLS_A_ROUND);
    }

    private double alone() throws IOException {
        street.inquiries().untilPublished();
        return street.flatOut(spell()).perSecond();
    }

    /** What there was before they began to follow is read first, and not measured. */
    private double followed() throws IOException {
        street.inquiries().untilPublished();
        try (Followers followers = Followers.start(street.address(), readers)) {
            followers.until(street.purchases());
            long before = followers.answers();
            Round round = street.flatOut(spell());
            answers += followers.answers() - before;
            seconds += round.seconds();
            behind.add(followers.until(street.purchases()));
            return round.perSecond();
        }
    }

    private static double[] values(List<Double> rounds) {
        return rounds.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
