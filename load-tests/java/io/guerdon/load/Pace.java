package io.guerdon.load;

import java.util.SplittableRandom;

/** When requests are due. */
interface Pace {
    /** Nanoseconds from the start until the next request is due; never less than the time before. */
    long next();

    /** As fast as answers come: every connection always has a request under way. */
    static Pace flatOut() {
        return () -> 0;
    }

    /** Independent arrivals, so many a second on average, whatever the service does about them (a Poisson process). */
    static Pace arrivals(double perSecond, long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        double meanGap = 1e9 / perSecond;
        return new Pace() {
            private double at;

            @Override
            public long next() {
                at -= meanGap * Math.log(1 - chance.nextDouble());
                return (long) at;
            }
        };
    }
}
