package io.guerdon.prepaid;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.Entry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Random plans, with members who pay as they like, over five years, held against a model that keeps a box for each part, at every step. Lived
 * twice, the same happens. {@code -Dguerdon.prepaid.plans=100000} lives more.
 */
class PrepaidSimulationTest {
    private static final long SEED = Long.getLong("guerdon.seed", 20_261_128);
    private static final int PLANS = Integer.getInteger("guerdon.prepaid.plans", 150);

    @Test
    void atEveryTickAllThatWasPaidIsSomewhereAndNothingTwice() throws Exception {
        Map<String, Integer> seen = new TreeMap<>();
        String first = lived(seen);

        System.out.println("prepaid plans: " + seen);
        assertThat(seen)
                .containsKeys(
                        "COMPLETED",
                        "CLOSED",
                        "LAPSED",
                        "release COMPLETED",
                        "release CLOSED",
                        "with fees",
                        "plan-payment-too-small",
                        "plan-payment-too-large",
                        "plan-not-running",
                        "plan-paid-at-once",
                        "plan-payment-not-found",
                        "plan-payment-by-charge",
                        "refund-exceeds-plan-payment",
                        "plan-bonus-used",
                        "owing",
                        "taken",
                        "not taken",
                        "plan-transferred",
                        "transfer-to-self",
                        "plan-charge-open");
        assertThat(lived(new TreeMap<>())).isEqualTo(first);
    }

    private static String lived(Map<String, Integer> seen) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        int plans = 0;
        for (long life = SEED; plans < PLANS; life++) {
            plans += new PlanLife(life, seen, entry -> digest.update(said(entry))).live();
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] said(Entry entry) {
        return (entry.kind() + " " + entry.recordedAt() + " " + entry.draft().effectiveAt() + " " + entry.movements())
                .getBytes(StandardCharsets.UTF_8);
    }
}
