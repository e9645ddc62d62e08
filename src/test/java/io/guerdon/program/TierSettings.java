package io.guerdon.program;

/** The demo program's settings with silver and gold, by qualifying points over a calendar year. */
public final class TierSettings {
    private static final String SETTINGS =
            ProgramJson.settings(DemoProgram.program()).toString();
    private static final String CATALOGUE = """
        "wallets":[
         {"id":"status","use":"STATUS","lots":{"expiry":{"mode":"after-period","period":"P1200D","roundUp":"DAY"},
          "pending":{"mode":"at-once"},"owed":"WRITE_OFF","grace":"P0D"}}],
         "tiering":{"measure":"status","period":{"mode":"calendar-year"},
          "retention":{"period":"P12M","grace":"P30D","downgrade":"ONE_STEP"},
          "tiers":[{"id":"silver","atLeast":1000},{"id":"gold","atLeast":5000}]}\
        """.replaceAll("\n *", "");
    private static final String GROUPS = """
        "groups":[
         {"id":"qualifying","wallet":"status","play":"ALL","rules":[{"id":"one-for-one","when":["time.year > 2000"],
          "atLeast":{"minor":0,"pieces":0},
          "effect":{"gives":"rate","rate":{"points":1,"stepMinor":100,"rounding":"DOWN"}}}]},
         {"id":"benefits","play":"ALL","rules":[{"id":"triple","when":["member.tier == 'gold'"],
          "atLeast":{"minor":0,"pieces":0},"effect":{"gives":"multiplier","times":3,"per":1,"rounding":"DOWN"}}]}]\
        """.replaceAll("\n *", "");
    /** All of it. */
    public static final String TIERED =
            SETTINGS.replace("\"wallets\":[]", CATALOGUE).replace("\"groups\":[]", GROUPS);

    private TierSettings() {}
}
