package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.access.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Every endpoint says in this table what a key of one merchant may do with what is another's: it is refused, or does not see it;
 * or the endpoint is for keys of the whole program; or it is about no merchant. Each is called with the bookshop's key of every
 * role for what is the café's.
 */
class MerchantScopeTest {
    static final List<Row> TABLE = new ArrayList<>();

    /** What is done with the keys. */
    enum Sort {
        /** The stranger is refused, and the merchant itself is not. */
        OWN,
        /** The merchant itself sees what is named, and the stranger does not. */
        HIDDEN,
        /** A key of one merchant is refused, whosever. */
        PROGRAM,
        /** A stranger's key is as good as any. */
        NOBODYS
    }

    /**
     * An endpoint.
     *
     * @param operation method and path as the OpenAPI document has them, and which of the café's things it is tried with
     * @param asked a query, a body, or a line of records; of what is hidden, its name
     * @param why it is of its sort
     */
    record Row(Sort sort, String operation, String asked, String why) {
        static Row of(Sort sort, String why, String line) {
            String[] parts = line.split("\\|", 2);
            return new Row(sort, parts[0].strip(), parts.length > 1 ? parts[1].strip() : "", why);
        }

        String endpoint() {
            return operation.replaceFirst("[?;].*", "");
        }

        @Override
        public String toString() {
            return sort + " " + operation;
        }
    }

    private static void rows(Sort sort, String why, String lines) {
        lines.lines().map(line -> Row.of(sort, why, line)).forEach(TABLE::add);
    }

    static {
        rows(Sort.HIDDEN, "a list has what concerns the merchant", """
            GET /v1/entries | entry
            GET /v1/members/{member}/entries | entry
            GET /v1/members/{member}/charges | charge
            GET /v1/members/{member}/credit | unit
            GET /v1/members/{member}/prepaid-plans | plan
            GET /v1/members/{member}/top-ups | topUp
            GET /v1/members/{member}/conversions | cafe
            GET /v1/members/{member}/rewards/{reward}/claims | claim
            GET /v1/gift-cards/{giftCard}/entries | load
            GET /v1/partners | cafe
            """);
        rows(Sort.OWN, "it names the merchant at whose till it happens", """
            POST /v1/members/{member}/purchases | {"merchant":"cafe","receipt":"{fresh}","currency":"CNY","amount":100}
            POST /v1/members/{member}/activities | {"type":"check-in","merchant":"cafe"}
            POST /v1/members/{member}/redemptions | {"merchant":"cafe","points":1}
            POST /v1/members/{member}/holds | {"merchant":"cafe","points":1,"lapsesAfter":"PT15M"}
            POST /v1/members/{member}/quotes | {"merchant":"cafe","receipt":"{fresh}","currency":"CNY","amount":100}
            POST /v1/members/{member}/coupons/{coupon}/redemptions | {"merchant":"cafe","reference":"{fresh}","currency":"CNY","lines":[{"line":1,"amount":5000}]}
            POST /v1/members/{member}/coupons/{coupon}/reservations | {"merchant":"cafe","reference":"{fresh}","currency":"CNY","lines":[{"line":1,"amount":5000}],"lapsesAfter":"PT15M"}
            POST /v1/members/{member}/rewards/{reward}/claims | {"merchant":"cafe"}
            POST /v1/members/{member}/conversions | {"merchant":"cafe","partnerCurrency":"beans","direction":"in","amount":200,"reference":"{fresh}"}
            GET /v1/members/{member}/conversions/preview | ?merchant=cafe&partnerCurrency=beans&direction=in&amount=200
            POST /v1/members/{member}/top-ups | {"storedValue":"stored","merchant":"cafe","receipt":"{fresh}","currency":"CNY","amount":100}
            GET /v1/members/{member}/top-ups/preview | ?storedValue=stored&merchant=cafe&amount=100
            POST /v1/members/{member}/prepaid-plans | {"definition":"by-part","merchant":"cafe","currency":"CNY","amount":4000}
            POST /v1/gift-cards | {"definition":"classic","merchant":"cafe","currency":"CNY","amount":1000,"receipt":"{fresh}"}
            POST /v1/gift-cards/{giftCard}/activation;giftCard=presented | {"merchant":"cafe","currency":"CNY","amount":1000,"receipt":"{fresh}"}
            POST /v1/gift-cards/{giftCard}/top-ups | {"merchant":"cafe","currency":"CNY","amount":1000,"receipt":"{fresh}"}
            POST /v1/gift-cards/{giftCard}/redemptions | {"merchant":"cafe","amount":1}
            POST /v1/gift-cards/{giftCard}/holds | {"merchant":"cafe","amount":1,"lapsesAfter":"PT15M"}
            POST /v1/terminals | {"merchant":"cafe","store":"s1","terminal":"t1","publicKey":"11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="}
            """);
        rows(Sort.OWN, "it undoes or ends what happened at a till", """
            POST /v1/members/{member}/purchases/{purchase}/returns | {"lines":[{"line":1,"amount":100}]}
            POST /v1/members/{member}/entries/{entry}/reversal | {"reason":"mistaken"}
            POST /v1/members/{member}/holds/{hold}/capture | {}
            POST /v1/members/{member}/holds/{hold}/void;hold=laterHold | {}
            POST /v1/members/{member}/quotes/{quote}/commit | {}
            POST /v1/members/{member}/quotes/{quote}/drop;quote=laterQuote | {}
            POST /v1/members/{member}/coupons/{coupon}/reservations/{hold}/capture;coupon=aside;hold=reservation | {}
            POST /v1/members/{member}/rewards/{reward}/claims/{claim}/fulfilled | {}
            POST /v1/members/{member}/rewards/{reward}/claims/{claim}/cancelled;claim=laterClaim | {"reason":"none left"}
            POST /v1/members/{member}/top-ups/{topUp}/refunds | {"amount":100,"reason":"wanted back"}
            POST /v1/gift-cards/{giftCard}/redemptions/{entry}/refunds;entry=cardSpend | {"amount":10}
            POST /v1/gift-cards/{giftCard}/holds/{hold}/capture;hold=cardHold | {}
            POST /v1/gift-cards/{giftCard}/holds/{hold}/void;hold=laterCardHold | {}
            POST /v1/gift-cards/{giftCard}/loads/{entry}/void;entry=load | {"reason":"mistaken"}
            POST /v1/gift-cards/{giftCard}/payout | {"merchant":"cafe"}
            """);
        rows(Sort.OWN, "the money goes to its merchant", """
            GET /v1/members/{member}/charges/{charge} |
            POST /v1/members/{member}/charges/{charge}/fail | {"reason":"card declined"}
            POST /v1/members/{member}/charges/{charge}/confirm | {"reference":"psp-1"}
            POST /v1/members/{member}/charges/{charge}/refund | {"amount":10,"reason":"goodwill"}
            GET /v1/members/{member}/prepaid-plans/{plan} |
            GET /v1/members/{member}/prepaid-plans/{plan}/payments/preview | ?merchant=cafe&amount=400
            POST /v1/members/{member}/prepaid-plans/{plan}/payments | {"merchant":"cafe","currency":"CNY","amount":400,"receipt":"{fresh}"}
            POST /v1/members/{member}/prepaid-plans/{plan}/payments/{payment}/refunds | {"amount":10,"reason":"wanted back"}
            GET /v1/members/{member}/prepaid-plans/{plan}/close/preview | ?by=member
            POST /v1/members/{member}/prepaid-plans/{plan}/transfer | {"to":"{other}"}
            POST /v1/members/{member}/prepaid-plans/{plan}/close | {"by":"member","reason":"moved"}
            GET /v1/members/{member}/membership/preview/join;member=other | ?plan=monthly&pays=charge
            GET /v1/members/{member}/membership/preview/renew | ?pays=charge
            GET /v1/members/{member}/membership/preview/change | ?plan=monthly&when=periodEnd&pays=charge
            GET /v1/members/{member}/membership/preview/cancel | ?how=periodEnd
            POST /v1/members/{member}/membership;member=other | {"plan":"monthly","pays":"charge"}
            POST /v1/members/{member}/membership/renew | {"pays":"charge"}
            POST /v1/members/{member}/membership/change | {"plan":"monthly","when":"periodEnd","pays":"charge"}
            POST /v1/members/{member}/membership/pause | {}
            POST /v1/members/{member}/membership/resume | {}
            POST /v1/members/{member}/membership/cancel | {"how":"periodEnd","reason":"moved"}
            GET /v1/members/{member}/credit/{unit}/limit/preview | ?limit=6000
            GET /v1/members/{member}/credit/{unit}/repayments/preview | ?merchant=cafe&amount=10
            POST /v1/members/{member}/credit/{unit}/limit | {"limit":6000,"reason":"asked for"}
            POST /v1/members/{member}/credit/{unit}/repayments | {"merchant":"cafe","currency":"CNY","amount":10,"receipt":"{fresh}"}
            POST /v1/members/{member}/credit/{unit}/block | {"reason":"late"}
            POST /v1/members/{member}/credit/{unit}/unblock | {"reason":"paid"}
            """);
        rows(Sort.OWN, "an entry is for those whom it concerns, a till for those whose it is", """
            GET /v1/members/{member}/entries/{entry} |
            GET /v1/terminals/{terminal} |
            POST /v1/terminals/{terminal}/keys | {"publicKey":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=","previousUntil":"2026-11-23T00:00:00Z"}
            POST /v1/terminals/{terminal}/allowances | {"total":5,"mostPerSale":5,"validFrom":"2026-11-22T00:00:00Z","validUntil":"2026-11-24T00:00:00Z","settleUntil":"2026-11-26T00:00:00Z"}
            GET /v1/terminals/{terminal}/allowances/{allowance} |
            POST /v1/terminals/{terminal}/tickets | {"tickets":[{"counter":1}]}
            POST /v1/terminals/{terminal}/block | {"reason":"stolen"}
            POST /v1/terminals/{terminal}/unblock | {"reason":"found"}
            """);
        rows(Sort.OWN, "a partner's stream, and what is made of it, is the partner's", """
            GET /v1/partners/{partner} |
            GET /v1/partners/{partner}/events |
            GET /v1/partners/{partner}/packs |
            GET /v1/partners/{partner}/packs/preview | ?points=100&price=100
            GET /v1/partners/{partner}/statements |
            GET /v1/partners/{partner}/statements/{period} |
            GET /v1/partners/{partner}/statements/{period}.csv |
            GET /v1/partners/{partner}/statements/{period}.pdf |
            GET /v1/partners/{partner}/webhooks |
            GET /v1/partners/{partner}/webhooks/{webhook} |
            POST /v1/partners/{partner}/webhooks | {"url":"https://hooks.invalid/other","after":0}
            POST /v1/partners/{partner}/webhooks/{webhook}/secret | {"overlap":"PT1H"}
            POST /v1/partners/{partner}/webhooks/{webhook}/replay | {"after":0}
            GET /v1/partners/{partner}/webhooks/{webhook}/dead-letters |
            POST /v1/partners/{partner}/webhooks/{webhook}/dead-letters/{number}/redelivery |
            DELETE /v1/partners/{partner}/webhooks/{webhook}/dead-letters/{number} |
            DELETE /v1/partners/{partner}/webhooks/{webhook} |
            GET /v1/partners/{partner}/reconciliations |
            GET /v1/partners/{partner}/reconciliations/{reconciliation} |
            GET /v1/partners/{partner}/reconciliations/{reconciliation}/discrepancies |
            GET /v1/partners/{partner}/reconciliations/{reconciliation}/discrepancies.csv |
            GET /v1/partners/{partner}/reconciliations/{reconciliation}/report.pdf |
            POST /v1/partners/{partner}/reconciliations/{reconciliation}/discrepancies/{discrepancy}/resolution | {"by":"note","reason":"fine"}
            POST /v1/partners/{partner}/reconciliations?from=2026-10-01T00:00:00Z&to=2026-11-01T00:00:00Z&columns=receipt:No,amount:Total&decimals=2&kinds=earn | No,Total
            """);
        rows(Sort.PROGRAM, "it shows or changes what was agreed with every merchant", """
            GET /v1/program/revisions
            GET /v1/program/revisions/{revision}
            GET /v1/program/draft
            PUT /v1/program/draft
            DELETE /v1/program/draft
            POST /v1/program/draft/publication
            GET /v1/program/draft/backtest
            POST /v1/program/draft/backtest
            GET /v1/program/budgets
            GET /v1/program/test-clock
            POST /v1/program/test-clock/advance
            GET /v1/program/verification
            POST /v1/program/verification
            GET /v1/settlements
            POST /v1/settlements
            GET /v1/settlements/{period}
            GET /v1/webhooks
            POST /v1/webhooks
            GET /v1/webhooks/{webhook}
            DELETE /v1/webhooks/{webhook}
            POST /v1/webhooks/{webhook}/secret
            POST /v1/webhooks/{webhook}/replay
            GET /v1/webhooks/{webhook}/dead-letters
            POST /v1/webhooks/{webhook}/dead-letters/{event}/redelivery
            DELETE /v1/webhooks/{webhook}/dead-letters/{event}
            """);
        rows(Sort.PROGRAM, "a key may be wider than one merchant's", """
            GET /v1/keys
            POST /v1/keys
            POST /v1/keys/{id}/rotation
            DELETE /v1/keys/{id}
            """);
        rows(Sort.PROGRAM, "the house gives it, takes it, pays it or has been paid for it", """
            POST /v1/members/{member}/adjustments
            POST /v1/members/{member}/adjustments/{approval}/approval
            POST /v1/members/{member}/coupons
            POST /v1/members/{member}/coupons/{coupon}/void
            POST /v1/coupons/{definition}/codes
            POST /v1/members/{member}/cashback/payouts/{payout}/sent
            POST /v1/members/{member}/cashback/payouts/{payout}/failed
            POST /v1/partners/{partner}/packs
            """);
        rows(Sort.PROGRAM, "it is good, or stopped, at every merchant", """
            POST /v1/gift-cards/{definition}/codes
            POST /v1/gift-cards/{giftCard}/block
            POST /v1/gift-cards/{giftCard}/unblock
            POST /v1/members/{member}/stored-values/{storedValue}/block
            POST /v1/members/{member}/stored-values/{storedValue}/unblock
            POST /v1/members/{member}/rebates/{rebate}/agreement
            POST /v1/members/{member}/status
            POST /v1/members/{member}/erasure
            """);
        rows(Sort.PROGRAM, "it says what a member did everywhere, or what every member has", """
            GET /v1/members/{member}/statement
            GET /v1/members/{member}/statement.csv
            GET /v1/members/{member}/statement.pdf
            GET /v1/members/{member}/export
            GET /v1/members
            GET /v1/balances
            """);
        rows(Sort.NOBODYS, "it shows what any member may know of the program", """
            GET /v1/program
            GET /v1/program/rules
            GET /v1/program/plans
            GET /v1/program/rewards
            """);
        rows(Sort.NOBODYS, "a member, and what a member has, is the program's and served at every till", """
            GET /v1/members?type=card&value=1
            POST /v1/members
            GET /v1/members/{member}
            GET /v1/members/{member}/balances
            GET /v1/members/{member}/tier
            GET /v1/members/{member}/profile
            PUT /v1/members/{member}/profile
            POST /v1/members/{member}/token
            POST /v1/members/{member}/identifiers
            POST /v1/members/{member}/identifiers/removal
            POST /v1/members/{member}/cards/{card}/block
            POST /v1/members/{member}/cards/{card}/unblock
            POST /v1/members/{member}/transfers
            GET /v1/members/{member}/coupons
            POST /v1/members/{member}/coupons/codes
            GET /v1/members/{member}/rewards
            GET /v1/members/{member}/rebates
            GET /v1/members/{member}/membership
            GET /v1/members/{member}/cashback/payouts
            POST /v1/members/{member}/cashback/payouts
            """);
        rows(Sort.NOBODYS, "whoever shows a card has it", """
            GET /v1/gift-cards/{giftCard}
            POST /v1/gift-cards/{giftCard}/transfers
            """);
        rows(Sort.NOBODYS, "each line is judged as the single request is, see below", """
            POST /v1/batches
            """);
    }

    /** Operations of a batch that are about no merchant. */
    private static final Set<String> NOBODYS_LINES = Set.of("enrol", "block", "transfer");

    private static Neighbourhood town;

    @BeforeAll
    static void settle() {
        town = new Neighbourhood();
    }

    @AfterAll
    static void leave() {
        town.close();
    }

    @Test
    void everyEndpointIsInTheTable() {
        List<String> endpoints = Contract.shared().operations().stream()
                .map(Contract.Operation::toString)
                .toList();
        assertThat(TABLE.stream().map(Row::endpoint).distinct()).containsExactlyInAnyOrderElementsOf(endpoints);
        assertThat(TABLE).allSatisfy(row -> assertThat(row.why()).isNotBlank());
    }

    @ParameterizedTest
    @FieldSource("TABLE")
    void isForWhomTheTableSays(Row row) {
        int asked = 0;
        for (Role role : Role.values()) {
            Http.Reply reply = call(town, town.stranger(role), row, Map.of());
            if (!reply.type().startsWith("application/problem") || !reply.code().equals("role-not-permitted")) {
                assertStranger(town, row, role, reply);
                asked++;
            }
        }
        assertThat(asked).as("%s is for nobody", row).isPositive();
        if (row.sort() == Sort.OWN || row.sort() == Sort.HIDDEN) {
            assertOwn(town, row, call(town, town.own(), row, Map.of()));
        }
    }

    static void assertStranger(Neighbourhood town, Row row, Role role, Http.Reply reply) {
        switch (row.sort()) {
            case OWN -> {
                assertThat(reply.status()).as("%s as %s: %s", row, role, reply).isEqualTo(403);
                assertThat(reply.code()).matches(".*another-(merchant|lender)|membership-plan-elsewhere");
            }
            case HIDDEN -> {
                assertThat(reply.status()).as("%s as %s: %s", row, role, reply).isEqualTo(200);
                assertThat(reply.text()).as("%s as %s", row, role).doesNotContain(marker(town, row));
            }
            case PROGRAM ->
                assertThat(reply.code()).as("%s as %s: %s", row, role, reply).isEqualTo("another-merchant");
            case NOBODYS ->
                assertThat(reply.status()).as("%s as %s: %s", row, role, reply).isNotEqualTo(403);
        }
    }

    /** What has changed meanwhile may be in the way, but that it is the merchant's own is known by then. */
    static void assertOwn(Neighbourhood town, Row row, Http.Reply reply) {
        if (row.sort() == Sort.HIDDEN) {
            assertThat(reply.text()).as("%s: %s", row, reply).contains(marker(town, row));
        } else {
            assertThat(reply.status() / 100 == 2 || reply.status() == 409)
                    .as("%s by the merchant itself: %s", row, reply)
                    .isTrue();
        }
    }

    private static String marker(Neighbourhood town, Row row) {
        String named = town.named("{" + row.asked() + "}");
        return "\"" + (named.equals("x") ? row.asked() : named) + "\"";
    }

    /** Calls an endpoint for what is the café's, with more headers. */
    static Http.Reply call(Neighbourhood town, String bearer, Row row, Map<String, String> more) {
        String[] words = row.operation().split(" ", 2);
        String[] parts = words[1].split(";");
        String path = parts[0];
        for (int i = 1; i < parts.length; i++) {
            String[] swap = parts[i].split("=");
            path = path.replace("{" + swap[0] + "}", swap[1].equals("presented") ? "presented" : "{" + swap[1] + "}");
        }
        boolean query = row.asked().startsWith("?");
        String body = query || row.sort() == Sort.HIDDEN ? "" : town.named(row.asked());
        Map<String, String> headers = new HashMap<>(more);
        if (row.sort() == Sort.OWN && words[0].equals("POST")) {
            headers.put(IdempotencyKey.HEADER, Http.fresh("k-"));
        }
        if (path.contains("/presented/")) {
            headers.put(GiftCardDesk.CODE, town.named("{code}"));
        } else if (path.startsWith("/v1/gift-cards/{giftCard}")) {
            headers.put(GiftCardDesk.CODE, town.named("{cardCode}"));
        }
        if (!body.isEmpty() && !body.startsWith("{")) {
            headers.put("Content-Type", "text/csv");
            body = body + "\nR-1,1.00\n";
        }
        return town.http().send(bearer, words[0], town.named(path) + (query ? row.asked() : ""), body, headers);
    }

    @Test
    void anEntryIsReversedByTheMerchantAtWhoseTillItHappened() {
        String books = town.stranger(Role.OPERATOR);
        List<String> done = List.of(
                done("/purchases", "{'merchant':'cafe','receipt':'{fresh}','currency':'CNY','amount':500}"),
                done("/activities", "{'type':'check-in','merchant':'cafe'}"),
                done("/redemptions", "{'merchant':'cafe','points':2}"),
                done(
                        "/holds/"
                                + town.post(
                                        "demo-till",
                                        "/v1/members/{member}/holds",
                                        "{\"merchant\":\"cafe\",\"points\":2,\"lapsesAfter\":\"PT15M\"}",
                                        "/hold")
                                + "/capture",
                        "{}"),
                done(
                        "/coupons/"
                                + town.post(
                                        "demo-operator",
                                        "/v1/members/{member}/coupons",
                                        "{\"definition\":\"ten\",\"reason\":\"because\"}",
                                        "/coupon")
                                + "/redemptions",
                        "{'merchant':'cafe','reference':'{fresh}','currency':'CNY','lines':[{'line':1,'amount':5000}]}"),
                done(
                        "/conversions",
                        "{'merchant':'cafe','partnerCurrency':'beans','direction':'in','amount':200,'reference':'{fresh}'}"));
        for (String entry : done) {
            Http.Reply refused = reverse(books, entry);
            assertThat(refused.code()).as("%s", refused).isEqualTo("another-merchant");
            assertThat(refused.json().path("merchant").asString()).isEqualTo("cafe");
            assertThat(reverse(town.own(), entry).status()).isEqualTo(201);
        }
    }

    @Test
    void whoFundedWhatWasSpentElsewhereDoesNotCallThatOff() {
        String spent = done("/redemptions", "{'merchant':'books','points':3}");
        Http.Reply refused = reverse(town.own(), spent);
        assertThat(refused.code()).as("%s", refused).isEqualTo("another-merchant");
        assertThat(refused.json().path("merchant").asString()).isEqualTo("books");
        assertThat(reverse(town.stranger(Role.OPERATOR), spent).status()).isEqualTo(201);

        String adjusted = town.post(
                "demo-operator",
                "/v1/members/{member}/adjustments",
                "{\"unit\":\"points\",\"amount\":5,\"reason\":\"x\"}",
                "/entry/id");
        assertThat(reverse(town.own(), adjusted).code()).isEqualTo("another-merchant");
        assertThat(reverse("demo-operator", adjusted).status()).isEqualTo(201);
    }

    private static String done(String path, String body) {
        return town.post("demo-operator", "/v1/members/{member}" + path, body.replace('\'', '"'), "/entry/id");
    }

    private static Http.Reply reverse(String bearer, String entry) {
        return town.http()
                .post(
                        bearer,
                        town.named("/v1/members/{member}/entries/" + entry + "/reversal"),
                        "{\"reason\":\"mistaken\"}");
    }

    @Test
    void aLineOfABatchIsJudgedAsTheSingleRequestIs() {
        assertLinesRefused(town, town.stranger(Role.OPERATOR), Map.of());
    }

    /** Sends every operation about what is the café's in one batch. */
    static void assertLinesRefused(Neighbourhood town, String bearer, Map<String, String> more) {
        String hold = town.post(
                "demo-till",
                "/v1/members/{member}/holds",
                "{\"merchant\":\"cafe\",\"points\":1,\"lapsesAfter\":\"PT15M\"}",
                "/hold");
        List<String> requests = List.of(
                "purchase | | {'merchant':'cafe','receipt':'{fresh}','currency':'CNY','amount':100}",
                "return | {purchase} | {'lines':[{'line':1,'amount':1}]}",
                "activity | | {'type':'check-in','merchant':'cafe'}",
                "redemption | | {'merchant':'cafe','points':1}",
                "hold | | {'merchant':'cafe','points':1,'lapsesAfter':'PT15M'}",
                "capture | " + hold + " | {}",
                "void | " + hold + " | {}",
                "conversion | |"
                    + " {'merchant':'cafe','partnerCurrency':'beans','direction':'in','amount':200,'reference':'r'}",
                "top-up | |"
                    + " {'storedValue':'stored','merchant':'cafe','receipt':'{fresh}','currency':'CNY','amount':100}",
                "top-up-refund | {topUp} | {'reason':'wanted back'}",
                "status | | {'status':'suspended','reason':'x'}",
                "adjustment | | {'unit':'points','amount':5,'reason':'x'}",
                "approval | 4 | {}",
                "reversal | {entry} | {'reason':'mistaken'}");
        assertThat(Stream.concat(requests.stream().map(line -> line.replaceFirst(" .*", "")), NOBODYS_LINES.stream()))
                .containsExactlyInAnyOrderElementsOf(Samples.OPERATIONS.keySet());
        String lines = requests.stream()
                .map(line -> line.split("\\|"))
                .map(line -> "{'key':'{fresh}','op':'%s','member':'{member}','of':'%s','body':%s}"
                        .formatted(line[0].strip(), line[1].strip(), line[2].strip()))
                .map(line -> town.named(line).replace('\'', '"'))
                .reduce("", (all, line) -> all + line + "\n");
        Map<String, String> headers = new HashMap<>(more);
        headers.put("Content-Type", BatchController.TYPE);

        Http.Reply reply = town.http().send(bearer, "POST", "/v1/batches", lines, headers);

        assertThat(reply.text().lines())
                .hasSize(requests.size())
                .allSatisfy(line -> assertThat(line).contains("\"status\":403", "another-merchant"));
    }
}
