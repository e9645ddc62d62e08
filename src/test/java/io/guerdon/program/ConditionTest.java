package io.guerdon.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions see what is declared, and nothing else can be written. */
class ConditionTest {
    private static final Map<String, Object> FACTS = Map.ofEntries(
            Map.entry("purchase.merchant", "cafe"),
            Map.entry("purchase.store", "s1"),
            Map.entry("purchase.terminal", ""),
            Map.entry("purchase.tenders", List.of("card", "cash")),
            Map.entry("time.date", "2026-11-22"),
            Map.entry("time.clock", "09:30"),
            Map.entry("time.year", 2026L),
            Map.entry("time.month", 11L),
            Map.entry("time.day", 22L),
            Map.entry("time.dayOfWeek", 7L),
            Map.entry("time.hour", 9L));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "purchase.merchant == 'cafe' && purchase.store in ['s1', 's2']",
                "'card' in purchase.tenders && !('points' in purchase.tenders)",
                "time.date >= '2026-11-01' && time.date < '2026-12-01'",
                "time.clock >= '09:00' && time.clock < '11:00' && time.dayOfWeek >= 6",
                "purchase.terminal == '' && time.month * 100 + time.day == 1122 && time.hour < 10",
            })
    void holds(String text) {
        assertThat(onPurchase(text).holds(FACTS::get)).isTrue();
        assertThat(onPurchase("!(" + text + ")").holds(FACTS::get)).isFalse();
    }

    @Test
    void seesALineByItself() {
        Map<String, Object> line = Map.of("line.sku", "LATTE", "line.category", "coffee", "line.price", 2_800L);

        assertThat(Condition.onLine("line.sku.startsWith('LA') && line.price > 2500")
                        .holds(line::get))
                .isTrue();
        assertThat(Condition.onLine("line.category == 'tea'").holds(line::get)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "time.hour",
                "time.hour = 9",
                "time.hour == '9'",
                "purchase.amount >= 30000",
                "line.sku == 'LATTE'",
                "purchase.merchant.getClass() == 1",
                "java.lang.System.exit(0)",
                "purchase.tenders.exists(t, t == 'card')",
                "[1, 2, 3].all(x, x > 0)",
                "google.protobuf.Struct{} == google.protobuf.Struct{}",
                "true && (((((((((((((((((((((((((((((((((((((((((true)))))))))))))))))))))))))))))))))))))))))",
            })
    void refusesWhatIsNoConditionOfItsKind(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> onPurchase(text))
                .satisfies(refused -> assertThat(refused.getMessage()).isNotBlank());
    }

    @Test
    void refusesWhatIsTooLongToBeCheap() {
        assertThatIllegalArgumentException().isThrownBy(() -> onPurchase("true" + " && true".repeat(70)));
    }

    @Test
    void whatCannotBeEvaluatedDoesNotHold() {
        assertThat(onPurchase("1 / (time.hour - 9) == 1").holds(FACTS::get)).isFalse();
        assertThat(onPurchase("9223372036854775807 + time.hour > 0").holds(FACTS::get))
                .isFalse();
    }

    @Test
    void saysWhereItIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> onPurchase("time.hour == 9 && purchase.amount > 1"))
                .withMessageContaining("column 19")
                .withMessageContaining("purchase");
    }

    private static Condition onPurchase(String text) {
        return Condition.onPurchase(text, Set.of());
    }
}
