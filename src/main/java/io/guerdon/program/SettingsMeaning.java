package io.guerdon.program;

import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Finds everything in settings of the right shape that cannot be meant. */
final class SettingsMeaning {
    private static final int FIRST_YEAR = 1980;
    private static final int LAST_YEAR = 2100;

    private final JsonNode settings;
    private final List<Violation> violations = new ArrayList<>();

    private SettingsMeaning(JsonNode settings) {
        this.settings = settings;
    }

    static List<Violation> violations(JsonNode settings) {
        SettingsMeaning meaning = new SettingsMeaning(settings);
        meaning.checkTimes();
        meaning.checkMerchants();
        Set<String> wallets = meaning.checkWallets();
        List<Violation> coupons = meaning.checkCoupons(wallets);
        meaning.checkGiftCards();
        List<Violation> all = new ArrayList<>(meaning.violations);
        all.addAll(coupons);
        all.addAll(RulesMeaning.violations(settings, wallets));
        all.addAll(TieringMeaning.violations(settings));
        all.addAll(RewardsMeaning.violations(settings.path("catalogue")));
        all.addAll(GiftCardsMeaning.violations(settings));
        all.addAll(RebatesMeaning.violations(settings));
        all.addAll(StoredValuesMeaning.violations(settings, wallets));
        all.addAll(PrepaidPlansMeaning.violations(settings));
        all.addAll(CreditLinesMeaning.violations(settings));
        all.addAll(MembershipPlansMeaning.violations(settings));
        all.addAll(MemberPricesMeaning.violations(settings));
        all.addAll(ClearingMeaning.violations(settings));
        all.addAll(PartnerCurrenciesMeaning.violations(settings, wallets));
        all.addAll(IssuingCapsMeaning.violations(settings));
        all.addAll(StoresMeaning.violations(settings));
        all.addAll(FundingMeaning.violations(settings));
        return List.copyOf(all);
    }

    private void checkTimes() {
        parse("/place/zone", "unknown-zone", ZoneId::of);
        parse("/place/currency", "unknown-currency", Currency::getInstance);
        parse("/place/testClockFrom", "malformed", SettingsMeaning::testClock);
        parse("/policies/spending/longestHold", "malformed", SettingsMeaning::positiveDuration);
        checkLots("/policies/lots");
    }

    private void checkLots(String pointer) {
        parse(pointer + "/pending/date", "malformed", LocalDate::parse);
        checkExpiry(pointer);
    }

    private void checkExpiry(String pointer) {
        parse(pointer + "/expiry/date", "malformed", LocalDate::parse);
        int dates = settings.at(pointer + "/expiry/dates").size();
        for (int place = 0; place < dates; place++) {
            parse(pointer + "/expiry/dates/" + place, "malformed", MonthDay::parse);
        }
    }

    private Set<String> checkWallets() {
        // Money in no wallet, and what partners owe each other, is posted in units of its own, which no wallet may be.
        String money = "money." + settings.at("/place/currency").asString("").toLowerCase(Locale.ROOT);
        Set<String> names = new HashSet<>(Set.of(WalletId.POINTS.value(), money, WalletId.CLEARING.value()));
        JsonNode wallets = settings.at("/catalogue/wallets");
        for (int place = 0; place < wallets.size(); place++) {
            String pointer = "/catalogue/wallets/" + place;
            String id = wallets.path(place).path("id").asString();
            if (!names.add(id)) {
                violations.add(new Violation(pointer + "/id", "duplicate", id + " is there twice"));
            }
            checkLots(pointer + "/lots");
        }
        return names;
    }

    private List<Violation> checkCoupons(Set<String> wallets) {
        int coupons = settings.at("/catalogue/coupons").size();
        for (int place = 0; place < coupons; place++) {
            checkLots("/catalogue/coupons/" + place + "/lots");
        }
        return CouponsMeaning.violations(settings, wallets);
    }

    private static void testClock(String text) {
        int year = OffsetDateTime.parse(text).getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new DateTimeException("test clocks begin between " + FIRST_YEAR + " and " + LAST_YEAR);
        }
    }

    private void checkGiftCards() {
        int cards = settings.at("/catalogue/giftCards").size();
        for (int place = 0; place < cards; place++) {
            checkExpiry("/catalogue/giftCards/" + place + "/validity");
        }
    }

    private static void positiveDuration(String text) {
        Duration duration = Duration.parse(text);
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("must be longer than nothing");
        }
    }

    /** What is left out is none of this check's business. */
    private void parse(String pointer, String code, Consumer<String> parser) {
        JsonNode node = settings.at(pointer);
        if (node.isMissingNode()) {
            return;
        }
        try {
            parser.accept(node.asString());
        } catch (DateTimeException | IllegalArgumentException invalid) {
            violations.add(new Violation(pointer, code, String.valueOf(invalid.getMessage())));
        }
    }

    private void checkMerchants() {
        Set<String> names = new HashSet<>();
        JsonNode merchants = settings.path("merchants");
        for (int place = 0; place < merchants.size(); place++) {
            String id = merchants.path(place).path("id").asString();
            if (!names.add(id)) {
                violations.add(new Violation("/merchants/" + place + "/id", "duplicate", id + " is there twice"));
            }
            if (id.equals(MerchantId.HOUSE.value())) {
                violations.add(new Violation("/merchants/" + place + "/id", "reserved", id + " is the program itself"));
            }
        }
    }
}
