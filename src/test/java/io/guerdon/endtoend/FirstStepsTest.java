package io.guerdon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("end-to-end")
class FirstStepsTest {
    private static final String PURCHASE = """
        {"merchant":"cafe","store":"s1","terminal":"t1","receipt":"R-1001","at":"2026-11-22T10:00:00+08:00",
         "currency":"CNY","lines":[{"line":1,"sku":"LATTE","category":"coffee","quantity":2,"amount":5600}],
         "tenders":[{"type":"card","amount":5600}]}\
        """;

    @Test
    void earnsRedeemsAndReturnsAsTheReadmeSays(@TempDir Path directory) throws IOException {
        try (ServiceProcess service = ServiceProcess.start(Store.fresh(), directory);
                Till till = new Till(() -> service, "demo-operator")) {
            String enrol = "{\"identifiers\":[{\"type\":\"card\",\"value\":\"6200001\"}]}";
            assertThat(till.post("/v1/members", "1", enrol).status()).isEqualTo(201);

            Till.Answer earned = till.post("/v1/members/card:6200001/purchases", "2", PURCHASE);
            assertThat(earned.status()).isEqualTo(201);
            assertThat(earned.body().at("/earned/0/amount").asLong()).isEqualTo(56);
            assertThat(earned.body().at("/earned/0/expiresAt").asString()).isEqualTo("2028-11-30T23:59:59.999+08:00");

            Till.Answer again = till.post("/v1/members/card:6200001/purchases", "2", PURCHASE);
            assertThat(again.replayed()).isTrue();
            assertThat(again.body()).isEqualTo(earned.body());

            String redemption = "{\"merchant\":\"books\",\"points\":20,\"reference\":\"B-1\"}";
            Till.Answer redeemed = till.post("/v1/members/card:6200001/redemptions", "3", redemption);
            assertThat(redeemed.body().at("/value/amount").asLong()).isEqualTo(20);

            String goods = "{\"lines\":[{\"line\":1,\"quantity\":1}]}";
            Till.Answer returned =
                    till.post("/v1/members/card:6200001/purchases/receipt:cafe:R-1001/returns", "4", goods);
            assertThat(returned.body().at("/takenBack/0/amount").asLong()).isEqualTo(28);
            assertThat(returned.body().at("/balances/points/available").asLong())
                    .isEqualTo(8);
        }
    }
}
