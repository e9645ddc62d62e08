package io.guerdon.program;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Finds everything in rebates of the right shape that cannot be meant. */
final class RebatesMeaning {
    private static final String UNFIT = "unfit-wallet";

    /** How many periods an account may have to keep at once, of all rebates: each entry that counts looks at them. */
    private static final int MOST_RUNNING = 100;

    private final Map<String, JsonNode> wallets = new HashMap<>();
    private final Set<String> merchants = new HashSet<>();
    private final List<Violation> violations = new ArrayList<>();
    private long running;

    private RebatesMeaning(JsonNode settings) {
        settings.at("/catalogue/wallets")
                .forEach(wallet -> wallets.put(wallet.path("id").asString(), wallet));
        settings.path("merchants")
                .forEach(merchant -> merchants.add(merchant.path("id").asString()));
    }

    static List<Violation> violations(JsonNode settings) {
        RebatesMeaning meaning = new RebatesMeaning(settings);
        Set<String> names = new HashSet<>();
        JsonNode all = settings.at("/catalogue/rebates");
        for (int place = 0; place < all.size(); place++) {
            String pointer = "/catalogue/rebates/" + place;
            JsonNode rebate = all.path(place);
            String id = rebate.path("id").asString();
            if (!names.add(id)) {
                meaning.found(pointer + "/id", "duplicate", id + " is there twice");
            }
            meaning.checkSteps(pointer + "/volume/steps", rebate.at("/volume/steps"));
            meaning.checkIssuer(pointer + "/pays/issuer", rebate.at("/pays/issuer"));
            meaning.checkWallets(pointer, rebate);
        }
        if (meaning.running > MOST_RUNNING) {
            String words = "what counts is kept for so long that %d periods run at once; at most %d may"
                    .formatted(meaning.running, MOST_RUNNING);
            meaning.found("/catalogue/rebates", "out-of-range", words);
        }
        return meaning.violations;
    }

    private void checkSteps(String pointer, JsonNode steps) {
        for (int place = 1; place < steps.size(); place++) {
            for (String part : List.of("from", "basisPoints")) {
                long below = steps.path(place - 1).path(part).asLong();
                if (steps.path(place).path(part).asLong() <= below) {
                    found(pointer + "/" + place + "/" + part, "out-of-range", "more than in the step before it");
                }
            }
        }
    }

    private void checkIssuer(String pointer, JsonNode issuer) {
        if (issuer.isString() && !merchants.contains(issuer.asString())) {
            found(pointer, "unknown-merchant", issuer.asString() + " is no merchant of the program");
        }
    }

    private void checkWallets(String pointer, JsonNode rebate) {
        Optional<WalletSettings> measure =
                wallet(pointer + "/measure", rebate.path("measure").asString());
        Optional<WalletSettings> paid =
                wallet(pointer + "/pays/wallet", rebate.at("/pays/wallet").asString());
        CalendarPeriod per = CalendarPeriod.valueOf(rebate.path("per").asString());
        running += measure.map(wallet -> running(wallet, per)).orElse(0L);
        // All of a period has to be there when it is settled, and for a day longer.
        int days = per.mostDays() + rebate.at("/pays/afterDays").asInt() + 1;
        if (measure.filter(wallet -> !measures(wallet, days)).isPresent()) {
            String words = "must be for STATUS, pending at-once, and expire after-period of at least P" + days
                    + "D, in days, rounded up to the DAY: its lots say what counts";
            found(pointer + "/measure", UNFIT, words);
        }
        if (paid.filter(wallet -> !pays(wallet)).isPresent()) {
            String words = "must be for TENDER, not expire sliding, and what is owed be OWE or WRITE_OFF:"
                    + " nobody is there to be refused when a rebate is settled";
            found(pointer + "/pays/wallet", UNFIT, words);
        }
    }

    private Optional<WalletSettings> wallet(String pointer, String id) {
        JsonNode wallet = wallets.get(id);
        if (wallet == null) {
            found(pointer, "unknown-wallet", "not in the catalogue");
            return Optional.empty();
        }
        try {
            return Optional.of(ProgramJson.MAPPER.treeToValue(wallet, WalletSettings.class));
        } catch (JacksonException unreadable) {
            // What is wrong with the wallet is said where the wallet is.
            return Optional.empty();
        }
    }

    /** How many periods are not closed while something of each is kept, and the one that lasts. */
    private static long running(WalletSettings measure, CalendarPeriod per) {
        return measure.lots().expiry() instanceof ExpiryPolicy.AfterPeriod after
                ? LocalDate.EPOCH.plus(after.period()).toEpochDay() / per.mostDays() + 1
                : 0L;
    }

    private static boolean measures(WalletSettings wallet, int days) {
        return wallet.use() == WalletSettings.Use.STATUS
                && wallet.lots().pending() instanceof PendingPolicy.AtOnce
                && wallet.tellsDays(days);
    }

    private static boolean pays(WalletSettings wallet) {
        return wallet.use() == WalletSettings.Use.TENDER
                && !(wallet.lots().expiry() instanceof ExpiryPolicy.Sliding)
                && wallet.lots().owed() != OwedPolicy.REFUSE;
    }

    private void found(String pointer, String code, String reason) {
        violations.add(new Violation(pointer, code, reason));
    }
}
