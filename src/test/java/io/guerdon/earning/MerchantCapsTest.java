package io.guerdon.earning;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.budget.BudgetId;
import io.guerdon.budget.Budgets.Left;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Trace;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.Program;
import io.guerdon.program.ProgramJson;
import io.guerdon.program.SettingsForm;
import io.guerdon.unit.MerchantId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a merchant issues at most, by the base rate and by rules; a point per 100, and a point per minor unit by {@code each}. */
class MerchantCapsTest {
    private static final int CASES = Integer.getInteger("guerdon.caps.cases", 200);
    private static final String CUT = cap("EVER", 250, "CUT");
    private static final String STAMPS = """
        {"id":"stamps","use":"COLLECT","lots":{"expiry":{"mode":"never"},"pending":{"mode":"at-once"},"owed":"WRITE_OFF","grace":"P0D"}}\
        """;

    private static String cap(String per, int points, String overflow) {
        return "{\"per\":\"%s\",\"points\":%d,\"overflow\":\"%s\"}".formatted(per, points, overflow);
    }

    private static HistoryShop shop(String caps, String groups) {
        return new HistoryShop(program(caps, groups), Birthdays.UNTOLD);
    }

    static Program program(String caps, String groups) {
        String cafe = "\"id\":\"cafe\",\"issuing\":\"ISSUES\"";
        String settings = ProgramJson.settings(HistoryShop.program(STAMPS, groups))
                .toString()
                .replace(cafe, cafe + ",\"mostIssued\":[" + caps + "]");
        assertThat(settings).contains("mostIssued");
        return switch (SettingsForm.read(DemoProgram.ID, 1, settings)) {
            case SettingsForm.Reading.Valid valid -> valid.program();
            case SettingsForm.Reading.Invalid invalid -> throw new AssertionError(invalid);
        };
    }

    private static Left left(HistoryShop shop, String period, long most) {
        BudgetId budget = BudgetId.of(shop.program.id(), new MerchantId("cafe"), period);
        return shop.budgets.left(budget, most, shop.desk.now());
    }

    private static long base(Entry entry) {
        return HistoryShop.gave(entry, "base-rate");
    }

    @Test
    void whatIsLeftIsIssuedAndThenNothing() {
        HistoryShop shop = shop(CUT, "");

        assertThat(base(shop.buys("R1", 18_000))).isEqualTo(180);
        Entry cut = shop.buys("R2", 10_000);
        assertThat(base(cut)).isEqualTo(70);
        assertThat(HistoryShop.missed(cut))
                .containsExactly(new Trace.Missed("base-rate", "merchant-cap", "cafe: 70 < 100 (250 per EVER)"));
        Entry none = shop.buys("R3", 10_000);
        assertThat(none.movements()).isEmpty();
        assertThat(HistoryShop.missed(none))
                .containsExactly(new Trace.Missed("base-rate", "merchant-cap", "cafe: 0 < 100 (250 per EVER)"));
        assertThat(left(shop, "ever", 250)).isEqualTo(new Left(250, 0, 0));
        assertThat(shop.has("points")).isEqualTo(250);
    }

    @Test
    void whereTheRestIsRefusedAllIsIssuedOrNothing() {
        HistoryShop shop = shop(cap("EVER", 250, "REFUSE"), HistoryShop.fixed("g", "", "five", "", 5));

        shop.buys("R1", 17_500);
        Entry refused = shop.buys("R2", 6_600);
        assertThat(base(refused) + HistoryShop.gave(refused, "five")).isZero();
        assertThat(HistoryShop.missed(refused))
                .contains(
                        new Trace.Missed("base-rate", "merchant-cap", "cafe: 70 < 71 (250 per EVER)"),
                        new Trace.Missed("five", "merchant-cap", "cafe: 70 < 71 (250 per EVER)"));
        shop.brings("R2", 3_000);
        assertThat(left(shop, "ever", 250)).as("nothing to give back").isEqualTo(new Left(180, 0, 70));
        assertThat(base(shop.buys("R3", 6_500))).isEqualTo(65);
        assertThat(left(shop, "ever", 250)).isEqualTo(new Left(250, 0, 0));
    }

    @Test
    void rulesAreCutBeforeTheBaseRateAndWhatIsNotPointsNever() {
        String groups = HistoryShop.fixed("g", "", "fifty", "", 50) + ","
                + HistoryShop.fixed("s", "\"wallet\":\"stamps\",", "stamp", "", 7);
        HistoryShop shop = shop(cap("EVER", 110, "CUT"), groups);

        Entry cut = shop.buys("R1", 10_000);
        assertThat(base(cut)).isEqualTo(100);
        assertThat(HistoryShop.gave(cut, "fifty")).isEqualTo(10);
        assertThat(HistoryShop.missed(cut))
                .containsExactly(new Trace.Missed("fifty", "merchant-cap", "cafe: 110 < 150 (110 per EVER)"));
        shop.buys("R2", 10_000);
        assertThat(shop.has("stamps")).isEqualTo(14);
        assertThat(shop.has("points")).isEqualTo(110);
    }

    @Test
    void eachPeriodHasItsOwnCapAndTheLeastCounts() {
        HistoryShop shop = shop(cap("QUARTER", 250, "CUT") + "," + cap("MONTH", 150, "CUT"), "");
        shop.at("2026-11-30T23:59:00");
        assertThat(base(shop.buys("R1", 20_000))).isEqualTo(150);
        shop.at("2026-12-01T00:01:00");
        assertThat(base(shop.buys("R2", 20_000))).isEqualTo(100);
        assertThat(base(shop.buysLate("R3", 20_000, "2026-09-30T23:59:00"))).isEqualTo(150);
        shop.at("2027-01-01T00:00:00");
        assertThat(base(shop.buys("R4", 10_000))).isEqualTo(100);

        assertThat(left(shop, "2026-11", 150)).isEqualTo(new Left(150, 0, 0));
        assertThat(left(shop, "2026-12", 150)).isEqualTo(new Left(100, 0, 50));
        assertThat(left(shop, "2026-Q3", 250)).isEqualTo(new Left(150, 0, 100));
        assertThat(left(shop, "2026-Q4", 250)).isEqualTo(new Left(250, 0, 0));
        assertThat(left(shop, "2027-Q1", 250)).isEqualTo(new Left(100, 0, 150));
    }

    @Test
    void whatComesBackIsRatedWithWhatWasLeftAndCanBeIssuedAgain() {
        HistoryShop shop = shop(CUT, "");
        shop.buys("R1", 20_000);
        shop.buys("R2", 10_000);

        assertThat(base(shop.brings("R2", 4_000))).as("60 would still give 50").isZero();
        assertThat(base(shop.brings("R2", 3_000))).isEqualTo(-20);
        assertThat(left(shop, "ever", 250)).isEqualTo(new Left(230, 0, 20));
        shop.brings("R2", 3_000);
        assertThat(left(shop, "ever", 250)).isEqualTo(new Left(200, 0, 50));
        Entry again = shop.buys("R3", 10_000);
        assertThat(base(again)).isEqualTo(50);
        shop.reverses(again);
        assertThat(left(shop, "ever", 250)).isEqualTo(new Left(200, 0, 50));
        assertThat(shop.has("points")).isEqualTo(200);
    }

    @Test
    void aRuleTakesTheRoomThatComesBackUnlessWhatItGivesIsCountedElsewhere() {
        String budget = "\"budgets\":[{\"per\":\"EVER\",\"most\":1000,\"overflow\":\"CUT\"}],";
        HistoryShop free = shop(cap("EVER", 110, "CUT"), HistoryShop.fixed("g", "", "fifty", "", 50));
        HistoryShop counted = shop(cap("EVER", 110, "CUT"), HistoryShop.fixed("g", budget, "fifty", "", 50));
        free.buys("R1", 10_000);
        counted.buys("R1", 10_000);

        free.brings("R1", 4_000);
        counted.brings("R1", 4_000);
        assertThat(free.has("points")).as("60 and 50 without what came back").isEqualTo(110);
        assertThat(counted.has("points"))
                .as("60, and 10 that the budget counted")
                .isEqualTo(70);
        BudgetId id = new BudgetId(counted.program.id(), "g", "ever");
        assertThat(counted.budgets.left(id, 1000, counted.desk.now())).isEqualTo(new Left(10, 0, 990));
        assertThat(left(counted, "ever", 110)).isEqualTo(new Left(70, 0, 40));
    }

    private static HistoryShop prepaid(String overflow, String caps, long[] bought) {
        String five = HistoryShop.fixed("g", "", "five", "", 5);
        return new HistoryShop(prepaidProgram(overflow, caps, five), Birthdays.UNTOLD, (_, merchant) -> {
            assertThat(merchant).isEqualTo(new MerchantId("cafe"));
            return bought[0];
        });
    }

    /** One in which the café issues only what it has bought. */
    static Program prepaidProgram(String overflow, String caps, String groups) {
        String cafe = "\"id\":\"cafe\",\"issuing\":\"ISSUES\"";
        String settings = ProgramJson.settings(HistoryShop.program(STAMPS, groups))
                .toString()
                .replace(cafe, cafe + ",\"onlyBought\":\"" + overflow + "\",\"mostIssued\":[" + caps + "]");
        return switch (SettingsForm.read(DemoProgram.ID, 1, settings)) {
            case SettingsForm.Reading.Valid valid -> valid.program();
            case SettingsForm.Reading.Invalid invalid -> throw new AssertionError(invalid);
        };
    }

    @Test
    void whoIssuesOnlyWhatItHasBoughtIssuesNothingBeforeAndMoreOnceItHasBoughtMore() {
        long[] bought = {0};
        HistoryShop shop = prepaid("CUT", "", bought);

        Entry none = shop.buys("R1", 10_000);
        assertThat(none.movements()).isEmpty();
        assertThat(HistoryShop.missed(none))
                .containsExactly(
                        new Trace.Missed("base-rate", "merchant-cap", "cafe: 0 < 105 (0 bought)"),
                        new Trace.Missed("five", "merchant-cap", "cafe: 0 < 105 (0 bought)"));
        bought[0] = 250;
        assertThat(base(shop.buys("R2", 18_000))).isEqualTo(180);
        assertThat(base(shop.buys("R3", 10_000))).isEqualTo(65);
        assertThat(left(shop, "packs", 250)).isEqualTo(new Left(250, 0, 0));
        bought[0] = 30_000;
        assertThat(base(shop.buys("R4", 10_000))).isEqualTo(100);
        assertThat(left(shop, "packs", 30_000)).isEqualTo(new Left(355, 0, 29_645));
        bought[0] = 250;
        assertThat(base(shop.buys("R5", 10_000))).as("a stale read understates").isZero();
        assertThat(shop.has("points")).isEqualTo(355);
    }

    @Test
    void whatComesBackOfWhatWasBoughtCanBeIssuedAgain() {
        HistoryShop shop = prepaid("CUT", "", new long[] {250});
        shop.buys("R1", 20_000);
        shop.buys("R2", 10_000);
        assertThat(left(shop, "packs", 250)).isEqualTo(new Left(250, 0, 0));

        shop.brings("R2", 10_000);
        assertThat(left(shop, "packs", 250)).isEqualTo(new Left(205, 0, 45));
        assertThat(base(shop.buys("R3", 10_000))).isEqualTo(45);
        assertThat(shop.has("points")).isEqualTo(250);
    }

    @Test
    void whereTheRestIsRefusedAllThatWasBoughtIsIssuedOrNothingAndCapsCountBeside() {
        HistoryShop shop = prepaid("REFUSE", cap("MONTH", 150, "CUT"), new long[] {200});

        assertThat(base(shop.buys("R1", 10_000))).isEqualTo(100);
        assertThat(base(shop.buys("R2", 10_000)))
                .as("95 are left of the packs, and it wants 105")
                .isZero();
        assertThat(base(shop.buys("R3", 9_000)))
                .as("90 and 5 of 95, and 45 of the month")
                .isEqualTo(45);
        assertThat(left(shop, "packs", 200)).isEqualTo(new Left(150, 0, 50));
        assertThat(left(shop, "2026-11", 150)).isEqualTo(new Left(150, 0, 0));
    }

    /** Three groups, two of which are counted, beside the base rate, under two caps; whatever is bought and comes back in whatever parts. */
    @Test
    void neverIsMoreIssuedAndTheOrderOfPartsPlaysNoPart() {
        for (int number = 0; number < CASES; number++) {
            Random random = new Random(20_261_129 + number);
            String groups = HistoryShop.each("a", "\"budgets\":[{\"per\":\"EVER\",\"most\":900,\"overflow\":\"CUT\"}],")
                    + "," + HistoryShop.fixed("b", "", "b-fixed", "", random.nextInt(1, 90))
                    + "," + HistoryShop.each("c", "\"caps\":[{\"per\":\"DAY\",\"points\":700,\"overflow\":\"CUT\"}],");
            String overflow = random.nextInt(3) == 0 ? "REFUSE" : "CUT";
            String caps = cap("EVER", 1200, overflow) + "," + cap("MONTH", 1000, "CUT");
            HistoryShop shop = shop(caps, groups);
            HistoryShop other = shop(caps, groups);
            for (int sale = 0; sale < 4; sale++) {
                String receipt = "R" + sale;
                long amount = random.nextLong(1, 60_000) % random.nextLong(1, 60_000) + 10;
                shop.buys(receipt, amount);
                other.buys(receipt, amount);
                List<Long> parts = parts(random, amount);
                for (long part : parts) {
                    brings(shop, receipt, part, number);
                }
                Collections.shuffle(parts, random);
                parts.forEach(part -> other.brings(receipt, part));
                assertThat(other.has("points"))
                        .as("case %d, %s of %d", number, parts, amount)
                        .isEqualTo(shop.has("points"));
            }
        }
    }

    private static void brings(HistoryShop shop, String receipt, long part, int number) {
        long before = shop.has("points");
        shop.brings(receipt, part);
        long points = shop.has("points");
        assertThat(points).as("case %d", number).isLessThanOrEqualTo(before);
        assertThat(left(shop, "ever", 1200).given()).as("case %d", number).isEqualTo(points);
        assertThat(left(shop, "2026-11", 1000)).as("case %d", number).isEqualTo(new Left(points, 0, 1000 - points));
        BudgetId counted = new BudgetId(shop.program.id(), "a", "ever");
        assertThat(shop.budgets.left(counted, 900, shop.desk.now()).given())
                .as("case %d", number)
                .isEqualTo(shop.given("a-each"));
    }

    private static List<Long> parts(Random random, long amount) {
        List<Long> parts = new ArrayList<>();
        long left = amount;
        while (left > 0 && random.nextInt(5) > 0) {
            long part = random.nextLong(1, left + 1);
            parts.add(part);
            left -= part;
        }
        return parts;
    }
}
