package io.guerdon.program;

import io.guerdon.program.PartnerCurrency.Direction;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds everything in partners' own currencies of the right shape that cannot be meant. */
final class PartnerCurrenciesMeaning {
    private static final String POINTER = "/catalogue/partnerCurrencies";
    /** As much as one request can be about. */
    private static final BigInteger MOST = BigInteger.valueOf(1_000_000_000_000L);
    /** Ways to expire by which points that come in live no longer than those that were there. */
    private static final Set<String> NOT_RENEWED = Set.of("never", "on-date");

    private final Set<String> names = new HashSet<>();
    private final Map<String, JsonNode> merchants = new HashMap<>();
    private final boolean renewed;
    private final List<Violation> violations = new ArrayList<>();

    private PartnerCurrenciesMeaning(JsonNode settings, Set<String> taken) {
        this.names.addAll(taken);
        this.renewed =
                !NOT_RENEWED.contains(settings.at("/policies/lots/expiry/mode").asString(""));
        for (String list : List.of("coupons", "storedValues")) {
            settings.at("/catalogue/" + list)
                    .forEach(unit -> names.add(unit.path("id").asString()));
        }
        settings.path("merchants")
                .forEach(merchant -> merchants.put(merchant.path("id").asString(), merchant));
    }

    /** All there are; {@code taken} are the names of wallets. */
    static List<Violation> violations(JsonNode settings, Set<String> taken) {
        PartnerCurrenciesMeaning meaning = new PartnerCurrenciesMeaning(settings, taken);
        JsonNode all = settings.at(POINTER);
        for (int place = 0; place < all.size(); place++) {
            meaning.check(POINTER + "/" + place, all.path(place));
        }
        return List.copyOf(meaning.violations);
    }

    /** A name that entries have used for one partner's currency is not another's. */
    static List<Violation> succeed(Catalogue before, Catalogue after) {
        return before.partnerCurrencies().stream()
                .filter(currency -> after.partnerCurrency(currency.id())
                        .filter(same -> !same.merchant().equals(currency.merchant()))
                        .isPresent())
                .map(currency -> new Violation(
                        POINTER, SettingsForm.UNCHANGEABLE, currency.id() + " is kept by " + currency.merchant()))
                .toList();
    }

    private void check(String pointer, JsonNode node) {
        PartnerCurrency currency = ProgramJson.MAPPER.treeToValue(node, PartnerCurrency.class);
        String id = currency.id().value();
        if (!names.add(id)) {
            found(pointer + "/id", "duplicate", id + " is there twice, or the name of something members have here");
        }
        String name = currency.merchant().value();
        JsonNode merchant = merchants.get(name);
        if (merchant == null) {
            found(pointer + "/merchant", "unknown-merchant", name + " is no merchant of the program");
        } else {
            currency.in().ifPresent(_ -> checkIssues(pointer + "/in", name, merchant));
            currency.out().ifPresent(_ -> checkIsPaid(pointer + "/out", name, merchant));
        }
        if (currency.in().isEmpty() && currency.out().isEmpty()) {
            found(pointer, "missing", "in, out or both: it is converted neither way");
        }
        for (Direction direction : Direction.values()) {
            String there = pointer + "/" + direction.name().toLowerCase(Locale.ROOT);
            currency.terms(direction).ifPresent(terms -> checkTerms(there, direction, terms));
        }
        currency.in().ifPresent(in -> currency.out().ifPresent(out -> checkRound(pointer, currency, in, out)));
    }

    private void checkTerms(String pointer, Direction direction, ConversionTerms terms) {
        long step = direction.step(terms);
        checkWhole(pointer + "/least", terms.least(), step);
        checkWhole(pointer + "/most", terms.most(), step);
        if (terms.most() < terms.least()) {
            found(pointer + "/most", "out-of-range", "at least as much as least");
        }
        BigInteger gets = BigInteger.valueOf(terms.most() / step).multiply(BigInteger.valueOf(direction.gets(terms)));
        if (gets.compareTo(MOST) > 0) {
            found(
                    pointer + "/most",
                    "out-of-range",
                    "would come to " + gets + "; " + MOST + " is the most there may be");
        }
        if (terms.perMember().filter(limit -> limit.most() < terms.least()).isPresent()) {
            found(pointer + "/perMember/most", "out-of-range", "at least as much as least");
        }
    }

    /** What is no whole number of steps could be asked for by nobody. */
    private void checkWhole(String pointer, long amount, long step) {
        if (amount % step != 0) {
            long below = amount - amount % step;
            String reason = amount + " is no whole number of steps of " + step + ": it lies between " + below + " and "
                    + (below + step);
            found(pointer, "inexact-rate", reason);
        }
    }

    private void checkIssues(String pointer, String name, JsonNode merchant) {
        if (!merchant.path("issuing").asString().equals("ISSUES")) {
            found(pointer, "wrong-use", name + " does not issue: nobody would fund what comes in");
        }
    }

    private void checkIsPaid(String pointer, String name, JsonNode merchant) {
        if (!merchant.path("redeemRate").isObject()
                && !merchant.at("/clearing/paid").isObject()) {
            String reason = name + " accepts no points and has no clearing.paid: nothing says what it is paid";
            found(pointer, "wrong-use", reason);
        }
    }

    /**
     * Who converts in and out again must not have more than before: it could be done for ever. Who has as much can make points live for ever: the partner's
     * units have no expiry that is known here, so what comes in is new.
     */
    private void checkRound(String pointer, PartnerCurrency currency, ConversionTerms in, ConversionTerms out) {
        BigInteger back = BigInteger.valueOf(in.points()).multiply(BigInteger.valueOf(out.units()));
        BigInteger given = BigInteger.valueOf(in.units()).multiply(BigInteger.valueOf(out.points()));
        String reason = given + " " + currency.id() + " converted in and out again would be " + back;
        if (back.compareTo(given) > 0) {
            found(pointer + "/out", "gains-by-return", reason);
        } else if (renewed && back.equals(given) && currency.goingRound().isEmpty()) {
            String renews =
                    reason + ", and points that go out and in again would never expire; let something be lost, or"
                            + " say goingRound RENEWS";
            found(pointer + "/out", "renews-by-return", renews);
        }
    }

    private void found(String pointer, String code, String reason) {
        violations.add(new Violation(pointer, code, reason));
    }
}
