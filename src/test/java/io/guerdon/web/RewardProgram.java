package io.guerdon.web;

import io.guerdon.program.DemoProgram;
import io.guerdon.program.ProgramJson;

/** A program with cashback, stamps and rewards, made by the API alone as a new operator would. */
final class RewardProgram {
    static final String CATALOGUE = """
        "catalogue":{"wallets":[
         {"id":"cashback","use":"TENDER","lots":{"expiry":{"mode":"after-period","period":"P60D","roundUp":"NONE"},
          "pending":{"mode":"after-days","days":14},"owed":"OWE","grace":"P30D"}},
         {"id":"stamps","use":"COLLECT","lots":{"expiry":{"mode":"after-period","period":"P60D","roundUp":"NONE"},
          "pending":{"mode":"at-once"},"owed":"WRITE_OFF","grace":"P7D"}},
         {"id":"visits","use":"STATUS","lots":{"expiry":{"mode":"never"},
          "pending":{"mode":"at-once"},"owed":"WRITE_OFF","grace":"P0D"}}],
        "payouts":[{"wallet":"cashback","minimum":100}],
        "rewards":[
         {"id":"free-coffee","cost":{"wallet":"stamps","amount":9},"title":{"en":"A coffee","zh":"免费咖啡"}},
         {"id":"poster","cost":{"wallet":"points","amount":10},"stock":20,"title":{"en":"A poster"}},
         {"id":"mug","cost":{"wallet":"points","amount":10},"stock":2,"perMember":2,"title":{"en":"A mug"}},
         {"id":"sticker","cost":{"wallet":"points","amount":1},"perMember":1,"title":{"en":"A sticker"}},
         {"id":"lantern","cost":{"wallet":"points","amount":1},"title":{"en":"A lantern"},
          "availability":{"from":"2026-12-01T00:00:00+08:00","until":"2026-12-24T00:00:00+08:00"}}]}\
        """.replaceAll("\\n *", "");
    private static final String GROUPS = """
        "groups":[
         {"id":"cash","wallet":"cashback","play":"ALL","rules":[{"id":"five-percent","atLeast":{"minor":0,"pieces":0},
          "effect":{"gives":"percent","basisPoints":500,"rounding":"DOWN"}}]},
         {"id":"cups","wallet":"stamps","play":"ALL","rules":[{"id":"a-stamp-a-cup","goods":[{"categories":["coffee"]}],
          "atLeast":{"minor":0,"pieces":0},"effect":{"gives":"per-item","points":1}}]},
         {"id":"times","wallet":"visits","play":"ALL","rules":[{"id":"a-visit","atLeast":{"minor":0,"pieces":0},
          "effect":{"gives":"fixed","points":1}}]}]\
        """;
    static final String SETTINGS = ProgramJson.settings(DemoProgram.program())
            .toString()
            .replaceFirst("\"catalogue\":\\{[^}]*}", CATALOGUE)
            .replace("\"groups\":[]", GROUPS);

    private RewardProgram() {}

    /** Publishes it, and waits until it is in force. */
    static void publish(Http http) {
        Revising.enforce(http, SETTINGS);
    }

    /** A purchase of so many cups for CNY 20.00 each. */
    static String coffees(String receipt, int cups) {
        return """
            {"merchant":"cafe","receipt":"%s","currency":"CNY","lines":[
             {"line":1,"sku":"LATTE","category":"coffee","quantity":%d,"amount":%d}]}\
            """.formatted(receipt, cups, cups * 2_000);
    }
}
