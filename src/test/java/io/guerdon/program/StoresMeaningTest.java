package io.guerdon.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.program.SettingsForm.Reading;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.StoreId;
import io.guerdon.unit.TerminalId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which stores a merchant lists: what is read and shown, and what cannot be meant. */
class StoresMeaningTest {
    private static final String PLAIN =
            ProgramJson.settings(DemoProgram.program()).toString();
    private static final String CAFE = "\"id\":\"cafe\",\"issuing\":\"ISSUES\"";
    private static final String SETTINGS = listing("""
        {"store":"s9","name":"Riverside","terminals":["t1","t2"]},{"store":"s10"},{"store":"s8","terminals":["t1"]}\
        """);

    private static String listing(String stores) {
        return PLAIN.replace(CAFE, CAFE + ",\"stores\":[" + stores + "]");
    }

    @Test
    void readsWhatItShows() {
        Program program = program(SETTINGS);

        assertThat(shops(program).list())
                .containsExactly(
                        new Store(
                                new StoreId("s9"),
                                Optional.of("Riverside"),
                                List.of(new TerminalId("t1"), new TerminalId("t2"))),
                        new Store(new StoreId("s10"), Optional.empty(), List.of()),
                        new Store(new StoreId("s8"), Optional.empty(), List.of(new TerminalId("t1"))));
        String shown = ProgramJson.settings(program).toString();
        assertThat(shown)
                .contains("\"stores\":[{\"store\":\"s9\",\"name\":\"Riverside\",\"terminals\":[\"t1\",\"t2\"]},"
                        + "{\"store\":\"s10\"},{\"store\":\"s8\",\"terminals\":[\"t1\"]}]");
        assertThat(program(shown)).isEqualTo(program);
    }

    @Test
    void whoListsNoneReadsAndIsWrittenAsBefore() {
        assertThat(PLAIN).doesNotContain("stores");
        assertThat(shops(program(PLAIN)).isEmpty()).isTrue();
        assertThat(ProgramJson.settings(program(PLAIN)).toString()).isEqualTo(PLAIN);
        assertThat(program(PLAIN.replace(CAFE, CAFE + ",\"stores\":null"))).isEqualTo(program(PLAIN));
        assertThat(shops(program(listing(""))).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "store":"s10"       | "store":"s9"           | duplicate     | /merchants/0/stores/1/store
        "store":"s10"       | "store":""             | malformed     | /merchants/0/stores/1/store
        "store":"s10"       | "store":"s 10"         | malformed     | /merchants/0/stores/1/store
        "store":"s10"       | "store":10             | wrong-type    | /merchants/0/stores/1/store
        "store":"s10"       | "name":"Hill"          | missing       | /merchants/0/stores/1/store
        "store":"s10"       | "store":"s10","at":"x" | unknown-field | /merchants/0/stores/1/at
        "name":"Riverside"  | "name":""              | wrong-size    | /merchants/0/stores/0/name
        ["t1","t2"]         | ["t1","t1"]            | duplicate     | /merchants/0/stores/0/terminals/1
        ["t1","t2"]         | ["t1",""]              | malformed     | /merchants/0/stores/0/terminals/1
        ["t1","t2"]         | "t1"                   | wrong-type    | /merchants/0/stores/0/terminals
        """)
    void saysWhatIsWrongAndWhere(String right, String wrong, String code, String pointer) {
        assertThat(SETTINGS).contains(right);
        assertViolation(SETTINGS.replace(right, wrong), code, pointer);
    }

    @Test
    void aNameIsAsLongAsARequestsMayBe() {
        String longest = "s".repeat(64);

        assertThat(shops(program(SETTINGS.replace("s10", longest))).named(longest))
                .isPresent();
        assertViolation(SETTINGS.replace("s10", longest + "s"), "malformed", "/merchants/0/stores/1/store");
        assertThat(program(SETTINGS.replace("\"t2\"", "\"" + longest + "\"")).merchants())
                .isNotEmpty();
        assertViolation(
                SETTINGS.replace("\"t2\"", "\"" + longest + "t\""), "malformed", "/merchants/0/stores/0/terminals/1");
        assertThat(program(SETTINGS.replace("Riverside", "R".repeat(128))).merchants())
                .isNotEmpty();
        assertViolation(SETTINGS.replace("Riverside", "R".repeat(129)), "wrong-size", "/merchants/0/stores/0/name");
    }

    @Test
    void thereAreOnlySoMany() {
        assertThat(shops(program(listing(many("{\"store\":\"s%d\"}", 10_000)))).named("s9999"))
                .isPresent();
        assertViolation(listing(many("{\"store\":\"s%d\"}", 10_001)), "wrong-size", "/merchants/0/stores");
        String store = "{\"store\":\"s\",\"terminals\":[%s]}";
        assertThat(shops(program(listing(store.formatted(many("\"t%d\"", 1_000)))))
                        .named("s")
                        .orElseThrow()
                        .terminals())
                .hasSize(1_000);
        assertViolation(
                listing(store.formatted(many("\"t%d\"", 1_001))), "wrong-size", "/merchants/0/stores/0/terminals");
    }

    private static String many(String each, int count) {
        return IntStream.range(0, count).mapToObj(each::formatted).collect(Collectors.joining(","));
    }

    private static void assertViolation(String settings, String code, String pointer) {
        assertThat(SettingsForm.read(DemoProgram.ID, 2, settings))
                .isInstanceOfSatisfying(
                        Reading.Invalid.class,
                        invalid -> assertThat(invalid.violations()).anySatisfy(violation -> {
                            assertThat(violation.code()).isEqualTo(code);
                            assertThat(violation.pointer()).isEqualTo(pointer);
                        }));
    }

    private static Stores shops(Program program) {
        return program.merchant(new MerchantId("cafe")).orElseThrow().listedStores();
    }

    private static Program program(String settings) {
        Reading reading = SettingsForm.read(DemoProgram.ID, 1, settings);
        assertThat(reading).isInstanceOf(Reading.Valid.class);
        return ((Reading.Valid) reading).program();
    }
}
