package io.guerdon.program;

/**
 * A program's settings with two rebates on what members spend: for all of them by the quarter, and by the year for those an operator
 * signed up.
 */
public final class RebateTexts {
    /** For everybody: 3% of what is above 10,000.00 in a quarter, 5% of what is above 50,000.00. */
    public static final String VOLUME = """
        {"id":"volume","measure":"spend","per":"QUARTER","members":"ALL",
         "volume":{"play":"MARGINAL","rounding":"DOWN",
          "steps":[{"from":1000000,"basisPoints":300},{"from":5000000,"basisPoints":500}]},
         "pays":{"wallet":"cashback","afterDays":30}}\
        """.replaceAll("\n *", "");
    /** For those who signed up: 1% of everything from 20,000.00 in a year on, funded by the cafe. */
    public static final String YEARLY = """
        {"id":"yearly","measure":"spend","per":"YEAR","members":"SIGNED_UP",
         "volume":{"play":"WHOLE","rounding":"DOWN","steps":[{"from":2000000,"basisPoints":100}]},
         "pays":{"wallet":"cashback","afterDays":10,"issuer":"cafe"}}\
        """.replaceAll("\n *", "");
    /** Their wallets. */
    public static final String WALLETS = """
        {"id":"cashback","use":"TENDER","lots":{"expiry":{"mode":"after-period","period":"P300D","roundUp":"DAY"},
         "pending":{"mode":"at-once"},"owed":"OWE","grace":"P0D"}},
        {"id":"spend","use":"STATUS","lots":{"expiry":{"mode":"after-period","period":"P600D","roundUp":"DAY"},
         "pending":{"mode":"at-once"},"owed":"WRITE_OFF","grace":"P0D"}}\
        """.replaceAll("\n *", "");
    /** What counts: every minor unit that is paid. */
    public static final String SPENT = """
        {"id":"spent","wallet":"spend","play":"ALL","rules":[{"id":"one-for-one","atLeast":{"minor":0,"pieces":0},
         "effect":{"gives":"rate","rate":{"points":1,"stepMinor":1,"rounding":"DOWN"}}}]}\
        """.replaceAll("\n *", "");
    /** What counts, before there is a rebate. */
    public static final String COUNTED = ProgramJson.settings(DemoProgram.program())
            .toString()
            .replace("\"wallets\":[]", "\"wallets\":[" + WALLETS + "]")
            .replace("\"groups\":[]", "\"groups\":[" + SPENT + "]");

    private RebateTexts() {}

    /** All of it, with some rebates. */
    public static String with(String... rebates) {
        return COUNTED.replace("\"coupons\":[]", "\"rebates\":[" + String.join(",", rebates) + "],\"coupons\":[]");
    }

    /** A program in a revision. */
    public static Program program(int revision, String settings) {
        return switch (SettingsForm.read(DemoProgram.ID, revision, settings)) {
            case SettingsForm.Reading.Valid valid -> valid.program();
            case SettingsForm.Reading.Invalid invalid -> throw new AssertionError(invalid);
        };
    }
}
