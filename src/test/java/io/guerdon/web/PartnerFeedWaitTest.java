package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.publishing.PartnerFeed;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A partner that follows its stream from too many places is told so, and others are not kept out. */
class PartnerFeedWaitTest {
    private static final Executor ON_ITS_OWN = Thread.ofVirtual()::start;

    /** So that two may wait, and one of a partner. */
    private final Http http = Http.with("guerdon.web.requests-at-once=8");

    @AfterEach
    void stop() {
        http.close();
    }

    private Http.Reply waits(String partner, int seconds) {
        return http.get("demo-operator", "/v1/partners/" + partner + "/events?wait=" + seconds);
    }

    @Test
    void howManyMayWaitFollowsFromHowManyRequestsMayBeUnderWay() {
        assertThat(http.bean(PartnerFeed.Places.class)).isEqualTo(new PartnerFeed.Places(2, 1));
    }

    @Test
    void oneMoreThanMayWaitIsRefused() {
        List<CompletableFuture<Http.Reply>> two = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> waits("cafe", 5), ON_ITS_OWN))
                .limit(2)
                .toList();

        List<Http.Reply> replies = two.stream()
                .map(one -> one.orTimeout(30, TimeUnit.SECONDS).join())
                .sorted(Comparator.comparingInt(Http.Reply::status))
                .toList();
        assertThat(replies).extracting(Http.Reply::status).containsExactly(200, 429);
        Http.Reply refused = replies.getLast();
        assertThat(refused.code()).isEqualTo("too-many-waiting");
        assertThat(refused.json().path("limit").asInt()).isOne();
        assertThat(waits("cafe", 1).status()).as("the place is free again").isEqualTo(200);
    }
}
