package io.guerdon.program;

import io.guerdon.unit.WalletId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Finds everything in payouts and rewards of the right shape that cannot be meant. */
final class RewardsMeaning {
    private static final String WALLET = "/wallet";
    private static final String TENDER = "TENDER";
    private static final String STATUS = "STATUS";

    private final Map<String, String> uses = new HashMap<>(Map.of(WalletId.POINTS.value(), "POINTS"));
    private final List<Violation> violations = new ArrayList<>();
    private final JsonNode catalogue;

    private RewardsMeaning(JsonNode catalogue) {
        this.catalogue = catalogue;
        catalogue
                .path("wallets")
                .forEach(wallet -> uses.put(
                        wallet.path("id").asString(), wallet.path("use").asString()));
    }

    static List<Violation> violations(JsonNode catalogue) {
        RewardsMeaning meaning = new RewardsMeaning(catalogue);
        meaning.checkPayouts();
        meaning.checkRewards();
        return meaning.violations;
    }

    private void checkPayouts() {
        Set<String> wallets = new HashSet<>();
        JsonNode payouts = catalogue.path("payouts");
        for (int place = 0; place < payouts.size(); place++) {
            String pointer = "/catalogue/payouts/" + place + WALLET;
            String wallet = payouts.path(place).path("wallet").asString();
            checkOnce(pointer, wallet, wallets);
            checkUse(pointer, wallet, TENDER::equals, "only money is paid out");
        }
    }

    private void checkRewards() {
        Set<String> ids = new HashSet<>();
        JsonNode rewards = catalogue.path("rewards");
        for (int place = 0; place < rewards.size(); place++) {
            String pointer = "/catalogue/rewards/" + place;
            JsonNode reward = rewards.path(place);
            checkOnce(pointer + "/id", reward.path("id").asString(), ids);
            String wallet = reward.path("cost").path("wallet").asString();
            checkUse(pointer + "/cost" + WALLET, wallet, use -> !use.equals(STATUS), "status is never spent");
            checkTimes(pointer + "/availability", reward.path("availability"));
        }
    }

    private void checkOnce(String pointer, String name, Set<String> known) {
        if (!known.add(name)) {
            violations.add(new Violation(pointer, "duplicate", name + " is there twice"));
        }
    }

    private void checkUse(String pointer, String wallet, Predicate<String> fits, String otherwise) {
        String use = uses.get(wallet);
        if (use == null) {
            violations.add(new Violation(pointer, "unknown-wallet", wallet + " is not in the catalogue"));
        } else if (!fits.test(use)) {
            violations.add(new Violation(pointer, "wrong-use", wallet + " is for " + use + ": " + otherwise));
        }
    }

    private void checkTimes(String pointer, JsonNode times) {
        Instant from = time(pointer + "/from", times.path("from"), Instant.MIN);
        Instant until = time(pointer + "/until", times.path("until"), Instant.MAX);
        if (!from.isBefore(until)) {
            violations.add(new Violation(pointer + "/until", "out-of-range", "after from"));
        }
    }

    private Instant time(String pointer, JsonNode time, Instant otherwise) {
        try {
            return time.isString() ? Instant.parse(time.asString()) : otherwise;
        } catch (DateTimeException invalid) {
            violations.add(new Violation(pointer, "malformed", String.valueOf(invalid.getMessage())));
            return otherwise;
        }
    }
}
