package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Journal;
import io.guerdon.ledger.Journal.StoredEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Requests that come several times, in any order and at once, have one effect each, also where two keys, two bodies or two
 * members contend for one receipt. {@code -Dguerdon.requests=100000} for the long run, {@code -Dguerdon.requests.seed=…} for others.
 */
class RepeatedRequestsTest {
    private static final int REQUESTS = Integer.getInteger("guerdon.requests", 3_000);
    private static final long SEED = Long.getLong("guerdon.requests.seed", 1);
    private static final int MEMBERS = 40;
    private static final int AT_ONCE = 48;
    private static final Http HTTP = Http.with();

    private final Random random = new Random(SEED);
    private final Map<Wish, Queue<Http.Reply>> replies = new ConcurrentHashMap<>();
    private final Map<String, Set<Wish>> receipts = new HashMap<>();

    /** A request; each time it is sent it is the same. */
    private record Wish(String member, String path, String key, String body, long points) {}

    @AfterAll
    static void stop() {
        HTTP.close();
    }

    @Test
    void haveOneEffectEach() throws InterruptedException {
        List<String> members = new ArrayList<>();
        for (int member = 0; member < MEMBERS; member++) {
            members.add(HTTP.member());
        }
        List<Wish> requests = requests(members);
        Collections.shuffle(requests, random);
        send(requests);

        replies.forEach(RepeatedRequestsTest::assertAnsweredAlike);
        Set<Wish> granted = granted();
        assertOneEach(granted, receipts.values());
        assertThat(granted.stream().map(wish -> wish.member() + " " + wish.key()))
                .as("a key does one thing")
                .doesNotHaveDuplicates();
        members.forEach(member -> assertBalance(member, granted));
        assertThat(effects()).isEqualTo(granted.size());
        System.out.printf("%d requests, %d wishes, %d granted%n", requests.size(), replies.size(), granted.size());
    }

    private List<Wish> requests(List<String> members) {
        List<Wish> requests = new ArrayList<>();
        for (int n = 0; requests.size() < REQUESTS; n++) {
            String member = members.get(random.nextInt(MEMBERS));
            String other = members.get(random.nextInt(MEMBERS));
            String key = "wish-" + n;
            switch (random.nextInt(5)) {
                case 0 -> several(requests, bought(member, "A-" + n, key, 10));
                case 1 -> several(requests, bought(member, "B-" + n, key, 10), bought(member, "B-" + n, key + "b", 10));
                case 2 -> several(requests, bought(member, "C-" + n, key, 10), bought(member, "C-" + n, key, 20));
                case 3 -> several(requests, bought(member, "D-" + n, key, 10), bought(other, "D-" + n, key + "d", 10));
                default -> several(requests, redeemed(member, key, 1 + random.nextInt(30)));
            }
        }
        return requests;
    }

    private void several(List<Wish> requests, Wish... wishes) {
        for (Wish wish : wishes) {
            requests.addAll(Collections.nCopies(2 + random.nextInt(3), wish));
        }
    }

    private Wish bought(String member, String receipt, String key, long points) {
        Wish wish = new Wish(member, "purchases", key, Http.purchase(receipt, points * 100), points);
        receipts.computeIfAbsent(receipt, _ -> new HashSet<>()).add(wish);
        return wish;
    }

    private static Wish redeemed(String member, String key, long points) {
        return new Wish(
                member, "redemptions", key, "{\"merchant\":\"books\",\"points\":%d}".formatted(points), -points);
    }

    private void send(List<Wish> requests) throws InterruptedException {
        Semaphore room = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Wish wish : requests) {
                room.acquire();
                threads.execute(() -> {
                    try {
                        replies.computeIfAbsent(wish, _ -> new ConcurrentLinkedQueue<>())
                                .add(HTTP.post(
                                        "demo-operator",
                                        "/v1/members/" + wish.member() + "/" + wish.path(),
                                        wish.body(),
                                        wish.key()));
                    } finally {
                        room.release();
                    }
                });
            }
        }
    }

    /** Granted once, and repeated word for word ever after; or refused every time. */
    private static void assertAnsweredAlike(Wish wish, Queue<Http.Reply> answers) {
        assertThat(answers).as("%s", wish).extracting(Http.Reply::status).containsAnyOf(201, 409, 422);
        assertThat(answers.stream().map(Http.Reply::status).distinct())
                .as("%s", wish)
                .hasSize(1);
        if (answers.element().status() == 201) {
            assertThat(answers.stream().map(Http.Reply::text).distinct())
                    .as("%s", wish)
                    .hasSize(1);
            assertThat(answers.stream().filter(reply -> !reply.replayed()))
                    .as("%s", wish)
                    .hasSize(1);
        }
    }

    private Set<Wish> granted() {
        Set<Wish> granted = new HashSet<>();
        replies.forEach((wish, answers) -> {
            if (answers.element().status() == 201) {
                granted.add(wish);
            }
        });
        return granted;
    }

    private static void assertOneEach(Set<Wish> granted, Collection<Set<Wish>> contests) {
        for (Set<Wish> contest : contests) {
            assertThat(contest.stream().filter(granted::contains))
                    .as("%s", contest)
                    .hasSize(1);
        }
    }

    private static void assertBalance(String member, Set<Wish> granted) {
        long expected = granted.stream()
                .filter(wish -> wish.member().equals(member))
                .mapToLong(Wish::points)
                .sum();
        assertThat(HTTP.get("demo-till", "/v1/members/" + member + "/balances")
                        .json()
                        .at("/balances/points/available")
                        .asLong())
                .as(member)
                .isEqualTo(expected);
    }

    private static long effects() {
        try (Stream<Journal.StoredDocument> stored = HTTP.bean(Journal.class).chains()) {
            return stored.map(StoredEntry.class::cast)
                    .map(StoredEntry::entry)
                    .map(Entry::kind)
                    .filter(kind -> kind == EntryKind.EARN || kind == EntryKind.REDEEM)
                    .count();
        }
    }
}
