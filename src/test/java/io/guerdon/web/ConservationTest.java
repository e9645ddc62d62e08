package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What all entries come to, as the check of the ledger tells it. */
class ConservationTest {
    private final StoredValueProgram shop = new StoredValueProgram();

    @Test
    void cashInIsWhatIsThereOrSpentOrPaidBack() {
        String member = shop.member();
        String topUp = shop.toppedUp(member, "stored-value", 50_000);
        shop.spent(member, "stored-value", 8_000);
        shop.refund(member, topUp, "2000");
        shop.till(member + "/holds", """
            {"merchant":"cafe","unit":"stored-value","amount":3000,"lapsesAfter":"PT15M"}\
            """);
        shop.operator("/v1/program/verification", "");

        JsonNode report = await().until(
                        () -> shop.read("demo-operator", "/v1/program/verification")
                                .json(),
                        found -> !found.path("state").asString().equals("running"));

        assertThat(report.path("state").asString()).isEqualTo("passed");
        JsonNode cash = unit(report, "cash");
        assertThat(book(cash, "seller", "out")).isEqualTo(50_000);
        assertThat(book(cash, "seller", "in")).isEqualTo(2_000);
        assertThat(book(cash, "acceptor", "balance")).isEqualTo(8_000);
        assertThat(book(cash, "held", "balance")).isEqualTo(3_000);
        assertThat(book(cash, "available", "balance")).isEqualTo(37_000);
        assertThat(cash.path("wrong")).isEmpty();
        shop.http().close();
    }

    private static JsonNode unit(JsonNode report, String name) {
        for (JsonNode unit : report.path("units")) {
            if (unit.path("unit").asString().equals(name)) {
                return unit;
            }
        }
        throw new AssertionError(report.toString());
    }

    private static long book(JsonNode unit, String name, String what) {
        for (JsonNode book : unit.path("books")) {
            if (book.path("book").asString().equals(name)) {
                return book.path(what).asLong();
            }
        }
        throw new AssertionError(unit.toString());
    }
}
