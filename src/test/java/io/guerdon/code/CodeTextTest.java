package io.guerdon.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.EntryKey;
import io.guerdon.unit.DefinitionId;
import io.guerdon.unit.ProgramId;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A code that is typed wrong is noticed, and none can be made from others. */
class CodeTextTest {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private final BatchCodes codes = codes(7, "ab");

    @Test
    void everyWrongSymbolIsNoticed() {
        String right = codes.code(5).symbols();
        for (int place = 0; place < right.length(); place++) {
            for (char wrong : ALPHABET.toCharArray()) {
                String typed = right.substring(0, place) + wrong + right.substring(place + 1);
                assertThat(CodeText.parse(typed).isPresent()).as(typed).isEqualTo(typed.equals(right));
            }
        }
    }

    @Test
    void anyTwoSymbolsExchangedAreNoticed() {
        String right = codes.code(5).symbols();
        for (int one = 0; one < right.length(); one++) {
            for (int other = one + 1; other < right.length(); other++) {
                StringBuilder typed = new StringBuilder(right);
                typed.setCharAt(one, right.charAt(other));
                typed.setCharAt(other, right.charAt(one));
                boolean same = right.charAt(one) == right.charAt(other);
                assertThat(CodeText.parse(typed.toString()).isPresent())
                        .as(typed.toString())
                        .isEqualTo(same);
            }
        }
    }

    @Test
    void aCodeSaysWhichItIs() {
        CodeText code = CodeText.parse(codes.code(999_999).printed()).orElseThrow();

        assertThat(code.batch()).isEqualTo(7);
        assertThat(code.serial()).isEqualTo(999_999);
        assertThat(codes.has(code)).isTrue();
        assertThat(code.printed()).matches("([0-9A-Z]{4}-){5}[0-9A-Z]{4}");
    }

    @Test
    void aCodeOfAnotherSecretOrAboveTheCountIsNone() {
        assertThat(codes.has(codes(7, "cd").code(5))).isFalse();
        assertThat(codes.has(codes.code(1_000_000))).isFalse();
    }

    @Test
    void noTwoCodesAreTheSame() {
        Set<String> seen = new HashSet<>();
        for (int serial = 0; serial < 10_000; serial++) {
            assertThat(seen.add(codes.code(serial).symbols().substring(7))).isTrue();
        }
    }

    private static BatchCodes codes(int number, String secret) {
        CodeBatch.Order order = new CodeBatch.Order(new DefinitionId("few"), 1_000_000);
        return new BatchCodes(
                new CodeBatch(new ProgramId("demo"), number, order, new EntryKey("k"), secret.repeat(32)));
    }
}
