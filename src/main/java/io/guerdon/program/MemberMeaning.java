package io.guerdon.program;

import io.guerdon.unit.WalletId;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Finds what rules ask of the member that nobody could tell, or that must not decide what counts. */
final class MemberMeaning {
    private static final Pattern COUNTED = Pattern.compile(Pattern.quote(Counter.PREFIX) + "([A-Za-z0-9_]+)(\\.\\w+)?");

    private final Map<WalletId, WalletSettings> status = new HashMap<>();
    private final Map<String, Counter> counters;
    private final String measure;

    /** Compiles a condition where it stands. */
    interface Compiling {
        Condition compile(String text, Set<String> counters);
    }

    MemberMeaning(JsonNode settings) {
        for (JsonNode wallet : settings.at("/catalogue/wallets")) {
            read(wallet)
                    .filter(each -> each.use() == WalletSettings.Use.STATUS)
                    .ifPresent(each -> status.put(each.id(), each));
        }
        counters = Counter.named(status.keySet());
        measure = settings.at("/catalogue/tiering/measure").asString("");
    }

    /** What is wrong with the wallet is said where the wallet is. */
    private static Optional<WalletSettings> read(JsonNode wallet) {
        try {
            return Optional.of(ProgramJson.MAPPER.treeToValue(wallet, WalletSettings.class));
        } catch (JacksonException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** What is wrong with a condition of a rule that gives into a wallet. */
    List<Violation> violations(String pointer, String wallet, String text, Compiling compiling) {
        Optional<Violation> unknown = unknown(pointer, text);
        if (unknown.isPresent()) {
            return List.of(unknown.get());
        }
        Set<String> asks;
        try {
            asks = compiling.compile(text, counters.keySet()).asks();
        } catch (IllegalArgumentException invalid) {
            return List.of(new Violation(pointer, "invalid-condition", String.valueOf(invalid.getMessage())));
        }
        List<Violation> violations = new ArrayList<>();
        unfit(pointer, asks).ifPresent(violations::add);
        circular(pointer, wallet, asks).ifPresent(violations::add);
        return violations;
    }

    /** The compiler would only say that it does not know {@code member}. */
    private Optional<Violation> unknown(String pointer, String text) {
        Matcher named = COUNTED.matcher(text);
        while (named.find()) {
            String word = named.group(1);
            if (!counters.containsKey(Counter.PREFIX + word + ".ever")) {
                String reason = "no wallet for STATUS in the catalogue reads " + word;
                return Optional.of(new Violation(pointer, "unknown-wallet", reason));
            }
            if (!counters.containsKey(named.group())) {
                String reason = Counter.PREFIX + word + " is followed by .today, .month, .year or .ever";
                return Optional.of(new Violation(pointer, "invalid-condition", reason));
            }
        }
        return Optional.empty();
    }

    private Optional<Violation> unfit(String pointer, Set<String> asks) {
        return counters.entrySet().stream()
                .filter(counter -> asks.contains(counter.getKey()))
                .filter(counter -> {
                    WalletSettings wallet = status.get(counter.getValue().wallet());
                    return wallet == null || !counter.getValue().toldBy(wallet);
                })
                .findFirst()
                .map(counter -> {
                    String never = counter.getValue().per() == RuleGroup.Per.EVER ? "never, or " : "";
                    String reason = counter.getKey() + " takes a wallet that is pending at-once and expires " + never
                            + "after-period of at least P" + counter.getValue().days()
                            + "D, in days, rounded up to the DAY: its lots say what was earned when";
                    return new Violation(pointer, "unfit-wallet", reason);
                });
    }

    /** Otherwise it would depend on the order in which sales are recorded. */
    private Optional<Violation> circular(String pointer, String wallet, Set<String> asks) {
        if (wallet.equals(measure) && asks.contains(Condition.TIER)) {
            return Optional.of(
                    new Violation(pointer, "invalid-condition", "what measures tiers must not ask for the tier"));
        }
        boolean counts = status.containsKey(new WalletId(wallet));
        return counts && asks.stream().anyMatch(counters::containsKey)
                ? Optional.of(new Violation(pointer, "invalid-condition", "what is counted must not ask for counters"))
                : Optional.empty();
    }
}
