package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.TestClock;
import io.guerdon.membership.ClubSettings;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A merchant is suspended by publishing that: from then on nothing is paid to it, by whoever asks or by time. */
class SuspendedMerchantTest {
    private static final String CLUB =
            ClubSettings.settings("Asia/Shanghai", ClubSettings.MONTHLY).replaceAll("\n *", "");
    private static final String CAFE = "\"id\":\"cafe\",\"issuing\"";
    private static final String JOIN = "{\"plan\":\"monthly\",\"pays\":\"storedValue\"}";

    private final Http http = Http.with();

    @AfterEach
    void stop() {
        http.close();
    }

    private Http.Reply till(String path, String body) {
        return http.post("demo-till", path, body);
    }

    private String member() {
        String member = "/v1/members/" + http.member();
        Http.Reply paid = till(member + "/top-ups", """
            {"storedValue":"purse","merchant":"cafe","receipt":"%s","currency":"CNY","amount":10000,"payment":"card"}\
            """.formatted(Http.fresh("R-")));
        assertThat(paid.status()).as(paid.text()).isEqualTo(201);
        return member;
    }

    @Test
    void aMembershipIsNeitherJoinedNorRenewedThere() {
        Revising.enforce(http, CLUB);
        String member = member();
        String other = member();
        Http.Reply joined = till(member + "/membership", JOIN);
        assertThat(joined.status()).as(joined.text()).isEqualTo(201);
        Revising.enforce(http, CLUB.replace(CAFE, "\"standing\":\"SUSPENDED\"," + CAFE));

        assertThat(till(other + "/membership", JOIN).code()).isEqualTo("merchant-suspended");
        assertThat(till(member + "/membership/renew", "{\"pays\":\"charge\"}").code())
                .isEqualTo("merchant-suspended");
        http.bean(TestClock.class).advance(Duration.ofDays(33));
        assertThat(state(member)).isEqualTo("grace");
        assertThat(till(member + "/membership/cancel", "{\"how\":\"periodEnd\",\"reason\":\"enough\"}")
                        .status())
                .isEqualTo(201);
        assertThat(http.get("demo-operator", member + "/balances")
                        .json()
                        .at("/balances/cash/available")
                        .asLong())
                .as("one month was paid")
                .isEqualTo(7_000);
    }

    private String state(String member) {
        return http.get("demo-operator", member + "/membership")
                .json()
                .path("state")
                .asString();
    }
}
