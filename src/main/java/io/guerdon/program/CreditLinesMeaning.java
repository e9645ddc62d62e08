package io.guerdon.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds everything in credit lines of the right shape that cannot be meant. */
final class CreditLinesMeaning {
    private static final String POINTER = "/catalogue/creditLines";
    private static final String REASON = " is credit: it is granted, spent and repaid";

    private final JsonNode settings;
    private final Map<String, JsonNode> wallets = new HashMap<>();
    private final Set<String> merchants = new HashSet<>();
    private final Set<String> lines = new HashSet<>();
    private final List<Violation> violations = new ArrayList<>();

    private CreditLinesMeaning(JsonNode settings) {
        this.settings = settings;
        settings.at("/catalogue/wallets")
                .forEach(wallet -> wallets.put(wallet.path("id").asString(), wallet));
        settings.path("merchants")
                .forEach(merchant -> merchants.add(merchant.path("id").asString()));
    }

    static List<Violation> violations(JsonNode settings) {
        CreditLinesMeaning meaning = new CreditLinesMeaning(settings);
        JsonNode all = settings.at(POINTER);
        for (int place = 0; place < all.size(); place++) {
            meaning.check(POINTER + "/" + place, all.path(place));
        }
        meaning.checkOthers();
        return meaning.violations;
    }

    /** What cannot change once members may owe something, and what cannot become credit because they may have some of it. */
    static List<Violation> succeed(Catalogue before, Catalogue after) {
        List<Violation> violations = new ArrayList<>();
        for (CreditSettings line : before.creditLines()) {
            if (after.creditLine(line.wallet())
                    .filter(same -> same.lender().equals(line.lender()))
                    .isEmpty()) {
                String reason = "members may owe " + line.lender() + " some of " + line.wallet();
                violations.add(new Violation(POINTER, SettingsForm.UNCHANGEABLE, reason));
            }
        }
        for (CreditSettings line : after.creditLines()) {
            if (before.wallet(line.wallet()).isPresent()
                    && before.creditLine(line.wallet()).isEmpty()) {
                String reason = "members may have some of " + line.wallet() + ", which is theirs";
                violations.add(new Violation(POINTER, SettingsForm.UNCHANGEABLE, reason));
            }
        }
        return violations;
    }

    private void check(String pointer, JsonNode line) {
        checkWallet(pointer + "/wallet", line.path("wallet").asString());
        String lender = line.path("lender").asString();
        if (!merchants.contains(lender)) {
            found(pointer + "/lender", "unknown-merchant", lender + " is no merchant of the program");
        }
        JsonNode ages = line.path("ageingDays");
        for (int place = 1; place < ages.size(); place++) {
            if (ages.path(place).asInt() <= ages.path(place - 1).asInt()) {
                found(pointer + "/ageingDays/" + place, "out-of-range", "more than the age before it");
            }
        }
    }

    private void checkWallet(String pointer, String name) {
        JsonNode wallet = wallets.get(name);
        if (wallet == null) {
            found(pointer, "unknown-wallet", name + " is not in the catalogue");
        } else if (!wallet.path("use").asString().equals("TENDER")) {
            found(pointer, "wrong-use", name + " is for " + wallet.path("use").asString() + ": credit is money");
        } else if (!wallet.at("/lots/expiry/mode").asString().equals("never")) {
            found(pointer, "wrong-use", name + " expires: a limit is there until it is changed");
        } else if (!lines.add(name)) {
            found(pointer, "duplicate", name + " is a line of credit already");
        }
    }

    private void checkOthers() {
        for (String list : List.of("payouts", "giftCards")) {
            checkList("/catalogue/" + list, "/wallet");
        }
        checkList("/catalogue/rebates", "/pays/wallet");
        checkList("/catalogue/rewards", "/cost/wallet");
        checkList("/catalogue/storedValues", "/parts/principal");
        checkList("/catalogue/storedValues", "/parts/bonus");
        checkList("/policies/groups", "/wallet");
        JsonNode activities = settings.at("/policies/activities");
        for (int place = 0; place < activities.size(); place++) {
            checkList("/policies/activities/" + place + "/groups", "/wallet");
        }
    }

    private void checkList(String pointer, String wallet) {
        JsonNode others = settings.at(pointer);
        for (int place = 0; place < others.size(); place++) {
            String name = others.path(place).at(wallet).asString("");
            if (lines.contains(name)) {
                found(pointer + "/" + place + wallet, "wrong-use", name + REASON);
            }
        }
    }

    private void found(String pointer, String code, String reason) {
        violations.add(new Violation(pointer, code, reason));
    }
}
