package io.guerdon.earning;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.Trace;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.Program;
import io.guerdon.program.ProgramJson;
import io.guerdon.program.SettingsForm;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What rules give, why, and what is left of it when goods come back. The base rate is a point per 100. */
class JudgingTest {
    /** A Sunday, half past nine in the morning in Shanghai; still Saturday in Europe at times. */
    private static final Instant SUNDAY = Instant.parse("2026-11-22T01:30:00Z");

    private static final Line COFFEE = new Line(1, "LATTE", "coffee", 2, 5_600);
    private static final Line CAKE = new Line(2, "CAKE", "food", 1, 2_450);

    @Test
    void effectsAddToTheBaseRate() {
        Program program = program("""
            {"id":"g","play":"ALL","rules":[
             {"id":"coffee","goods":[{"categories":["coffee"]}],%1$s,"effect":{"gives":"multiplier","times":3,"per":2,"rounding":"DOWN"}},
             {"id":"cake","goods":[{"skus":["CAKE"]}],%1$s,"effect":{"gives":"rate","rate":{"points":5,"stepMinor":250,"rounding":"DOWN"}}},
             {"id":"cups","goods":[{"where":["line.price >= 2800"]}],%1$s,"effect":{"gives":"per-item","points":7}},
             {"id":"thanks",%1$s,"effect":{"gives":"fixed","points":11}}]}\
            """.formatted(ANY));

        Rated rated = judge(program, COFFEE, CAKE);

        assertThat(given(rated))
                .containsExactly(
                        Map.entry("base-rate", 80L),
                        Map.entry("coffee", 28L),
                        Map.entry("cake", 45L),
                        Map.entry("cups", 14L),
                        Map.entry("thanks", 11L));
        assertThat(rated.amounts().get(WalletId.POINTS)).isEqualTo(178);
        assertThat(rated.matched().rules()).containsExactly("coffee", "cake", "cups", "thanks");
    }

    @Test
    void ofABestOfGroupOnlyTheBestGivesAndOfAFirstMatchTheFirst() {
        String rules = """
            [{"id":"ten",%1$s,"effect":{"gives":"fixed","points":10}},
             {"id":"twenty",%1$s,"effect":{"gives":"fixed","points":20}},
             {"id":"also-twenty",%1$s,"effect":{"gives":"fixed","points":20}}]\
            """.formatted(ANY);

        Rated best = judge(program("{\"id\":\"g\",\"play\":\"BEST_OF\",\"rules\":%s}".formatted(rules)), COFFEE);
        Rated first = judge(program("{\"id\":\"g\",\"play\":\"FIRST_MATCH\",\"rules\":%s}".formatted(rules)), COFFEE);

        assertThat(given(best)).containsOnly(Map.entry("base-rate", 56L), Map.entry("twenty", 20L));
        assertThat(best.missed())
                .containsExactly(
                        new Trace.Missed("ten", "better-rule", "twenty"),
                        new Trace.Missed("also-twenty", "better-rule", "twenty"));
        assertThat(given(first)).containsOnly(Map.entry("base-rate", 56L), Map.entry("ten", 10L));
        assertThat(first.missed()).contains(new Trace.Missed("twenty", "earlier-rule", "ten"));
    }

    @Test
    void groupsAddUpAndEachHasItsCap() {
        String rules = """
            [{"id":"%1$s1",%2$s,"effect":{"gives":"fixed","points":30}},{"id":"%1$s2",%2$s,"effect":{"gives":"fixed","points":30}}]\
            """;
        Rated rated = judge(
                program(
                        capped("a", "CUT", 40, rules.formatted("a", ANY)),
                        capped("b", "REFUSE", 40, rules.formatted("b", ANY)),
                        capped("c", "REFUSE", 60, rules.formatted("c", ANY))),
                COFFEE);

        assertThat(given(rated))
                .containsOnly(
                        Map.entry("base-rate", 56L),
                        Map.entry("a1", 30L),
                        Map.entry("a2", 10L),
                        Map.entry("c1", 30L),
                        Map.entry("c2", 30L));
        assertThat(rated.missed()).extracting(Trace.Missed::reason).containsOnly("cap");
        assertThat(rated.matched().rules()).containsExactly("a1", "a2", "c1", "c2");
    }

    @Test
    void theClockIsTheProgramsAndTheConditionThatFailedIsNamed() {
        String rule = """
            {"id":"g","play":"ALL","rules":[{"id":"sunday","when":["purchase.merchant == 'cafe'","time.dayOfWeek == 7"],
             %s,"effect":{"gives":"fixed","points":5}}]}\
            """.formatted(ANY);

        assertThat(given(judge(program(rule), COFFEE))).containsEntry("sunday", 5L);
        assertThat(Judging.judge(program(rule), sale(COFFEE), SUNDAY.minusSeconds(10 * 3_600))
                        .missed())
                .containsExactly(new Trace.Missed("sunday", "condition", "time.dayOfWeek == 7"));
    }

    @Test
    void aRuleWhoseGoodsWereNotBoughtIsNotWorthAWord() {
        Program program = program("""
            {"id":"g","play":"ALL","rules":[{"id":"tea","goods":[{"categories":["tea"]}],%s,"effect":{"gives":"fixed","points":5}}]}\
            """.formatted(ANY));

        assertThat(given(judge(program, COFFEE))).containsOnlyKeys("base-rate");
        assertThat(judge(program, COFFEE).missed()).isEmpty();
    }

    @Test
    void goodsThatEarnNothingEarnNothingByAnyRule() {
        Program program = excluding("{\"categories\":[\"food\"]}", """
            {"id":"g","play":"ALL","rules":[{"id":"each",%s,"effect":{"gives":"per-item","points":1}}]}\
            """.formatted(ANY));

        assertThat(given(judge(program, COFFEE, CAKE)))
                .containsOnly(Map.entry("base-rate", 56L), Map.entry("each", 2L));
    }

    @Test
    void whatWasPaidWithPointsCountsForNoThresholdAndNoRate() {
        Program program = program("""
            {"id":"g","play":"ALL","rules":[
             {"id":"big","atLeast":{"minor":5000,"pieces":0},"effect":{"gives":"fixed","points":5}},
             {"id":"rate",%s,"effect":{"gives":"rate","rate":{"points":1,"stepMinor":100,"rounding":"DOWN"}}}]}\
            """.formatted(ANY));
        RecordPurchase sale = new RecordPurchase(
                CAFE,
                "R",
                Optional.empty(),
                "CNY",
                new Basket(List.of(COFFEE), List.of(new Tender("points", 1_600), new Tender("card", 4_000))));

        Rated rated = Judging.judge(program, sale, SUNDAY);

        assertThat(given(rated)).containsOnly(Map.entry("base-rate", 40L), Map.entry("rate", 40L));
        assertThat(rated.missed()).containsExactly(new Trace.Missed("big", "threshold", "minor >= 5000, pieces >= 0"));
    }

    @Test
    void aThresholdIsAskedAgainWhenGoodsComeBack() {
        Program program = program("""
            {"id":"g","play":"FIRST_MATCH","rules":[
             {"id":"over-80","atLeast":{"minor":8000,"pieces":0},"effect":{"gives":"fixed","points":50}},
             {"id":"over-40","atLeast":{"minor":4000,"pieces":0},"effect":{"gives":"fixed","points":20}}]}\
            """);

        assertThat(given(judge(program, COFFEE, CAKE))).containsEntry("over-80", 50L);
        assertThat(left(program, new ReturnedLine(2, 1, 0)))
                .containsOnly(Map.entry("base-rate", 56L), Map.entry("over-40", 20L));
        assertThat(left(program, new ReturnedLine(1, 2, 0))).containsOnly(Map.entry("base-rate", 24L));
        assertThat(left(program, new ReturnedLine(1, 2, 0), new ReturnedLine(2, 1, 0)))
                .containsOnly(Map.entry("base-rate", 0L));
    }

    @Test
    void aBundleGivesForEachCompleteSetAndLosesTheSetsThatGoBack() {
        Program program = program("""
            {"id":"g","play":"ALL","rules":[{"id":"breakfast",%s,"effect":{"gives":"per-set","points":9,"of":[
             {"goods":[{"categories":["coffee"]}],"pieces":1},{"goods":[{"skus":["CAKE"]}],"pieces":1}]}}]}\
            """.formatted(ANY));

        assertThat(given(judge(program, COFFEE, CAKE))).containsEntry("breakfast", 9L);
        assertThat(given(judge(program, COFFEE, new Line(2, "CAKE", "food", 3, 2_450))))
                .containsEntry("breakfast", 18L);
        assertThat(given(judge(program, COFFEE))).containsEntry("breakfast", 0L);
        assertThat(left(program, new ReturnedLine(1, 1, 0))).containsEntry("breakfast", 9L);
        assertThat(left(program, new ReturnedLine(2, 1, 0))).containsEntry("breakfast", 0L);
    }

    @Test
    void theThirdPieceIsTheCheapestOfItsThree() {
        Program program = program("""
            {"id":"g","play":"ALL","rules":[
             {"id":"third",%1$s,"effect":{"gives":"nth-piece","every":3,"basisPoints":10000,"rounding":"DOWN"}},
             {"id":"second",%1$s,"effect":{"gives":"nth-piece","every":2,"basisPoints":5000,"rounding":"UP"}}]}\
            """.formatted(ANY));

        assertThat(given(judge(program, COFFEE, CAKE)))
                .containsEntry("third", 2_450L)
                .containsEntry("second", 1_400L);
        assertThat(given(judge(program, COFFEE, new Line(2, "CAKE", "food", 4, 9_801))))
                .containsEntry("third", 4_900L)
                .containsEntry("second", 3_850L);
        assertThat(left(program, new ReturnedLine(1, 1, 0)))
                .containsEntry("third", 0L)
                .containsEntry("second", 1_225L);
    }

    @Test
    void aRuleThatComesInForAnotherNeverGivesMore() {
        Program program = program("""
            {"id":"g","play":"FIRST_MATCH","rules":[
             {"id":"over-80","atLeast":{"minor":8000,"pieces":0},"effect":{"gives":"fixed","points":5}},
             {"id":"over-40","atLeast":{"minor":4000,"pieces":0},"effect":{"gives":"fixed","points":20}}]}\
            """);

        assertThat(left(program, new ReturnedLine(2, 1, 0))).containsEntry("over-40", 5L);
    }

    @Test
    void fiftyRulesThatDoNotConcernAPurchaseLeaveItsEntryAsItWas() {
        assertThat(judge(DemoProgram.program(), COFFEE))
                .isEqualTo(
                        new Rated(List.of(new Trace.Fired("base-rate", WalletId.POINTS, 56)), List.of(), Matched.NONE));
    }

    private static final String ANY = "\"atLeast\":{\"minor\":0,\"pieces\":0}";
    private static final Till CAFE = new Till(new MerchantId("cafe"), "s1", "");

    private static String capped(String id, String overflow, int points, String rules) {
        return """
            {"id":"%s","play":"ALL","caps":[{"per":"PURCHASE","points":%d,"overflow":"%s"}],"rules":%s}\
            """.formatted(id, points, overflow, rules);
    }

    private static Map<String, Long> left(Program program, ReturnedLine... returned) {
        Map<Integer, LineBack> back = new HashMap<>();
        for (ReturnedLine part : returned) {
            back.put(
                    part.line(), LineBack.none(part.line() == 1 ? COFFEE : CAKE).plus(part));
        }
        PurchaseMade made = new PurchaseMade(
                new PurchaseId("pur_1-1"),
                CAFE,
                "R",
                "CNY",
                new Basket(List.of(COFFEE, CAKE), List.of()),
                judge(program, COFFEE, CAKE).matched());
        return byRule(Rerating.given(program, made, back));
    }

    private static Map<String, Long> given(Rated rated) {
        return byRule(rated.given());
    }

    private static Map<String, Long> byRule(List<Trace.Fired> given) {
        Map<String, Long> amounts = new LinkedHashMap<>();
        given.forEach(rule -> amounts.put(rule.rule(), rule.amount()));
        return amounts;
    }

    private static Rated judge(Program program, Line... lines) {
        return Judging.judge(program, sale(lines), SUNDAY);
    }

    private static RecordPurchase sale(Line... lines) {
        return new RecordPurchase(CAFE, "R", Optional.empty(), "CNY", new Basket(List.of(lines), List.of()));
    }

    private static Program program(String... groups) {
        return excluding("", groups);
    }

    private static Program excluding(String nonEarning, String... groups) {
        String rules =
                ",\"nonEarning\":[%s],\"groups\":[%s]},\"merchants\"".formatted(nonEarning, String.join(",", groups));
        String demo = ProgramJson.settings(DemoProgram.program())
                .toString()
                .replaceFirst(
                        ",\"nonEarning\":\\[],\"groups\":\\[]},\"merchants\"",
                        java.util.regex.Matcher.quoteReplacement(rules));
        return switch (SettingsForm.read(DemoProgram.ID, 1, demo)) {
            case SettingsForm.Reading.Valid valid -> valid.program();
            case SettingsForm.Reading.Invalid invalid -> throw new AssertionError(invalid);
        };
    }
}
