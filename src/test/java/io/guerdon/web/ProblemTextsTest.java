package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.guerdon.MainClasses;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Refusal;
import io.guerdon.publishing.Measure;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemTextsTest {
    private final ProblemTexts texts = new ProblemTexts();

    @Test
    void everyCodeHasATitleAndADetailInEveryLanguage() {
        Set<String> codes = codes();
        assertThat(codes).contains("insufficient-points", "rate-limited", "card-blocked", "key-not-found");
        for (Locale language : ProblemTexts.LANGUAGES) {
            for (String code : codes) {
                assertThat(texts.text(language, code + ".title")).isNotBlank();
                assertThat(texts.text(language, code + ".detail")).isNotBlank();
            }
        }
    }

    @Test
    void answersInTheLanguageAskedForAndInEnglishOtherwise() {
        assertThat(ProblemTexts.language("zh-CN,zh;q=0.9")).isEqualTo(Locale.CHINESE);
        assertThat(ProblemTexts.language("fr")).isEqualTo(Locale.ENGLISH);
        assertThat(ProblemTexts.language("=;=")).isEqualTo(Locale.ENGLISH);
        assertThat(texts.text(Locale.CHINESE, "insufficient-points.title")).isEqualTo("积分不足");
    }

    @Test
    void everyKindOfEntryHasANameInEveryLanguage() {
        for (Locale language : ProblemTexts.LANGUAGES) {
            for (EntryKind kind : EntryKind.values()) {
                assertThat(texts.text(language, "kind." + kind.wire())).isNotBlank();
            }
        }
    }

    @Test
    void everyMeasureHasANameInEveryLanguage() {
        for (Locale language : ProblemTexts.LANGUAGES) {
            for (Measure measure : Measure.values()) {
                assertThat(texts.text(language, "measure." + measure.wire())).isNotBlank();
            }
        }
    }

    private static Set<String> codes() {
        Set<String> codes =
                new TreeSet<>(Set.of("receipt-already-recorded", "identifier-taken", "coupon-code-already-used"));
        Stream.of(Fault.values()).map(Fault::code).forEach(codes::add);
        MainClasses.ALL.stream()
                .filter(type -> type.isAssignableTo(Refusal.class) && type.isRecord())
                .filter(type -> !Set.of("Remembered", "ClaimTaken").contains(type.getSimpleName()))
                .map(JavaClass::getSimpleName)
                .map(name -> name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT))
                .forEach(codes::add);
        return codes;
    }
}
