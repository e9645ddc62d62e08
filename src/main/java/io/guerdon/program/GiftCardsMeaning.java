package io.guerdon.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds everything in definitions of gift cards of the right shape that cannot be meant. */
final class GiftCardsMeaning {
    private final Set<String> merchants = new HashSet<>();
    private final Map<String, String> uses = new HashMap<>();
    private final List<Violation> violations = new ArrayList<>();

    private GiftCardsMeaning(JsonNode settings) {
        settings.path("merchants")
                .forEach(merchant -> merchants.add(merchant.path("id").asString()));
        settings.at("/catalogue/wallets")
                .forEach(wallet -> uses.put(
                        wallet.path("id").asString(), wallet.path("use").asString()));
    }

    static List<Violation> violations(JsonNode settings) {
        GiftCardsMeaning meaning = new GiftCardsMeaning(settings);
        Set<String> names = new HashSet<>();
        JsonNode all = settings.at("/catalogue/giftCards");
        for (int place = 0; place < all.size(); place++) {
            String pointer = "/catalogue/giftCards/" + place;
            JsonNode card = all.path(place);
            String id = card.path("id").asString();
            if (!names.add(id)) {
                meaning.found(pointer + "/id", "duplicate", id + " is there twice");
            }
            meaning.checkWallet(pointer + "/wallet", card.path("wallet").asString());
            meaning.checkLoad(pointer + "/load", card.path("load"));
            meaning.checkMerchants(pointer + "/network/sellers", card.at("/network/sellers"));
            meaning.checkMerchants(pointer + "/network/acceptors", card.at("/network/acceptors"));
            if (card.at("/validity/expiry/mode").asString().equals("sliding")) {
                meaning.found(pointer + "/validity/expiry/mode", "not-one-of", "activity extends no gift card");
            }
        }
        return meaning.violations;
    }

    private void checkWallet(String pointer, String wallet) {
        String use = uses.get(wallet);
        if (use == null) {
            found(pointer, "unknown-wallet", wallet + " is not in the catalogue");
        } else if (!use.equals("TENDER")) {
            found(pointer, "wrong-use", wallet + " is for " + use + ": a gift card holds money");
        }
    }

    /** An amount that could never be put on a card is a mistake. */
    private void checkLoad(String pointer, JsonNode load) {
        long least = load.path("least").asLong();
        long most = load.path("most").asLong();
        if (most < least) {
            found(pointer + "/most", "out-of-range", "at least as much as least");
        }
        if (load.path("highestBalance").asLong() < most) {
            found(pointer + "/highestBalance", "out-of-range", "at least as much as most");
        }
        JsonNode only = load.path("only");
        for (int place = 0; place < only.size(); place++) {
            long amount = only.path(place).asLong();
            if (amount < least || amount > most) {
                found(pointer + "/only/" + place, "out-of-range", "from least to most");
            }
        }
    }

    private void checkMerchants(String pointer, JsonNode names) {
        for (int place = 0; place < names.size(); place++) {
            String name = names.path(place).asString();
            if (!merchants.contains(name)) {
                found(pointer + "/" + place, "unknown-merchant", name + " is no merchant of the program");
            }
        }
    }

    private void found(String pointer, String code, String reason) {
        violations.add(new Violation(pointer, code, reason));
    }
}
