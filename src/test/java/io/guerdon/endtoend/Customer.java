package io.guerdon.endtoend;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/**
 * Wants coupons and rewards of which there are only so many, gives some rewards back, and asks every process in turn, with the same
 * key, until one answers.
 */
final class Customer {
    /** Somebody wanted the number whose process was killed, or was slow; a new key may try again. */
    private static final String ABANDONED = "idempotency-key-abandoned";

    private final String path;
    private final List<Till> tills;
    private final Random random;
    private final AtomicInteger keys = new AtomicInteger();
    private final Set<String> coupons = ConcurrentHashMap.newKeySet();
    private final Set<String> rewards = ConcurrentHashMap.newKeySet();
    /** What was taken last: when a reward is given back, that reward. */
    private String latest = "";

    /** A member who is enrolled, asking first at one of the tills. */
    Customer(String member, List<Till> tills, long seed) {
        this.path = "/v1/members/" + member;
        this.tills = tills;
        this.random = new Random(seed);
    }

    /** Takes what there is until there is no more. */
    void takeAll(LimitedGoods goods) {
        boolean coupons = true;
        boolean rewards = true;
        while (coupons || rewards) {
            coupons = coupons && takeCoupon(goods);
            rewards = rewards && takeReward(goods);
            if (rewards && random.nextInt(3) == 0) {
                giveRewardBack(goods);
            }
        }
    }

    /** By hand or by code; false where there is none left. */
    boolean takeCoupon(LimitedGoods goods) {
        String code = goods.code();
        return random.nextBoolean()
                ? took(coupons, "/entry/id", "/coupons", goods.couponByHand(), "coupon-out-of-stock")
                : took(coupons, "/entry/id", "/coupons/codes", "{\"code\":\"" + code + "\"}", "coupon-out-of-stock");
    }

    /** False where there is none left. */
    boolean takeReward(LimitedGoods goods) {
        return took(rewards, "/claim", "/rewards/" + goods.reward() + "/claims", "{}", "reward-out-of-stock");
    }

    private void giveRewardBack(LimitedGoods goods) {
        String claim = latest;
        String cancel = "/rewards/" + goods.reward() + "/claims/" + claim + "/cancelled";
        Till.Answer answer = ask(cancel, "{\"reason\":\"changed my mind\"}");
        if (answer.status() != 201) {
            throw new AssertionError(cancel + ": " + answer);
        }
        rewards.remove(claim);
    }

    private boolean took(Set<String> taken, String id, String what, String body, String soldOut) {
        Till.Answer answer = ask(what, body);
        if (answer.status() == 201) {
            latest = answer.body().at(id).asString();
            taken.add(latest);
            return true;
        }
        String code = answer.body().path("code").asString("");
        if (code.equals(ABANDONED)) {
            return took(taken, id, what, body, soldOut);
        }
        if (code.equals(soldOut)) {
            return false;
        }
        throw new AssertionError(what + ": " + answer);
    }

    /** Asks one process after another, with one key, until one answers. */
    Till.Answer ask(String what, String body) {
        String key = path + "-" + keys.incrementAndGet();
        for (int turn = random.nextInt(tills.size()); !Thread.currentThread().isInterrupted(); turn++) {
            try {
                Till.Answer answer = tills.get(turn % tills.size()).post(path + what, key, body);
                if (answer.status() != 503) {
                    return answer;
                }
            } catch (IOException killed) {
                // Another one answers; what the killed one did is done.
            }
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
        throw new IllegalStateException("stopped");
    }

    /** How many coupons were acknowledged. */
    int coupons() {
        return coupons.size();
    }

    /** How many claims to rewards were acknowledged, and not given back. */
    int rewards() {
        return rewards.size();
    }

    /** How many entries of a kind the journal has. */
    long entries(String kind, Till till) throws IOException {
        long found = 0;
        String cursor = "";
        do {
            JsonNode page = till.get(path + "/entries?limit=500" + cursor).body();
            found += page.path("items")
                    .valueStream()
                    .filter(entry -> entry.path("kind").asString().equals(kind))
                    .count();
            String next = page.path("nextCursor").asString("");
            cursor = next.isEmpty() ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return found;
    }
}
