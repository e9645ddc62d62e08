package io.guerdon.membership;

import io.guerdon.program.DemoProgram;
import io.guerdon.program.Program;
import io.guerdon.program.ProgramJson;
import io.guerdon.program.SettingsForm;

/** Settings of a program with plans, written down. */
public final class ClubSettings {
    private static final String WALLET = """
        {"id":"%s","use":"TENDER","lots":{"expiry":{"mode":"never"},"pending":{"mode":"at-once"},"owed":"OWE","grace":"P30D"}}\
        """;

    /** Coupons, stored value to pay from, and tiers. */
    private static final String BESIDE = """
        "wallets":[%s,%s,
         {"id":"status","use":"STATUS","lots":{"expiry":{"mode":"after-period","period":"P800D","roundUp":"DAY"},
          "pending":{"mode":"at-once"},"owed":"WRITE_OFF","grace":"P30D"}}],
        "coupons":[{"id":"latte","off":{"mode":"amount","minor":500},
          "use":{"minimumMinor":0,"goods":[],"merchants":[],"when":[]},"supply":{},
          "lots":{"expiry":{"mode":"never"},"pending":{"mode":"at-once"},"owed":"WRITE_OFF","grace":"P30D"}}],
        "tiering":{"measure":"status","period":{"mode":"calendar-year"},
          "retention":{"period":"P1Y","grace":"P0D","downgrade":"RECOMPUTED"},
          "tiers":[{"id":"silver","atLeast":1000},{"id":"gold","atLeast":5000}]},
        "storedValues":[{"id":"purse","parts":{"principal":"cash","bonus":"extra","order":"PRINCIPAL_FIRST"},
          "limits":{"least":1,"most":100000000,"highestPrincipal":900000000,"mostPerDay":900000000},
          "bonus":{"steps":[],"rounding":"DOWN","whenSpent":"DEDUCT"}}],\
        """.formatted(WALLET.formatted("cash"), WALLET.formatted("extra"));

    /** A year, with coupons each month, a gift, a tier and a week to return it. */
    public static final String YEARLY = """
        {"id":"yearly","fees":{"merchant":"cafe","joining":1000,"periodic":12000,"payFrom":"purse"},
         "term":{"months":12,"trialDays":0,"pauseDays":60,
          "coolingOff":{"days":7,"perCoupon":500,"whenSpent":"OWE"}},
         "renewal":{"mode":"AUTOMATIC","retries":2,"retryDays":3,"graceDays":10},
         "benefits":{"pack":{"everyMonths":1,"coupons":[{"coupon":"latte","count":2}]},
          "gift":{"wallet":"points","amount":200},"tierAtLeast":"silver","access":["lounge","free-delivery"]}}\
        """;

    /** The same for a family, which costs more. */
    public static final String FAMILY = YEARLY.replace("\"id\":\"yearly\"", "\"id\":\"family\"")
            .replace("12000", "24001")
            .replace("\"count\":2", "\"count\":4");

    /** A month, with nothing beside it. */
    public static final String MONTHLY = """
        {"id":"monthly","fees":{"merchant":"cafe","joining":0,"periodic":3000,"payFrom":"purse"},
         "term":{"months":1,"trialDays":0,"pauseDays":60},
         "renewal":{"mode":"AUTOMATIC","retries":2,"retryDays":3,"graceDays":10},
         "benefits":{"access":["lounge"]}}\
        """;

    /** The same with a coupon each month, for nothing more. */
    public static final String TREATED = MONTHLY.replace("\"id\":\"monthly\"", "\"id\":\"treated\"")
            .replace(
                    "\"benefits\":{",
                    "\"benefits\":{\"pack\":{\"everyMonths\":1,\"coupons\":[{\"coupon\":\"latte\",\"count\":1}]},");

    /** A month after two weeks that are free. */
    public static final String TRIAL =
            MONTHLY.replace("\"id\":\"monthly\"", "\"id\":\"trial\"").replace("\"trialDays\":0", "\"trialDays\":14");

    /** A month that does not go on by itself. */
    public static final String INVITED =
            MONTHLY.replace("\"id\":\"monthly\"", "\"id\":\"invited\"").replace("AUTOMATIC", "ON_INVITATION");

    /** It costs nothing. */
    public static final String FREE =
            MONTHLY.replace("\"id\":\"monthly\"", "\"id\":\"free\"").replace("3000", "0");

    private ClubSettings() {}

    /** The settings with plans, in a zone. */
    public static String settings(String zone, String... plans) {
        return ProgramJson.settings(DemoProgram.program())
                .toString()
                .replace("Asia/Shanghai", zone)
                .replaceFirst(
                        "\"catalogue\":\\{[^}]*}",
                        "\"catalogue\":{" + BESIDE + "\"membershipPlans\":[" + String.join(",", plans) + "]}");
    }

    /** A program with plans, in a zone. */
    static Program program(String zone, String... plans) {
        return read(settings(zone, plans));
    }

    /** The program of settings. */
    static Program read(String settings) {
        return switch (SettingsForm.read(DemoProgram.ID, 1, settings)) {
            case SettingsForm.Reading.Valid valid -> valid.program();
            case SettingsForm.Reading.Invalid invalid ->
                throw new AssertionError(invalid.violations().toString());
        };
    }
}
