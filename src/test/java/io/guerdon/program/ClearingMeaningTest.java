package io.guerdon.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.program.ClearingTerms.Breakage;
import io.guerdon.program.SettingsForm.Reading;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.RedeemRate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What merchants agree on about what partners owe each other, and what of it cannot be counted. */
class ClearingMeaningTest {
    private static final String BOOKS = "\"redeemRate\":{\"points\":100,\"minor\":100}";
    private static final String AGREED =
            BOOKS + ",\"standing\":\"NOT_ISSUING\",\"clearing\":{\"unitCost\":{\"points\":2,\"minor\":1},"
                    + "\"paid\":{\"points\":10,\"minor\":9},\"feeBasisPoints\":250,\"breakage\":\"PROGRAM\"}";
    private static final String PLAIN =
            ProgramJson.settings(DemoProgram.program()).toString();
    private static final String SETTINGS = withBooks(AGREED);

    @Test
    void readsWhatItShows() {
        Program program = program(SETTINGS);

        Merchant books = program.merchant(new MerchantId("books")).orElseThrow();
        assertThat(books.terms())
                .isEqualTo(new ClearingTerms(
                        Optional.of(new RedeemRate(2, 1)),
                        Optional.of(new RedeemRate(10, 9)),
                        Optional.of(250),
                        Optional.of(Breakage.PROGRAM)));
        assertThat(books.standing()).contains(Merchant.Standing.NOT_ISSUING);
        assertThat(program(ProgramJson.settings(program).toString())).isEqualTo(program);
    }

    @Test
    void whoHasAgreedOnNothingIsShownAsBefore() {
        assertThat(PLAIN).doesNotContain("clearing").doesNotContain("standing");
        Merchant books = program(PLAIN).merchant(new MerchantId("books")).orElseThrow();

        assertThat(books.terms()).isEqualTo(ClearingTerms.USUAL);
        assertThat(books.paidForPoints()).isEqualTo(books.redeemRate());
        assertThat(books.terms().lessFee(1_000_000)).isEqualTo(1_000_000);
        assertThat(books.terms().expiresToProgram()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "paid":{"points":10,"minor":9}     | "paid":{"points":7,"minor":1}         | inexact-rate  | /merchants/1/clearing/paid
        "feeBasisPoints":250               | "feeBasisPoints":10001                | out-of-range  | /merchants/1/clearing/feeBasisPoints
        "feeBasisPoints":250               | "feeBasisPoints":-1                   | out-of-range  | /merchants/1/clearing/feeBasisPoints
        "paid":{"points":10,"minor":9}     | "paid":{"points":1000000,"minor":1}   | inexact-rate  | /merchants/1/clearing/paid
        "paid":{"points":10,"minor":9}     | "paid":{"points":10}                  | missing       | /merchants/1/clearing/paid/minor
        "unitCost":{"points":2,"minor":1}  | "unitCost":{"points":7,"minor":1}     | inexact-rate  | /merchants/1/clearing/unitCost
        "unitCost":{"points":2,"minor":1}  | "unitCost":{"points":2,"minor":0}     | out-of-range  | /merchants/1/clearing/unitCost/minor
        "unitCost":{"points":2,"minor":1}  | "unitCost":{"points":1,"minor":1000001} | rate-too-high | /merchants/1/clearing/unitCost
        "breakage":"PROGRAM"               | "breakage":"HOUSE"                    | not-one-of    | /merchants/1/clearing/breakage
        "standing":"NOT_ISSUING"           | "standing":"GONE"                     | not-one-of    | /merchants/1/standing
        "breakage":"PROGRAM"               | "breakage":"PROGRAM","cap":1          | unknown-field | /merchants/1/clearing/cap
        """)
    void saysWhatIsWrongAndWhere(String right, String wrong, String code, String pointer) {
        assertThat(SETTINGS).contains(right);
        assertViolation(SETTINGS.replace(right, wrong), code, pointer);
    }

    @Test
    void whatIsUsualHasToBeExactForWhoeverAgreesOnAnything() {
        String thirds = "\"redeemRate\":{\"points\":300,\"minor\":100}";

        program(withBooks(thirds));
        assertViolation(withBooks(thirds + ",\"clearing\":{}"), "inexact-rate", "/merchants/1/redeemRate");
        assertViolation(
                withBooks(BOOKS + ",\"clearing\":{}").replace("\"unitCostPoints\":1", "\"unitCostPoints\":3"),
                "inexact-rate",
                "/merchants/1/clearing");
    }

    @Test
    void saysHowFarFromExactARateIs() {
        String settings = withBooks(BOOKS + ",\"clearing\":{\"paid\":{\"points\":3,\"minor\":1},\"feeBasisPoints\":5}");

        Reading.Invalid invalid = (Reading.Invalid) SettingsForm.read(DemoProgram.ID, 2, settings);
        assertThat(invalid.violations().getFirst().reason())
                .isEqualTo("1 for 3 points, less a fee of 5 basis points, is more than 333166 and less than 333167"
                        + " millionths of a minor unit for each; it has to be a whole number of them");
    }

    @Test
    void noWalletIsNamedAsWhatPartnersOwe() {
        String wallet =
                "\"wallets\":[{\"id\":\"clearing\",\"use\":\"COLLECT\",\"lots\":{\"expiry\":{\"mode\":\"never\"},"
                        + "\"pending\":{\"mode\":\"at-once\"},\"owed\":\"WRITE_OFF\",\"grace\":\"P0D\"}}]";

        assertViolation(PLAIN.replace("\"wallets\":[]", wallet), "duplicate", "/catalogue/wallets/0/id");
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

    private static String withBooks(String terms) {
        assertThat(PLAIN).contains(BOOKS);
        return PLAIN.replace(BOOKS, terms);
    }

    private static Program program(String settings) {
        return ((Reading.Valid) SettingsForm.read(DemoProgram.ID, 2, settings)).program();
    }
}
