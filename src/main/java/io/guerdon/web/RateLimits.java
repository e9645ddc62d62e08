package io.guerdon.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.guerdon.access.Keyholder;
import java.time.Duration;

/** How many requests a second each key may send to this process. */
final class RateLimits {
    private static final int MOST_KEYS = 10_000;

    private final RateLimiterConfig config;
    private final Cache<String, RateLimiter> limiters =
            Caffeine.newBuilder().maximumSize(MOST_KEYS).build();

    RateLimits(int requestsPerSecond) {
        config = RateLimiterConfig.custom()
                .limitForPeriod(requestsPerSecond)
                .limitRefreshPeriod(Duration.ofSeconds(1))
                .timeoutDuration(Duration.ZERO)
                .build();
    }

    /** Refuses, with {@link Rejection}, whoever has sent too many. */
    void admit(Keyholder holder) {
        RateLimiter limiter = limiters.get(holder.credential(), name -> RateLimiter.of(name, config));
        if (!limiter.acquirePermission()) {
            throw new Rejection(Fault.RATE_LIMITED);
        }
    }
}
