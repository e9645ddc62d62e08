package io.guerdon.program;

import io.guerdon.program.MembershipPlan.Mode;
import io.guerdon.unit.WalletId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds everything in plans of memberships of the right shape that cannot be meant. */
final class MembershipPlansMeaning {
    private static final String POINTER = "/catalogue/membershipPlans";
    private static final String OUT_OF_RANGE = "out-of-range";
    private static final String PROPORTIONAL = StoredValueSettings.Order.PROPORTIONAL.name();

    private final JsonNode catalogue;
    private final Set<String> merchants = new HashSet<>();
    private final Set<String> tiers = new HashSet<>();
    private final Set<String> gifts = new HashSet<>(Set.of(WalletId.POINTS.value()));
    private final Map<String, JsonNode> coupons = new HashMap<>();
    private final Map<String, String> orders = new HashMap<>();
    private final List<Violation> violations = new ArrayList<>();

    private MembershipPlansMeaning(JsonNode settings) {
        catalogue = settings.path("catalogue");
        settings.path("merchants").forEach(merchant -> merchants.add(id(merchant)));
        catalogue.at("/tiering/tiers").forEach(tier -> tiers.add(id(tier)));
        catalogue.path("coupons").forEach(coupon -> coupons.put(id(coupon), coupon));
        catalogue.path("wallets").forEach(wallet -> {
            if (!wallet.path("use").asString().equals(WalletSettings.Use.STATUS.name())) {
                gifts.add(id(wallet));
            }
        });
        catalogue
                .path("creditLines")
                .forEach(line -> gifts.remove(line.path("wallet").asString()));
        catalogue.path("storedValues").forEach(value -> {
            orders.put(id(value), value.at("/parts/order").asString());
            gifts.remove(value.at("/parts/principal").asString());
            gifts.remove(value.at("/parts/bonus").asString());
        });
    }

    private static String id(JsonNode named) {
        return named.path("id").asString();
    }

    static List<Violation> violations(JsonNode settings) {
        MembershipPlansMeaning meaning = new MembershipPlansMeaning(settings);
        Set<String> names = new HashSet<>();
        JsonNode plans = settings.at(POINTER);
        for (int place = 0; place < plans.size(); place++) {
            String pointer = POINTER + "/" + place;
            JsonNode plan = plans.path(place);
            if (!names.add(id(plan))) {
                meaning.found(pointer + "/id", "duplicate", id(plan) + " is there twice");
            }
            meaning.checkFees(pointer + "/fees", plan.path("fees"));
            meaning.checkRenewal(pointer + "/renewal", plan);
            meaning.checkBenefits(pointer + "/benefits", plan.path("benefits"));
            meaning.checkPack(pointer + "/benefits/pack", plan);
        }
        return meaning.violations;
    }

    private void checkFees(String pointer, JsonNode fees) {
        String merchant = fees.path("merchant").asString();
        if (!merchants.contains(merchant)) {
            found(pointer + "/merchant", "unknown-merchant", merchant + " is no merchant of the program");
        }
        String payFrom = fees.path("payFrom").asString("");
        if (payFrom.isEmpty()) {
            return;
        }
        if (!orders.containsKey(payFrom)) {
            found(pointer + "/payFrom", "unknown-wallet", "no stored value of the catalogue");
        } else if (PROPORTIONAL.equals(orders.get(payFrom))) {
            String words = "must be spent PRINCIPAL_FIRST or BONUS_FIRST: time pays fees without reading the past";
            found(pointer + "/payFrom", "unfit-wallet", words);
        }
    }

    private void checkRenewal(String pointer, JsonNode plan) {
        JsonNode renewal = plan.path("renewal");
        int grace = renewal.path("graceDays").asInt();
        int retries = renewal.path("retries").asInt();
        int days = renewal.path("retryDays").asInt();
        if (retries > 0 && days == 0) {
            found(pointer + "/retryDays", OUT_OF_RANGE, "two payments are at least a day apart");
        }
        if (retries > 0 && retries * days >= grace) {
            found(
                    pointer + "/graceDays",
                    OUT_OF_RANGE,
                    "longer than payments are tried again: the last is in the grace");
        }
        boolean isPaid = plan.at("/fees/periodic").asLong() > 0;
        boolean isAutomatic = renewal.path("mode").asString().equals(Mode.AUTOMATIC.name());
        if (isPaid && isAutomatic && grace == 0) {
            found(
                    pointer + "/graceDays",
                    OUT_OF_RANGE,
                    "at least 1: who pays by charge needs time, whatever else the plan is paid from");
        }
    }

    private void checkBenefits(String pointer, JsonNode benefits) {
        JsonNode pack = benefits.at("/pack/coupons");
        Set<String> names = new HashSet<>();
        for (int place = 0; place < pack.size(); place++) {
            checkCoupon(
                    pointer + "/pack/coupons/" + place + "/coupon",
                    pack.path(place).path("coupon").asString(),
                    names);
        }
        String gift = benefits.at("/gift/wallet").asString("");
        if (!gift.isEmpty() && !gifts.contains(gift)) {
            found(
                    pointer + "/gift/wallet",
                    "unfit-wallet",
                    "must be points, or a wallet that is spent by its own name");
        }
        String tier = benefits.path("tierAtLeast").asString("");
        if (!tier.isEmpty() && !tiers.contains(tier)) {
            found(pointer + "/tierAtLeast", "unknown-tier", tier + " is no tier of the program");
        }
    }

    /** What is given for a period is not for time that nobody paid. */
    private void checkPack(String pointer, JsonNode plan) {
        int every = plan.at("/benefits/pack/everyMonths").asInt(0);
        if (every > plan.at("/term/months").asInt()) {
            found(pointer + "/everyMonths", OUT_OF_RANGE, "no longer than a period");
        }
    }

    /** What everybody gets has no number of the stock. */
    private void checkCoupon(String pointer, String coupon, Set<String> names) {
        JsonNode known = coupons.get(coupon);
        if (known == null) {
            found(pointer, "unknown-coupon", coupon + " is no coupon of the catalogue");
        } else if (known.at("/supply/stock").isNumber()
                || known.at("/supply/perMember").isNumber()) {
            found(pointer, "limited-coupon", coupon + " is limited; what a plan gives is not");
        } else if (!names.add(coupon)) {
            found(pointer, "duplicate", coupon + " is there twice");
        }
    }

    private void found(String pointer, String code, String reason) {
        violations.add(new Violation(pointer, code, reason));
    }
}
