package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where in a quote's body something is wrong. */
class QuoteBodyTest {
    private final Http http = Http.shared();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"coupons":["no name"]}                                | use.coupons
        {"coupons":[null]}                                     | use.coupons[0]
        {"wallets":[null]}                                     | use.wallets[0]
        {"wallets":[{"unit":"cashback"}]}                      | use.wallets[0].amount
        {"points":0}                                           | use.points
        {"cashback":5,"wallets":[{"unit":"cashback","amount":5}]} | use.wallets[0]
        """)
    void saysWhereInTheBodySomethingIsWrong(String use, String field) {
        Http.Reply refused = http.post(
                "demo-till", "/v1/members/" + http.member() + "/quotes", """
                    {"merchant":"cafe","receipt":"%s","currency":"CNY","amount":100,"use":%s}\
                    """.formatted(Http.fresh("Q-"), use));

        assertThat(refused.json().path("field").asString()).as(refused.text()).isEqualTo(field);
    }
}
