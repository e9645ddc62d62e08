package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A repeated request gets the first answer word for word, whatever has become of the names in it. */
class RepeatTest {
    private final Http http = Http.shared();

    @Test
    void aSaleWhoseCardWasBlockedSinceIsAnsweredAsBefore() {
        String member = http.memberWith(100);
        String receipt = Http.fresh("R-");
        Http.Reply first = purchase(member, receipt, receipt);

        assertThat(block(member, "block-" + receipt).status()).isEqualTo(201);

        repeats(purchase(member, receipt, receipt), first);
        Http.Reply other = purchase(member, Http.fresh("R-"), Http.fresh("k-"));
        assertThat(other.code()).isEqualTo("card-blocked");
        assertThat(http.get("demo-till", "/v1/members/" + member + "/balances").code())
                .isEqualTo("card-blocked");
    }

    @Test
    void theBlockOfACardNamedByItselfIsAnsweredAsBefore() {
        String member = http.member();
        Http.Reply first = block(member, "k-" + member);

        repeats(block(member, "k-" + member), first);
        assertThat(block(member, Http.fresh("k-")).code()).isEqualTo("card-blocked");
    }

    @Test
    void aTransferToACardThatWasTakenAwayIsAnsweredAsBefore() {
        String ann = http.memberWith(100);
        String bob = http.member();
        String key = Http.fresh("k-");
        Http.Reply first = send(ann, bob, "points", key);
        assertThat(first.status()).isEqualTo(201);

        http.post("demo-operator", "/v1/members/" + bob + "/identifiers/removal", """
            {"type":"card","value":"%s"}\
            """.formatted(
                        bob.substring("card:".length())));

        repeats(send(ann, bob, "points", key), first);
        assertThat(send(ann, bob, "points", Http.fresh("k-")).code()).isEqualTo("member-not-found");
    }

    @Test
    void aKeyThatWasUsedIsRecognisedBeforeWhatIsWrongWithTheRequest() {
        String ann = http.memberWith(100);
        String bob = http.member();
        String sent = Http.fresh("k-");
        send(ann, bob, "points", sent);
        String adjusted = Http.fresh("k-");
        adjust(ann, "points", adjusted);

        assertThat(send(ann, bob, "stamps", sent).code()).isEqualTo("idempotency-key-reused");
        assertThat(send(ann, "card:nobody", "points", sent).code()).isEqualTo("idempotency-key-reused");
        assertThat(adjust(ann, "stamps", adjusted).code()).isEqualTo("idempotency-key-reused");
        assertThat(send(ann, bob, "stamps", Http.fresh("k-")).code()).isEqualTo("unknown-unit");
        assertThat(adjust(ann, "stamps", Http.fresh("k-")).code()).isEqualTo("unknown-unit");
    }

    private static void repeats(Http.Reply again, Http.Reply first) {
        assertThat(again.replayed()).isTrue();
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.text()).isEqualTo(first.text());
    }

    private Http.Reply purchase(String member, String receipt, String key) {
        return http.post("demo-till", "/v1/members/" + member + "/purchases", Http.purchase(receipt, 1_000), key);
    }

    private Http.Reply block(String member, String key) {
        String card = member.substring("card:".length());
        return http.post("demo-operator", "/v1/members/" + member + "/cards/" + card + "/block", "", key);
    }

    private Http.Reply send(String from, String to, String unit, String key) {
        return http.post("demo-operator", "/v1/members/" + from + "/transfers", """
            {"to":"%s","unit":"%s","amount":30}\
            """.formatted(to, unit), key);
    }

    private Http.Reply adjust(String member, String unit, String key) {
        return http.post("demo-operator", "/v1/members/" + member + "/adjustments", """
            {"unit":"%s","amount":5,"reason":"because"}\
            """.formatted(unit), key);
    }
}
