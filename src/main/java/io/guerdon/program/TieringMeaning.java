package io.guerdon.program;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Finds everything in tiers of the right shape that cannot be meant. */
final class TieringMeaning {
    private static final String POINTER = "/catalogue/tiering";

    private final JsonNode settings;
    private final JsonNode tiering;
    private final List<Violation> violations = new ArrayList<>();

    private TieringMeaning(JsonNode settings) {
        this.settings = settings;
        this.tiering = settings.at(POINTER);
    }

    static List<Violation> violations(JsonNode settings) {
        TieringMeaning meaning = new TieringMeaning(settings);
        if (!meaning.tiering.isMissingNode()) {
            meaning.checkTiers();
            meaning.checkMeasure();
        }
        return meaning.violations;
    }

    private void checkTiers() {
        Set<String> names = new HashSet<>();
        long below = 0;
        JsonNode tiers = tiering.path("tiers");
        for (int place = 0; place < tiers.size(); place++) {
            JsonNode tier = tiers.path(place);
            String pointer = POINTER + "/tiers/" + place;
            if (!names.add(tier.path("id").asString())) {
                violations.add(new Violation(pointer + "/id", "duplicate", tier.path("id") + " is there twice"));
            }
            if (tier.path("atLeast").asLong() <= below) {
                violations.add(new Violation(pointer + "/atLeast", "out-of-range", "more than the tier before it"));
            }
            below = tier.path("atLeast").asLong();
        }
    }

    private void checkMeasure() {
        for (JsonNode wallet : settings.at("/catalogue/wallets")) {
            if (wallet.path("id").equals(tiering.path("measure"))) {
                checkFit(wallet);
                return;
            }
        }
        violations.add(new Violation(POINTER + "/measure", "unknown-wallet", "not in the catalogue"));
    }

    private void checkFit(JsonNode wallet) {
        try {
            Tiering read = ProgramJson.MAPPER.treeToValue(tiering, Tiering.class);
            WalletSettings measure = ProgramJson.MAPPER.treeToValue(wallet, WalletSettings.class);
            if (read.period() instanceof QualificationPeriod.Rolling rolling
                    && rolling.length().isZero()) {
                violations.add(new Violation(POINTER + "/period/length", "out-of-range", "longer than nothing"));
            }
            if (!fits(measure, read.remembersDays())) {
                String words = "must be for STATUS, pending at-once, and expire after-period of at least P"
                        + read.remembersDays() + "D, in days, rounded up to the DAY: its lots say who holds which tier";
                violations.add(new Violation(POINTER + "/measure", "unfit-wallet", words));
            }
        } catch (JacksonException | DateTimeException unreadable) {
            // What is wrong with the wallet is said where the wallet is.
            return;
        }
    }

    private static boolean fits(WalletSettings wallet, int days) {
        return wallet.use() == WalletSettings.Use.STATUS
                && wallet.lots().pending() instanceof PendingPolicy.AtOnce
                && wallet.tellsDays(days);
    }
}
