package io.guerdon.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.guerdon.access.Caller;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many codes that nobody made each key may ask for in a minute. A slip of the fingers is no guess: the check symbol finds it. So
 * whoever comes to the limit tries codes, and names no card for the rest of the minute.
 */
final class Guesses {
    static final int A_MINUTE = 60;
    private static final int MOST_KEYS = 10_000;

    private final AtomicLong count = new AtomicLong();
    private final Cache<String, RateLimiter> limiters =
            Caffeine.newBuilder().maximumSize(MOST_KEYS).build();
    private final RateLimiterConfig config = RateLimiterConfig.custom()
            .limitForPeriod(A_MINUTE)
            .limitRefreshPeriod(Duration.ofMinutes(1))
            .timeoutDuration(Duration.ZERO)
            .build();

    /** Refuses, with {@link Rejection}, whoever has guessed too often. */
    void admit(Caller caller) {
        if (of(caller).getMetrics().getAvailablePermissions() <= 0) {
            throw new Rejection(Fault.RATE_LIMITED);
        }
    }

    /** One more. */
    void wrong(Caller caller) {
        count.incrementAndGet();
        of(caller).acquirePermission();
    }

    /** All there were. */
    long count() {
        return count.get();
    }

    private RateLimiter of(Caller caller) {
        return limiters.get(caller.credential(), name -> RateLimiter.of(name, config));
    }
}
