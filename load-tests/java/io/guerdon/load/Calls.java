package io.guerdon.load;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.LongUnaryOperator;

/**
 * The requests of a till, byte for byte.
 *
 * @param host {@code Host} header
 * @param keys of this run
 * @param member which member a request is about, by its number
 */
record Calls(String host, Keys keys, LongUnaryOperator member) {
    private static final String TILL = "Authorization: Bearer demo-till\r\n";

    /** A purchase of one line that earns 56 points. */
    byte[] purchase(long number) {
        return purchase(number, "cafe");
    }

    /** The same at another merchant. */
    byte[] purchase(long number, String merchant) {
        return post("/v1/members/" + card(number) + "/purchases", keys.key(number), purchaseBody(number, merchant));
    }

    /** The same purchase to the endpoint that only reads it and answers. */
    byte[] echo(long number) {
        return post("/bench/members/" + card(number) + "/purchases", keys.key(number), purchaseBody(number));
    }

    byte[] redemption(long number) {
        String body =
                "{\"merchant\":\"books\",\"store\":\"s9\",\"points\":10,\"reference\":\"" + keys.key(number) + "\"}";
        return post("/v1/members/" + card(number) + "/redemptions", keys.key(number), body);
    }

    /** Points held for so long. */
    byte[] hold(long number, Duration length) {
        String body = "{\"merchant\":\"books\",\"points\":10,\"lapsesAfter\":\"PT" + length.toSeconds()
                + "S\",\"reference\":\"" + keys.key(number) + "\"}";
        return post("/v1/members/" + card(number) + "/holds", keys.key(number), body);
    }

    /** Money paid in, for which a tenth more is given. */
    byte[] topUp(long number) {
        String body =
                "{\"storedValue\":\"stored-value\",\"merchant\":\"cafe\",\"currency\":\"CNY\",\"amount\":10000,\"receipt\":\""
                        + keys.key(number) + "\"}";
        return post("/v1/members/" + card(number) + "/top-ups", keys.key(number), body);
    }

    /** Some of that spent. */
    byte[] payment(long number) {
        String body = "{\"merchant\":\"books\",\"unit\":\"stored-value\",\"amount\":100,\"reference\":\""
                + keys.key(number) + "\"}";
        return post("/v1/members/" + card(number) + "/redemptions", keys.key(number), body);
    }

    /** Money paid at once and released in twelve parts. */
    byte[] plan(long number) {
        String body =
                "{\"definition\":\"monthly\",\"merchant\":\"cafe\",\"currency\":\"CNY\",\"amount\":120000,\"receipt\":\""
                        + keys.key(number) + "\"}";
        return bytes("POST /v1/members/" + card(number) + "/prepaid-plans HTTP/1.1\r\nHost: " + host
                + "\r\nAuthorization: Bearer sandbox-till\r\nIdempotency-Key: " + keys.key(number)
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    /** The same basket priced, with nothing used, so that nothing but the price is asked. */
    byte[] quote(long number) {
        String basket = purchaseBody(number).replaceFirst(",\"tenders\":.*", "}");
        return post("/v1/members/" + card(number) + "/quotes", keys.key(number), basket);
    }

    byte[] balance(long number) {
        return bytes(
                "GET /v1/members/" + card(number) + "/balances HTTP/1.1\r\nHost: " + host + "\r\n" + TILL + "\r\n");
    }

    /** A line of a batch, without its end. */
    String batchLine(long number) {
        return batchLine(number, "cafe");
    }

    /** The same at another merchant. */
    String batchLine(long number, String merchant) {
        return "{\"key\":\"" + keys.key(number) + "\",\"op\":\"purchase\",\"member\":\"" + card(number) + "\",\"body\":"
                + purchaseBody(number, merchant) + "}";
    }

    private String card(long number) {
        return "card:" + keys.card(member.applyAsLong(number));
    }

    private String purchaseBody(long number) {
        return purchaseBody(number, "cafe");
    }

    private String purchaseBody(long number, String merchant) {
        return "{\"merchant\":\"" + merchant + "\",\"store\":\"s1\",\"terminal\":\"t1\",\"receipt\":\""
                + keys.key(number)
                + "\",\"currency\":\"CNY\",\"lines\":[{\"line\":1,\"sku\":\"LATTE\",\"category\":\"coffee\","
                + "\"quantity\":2,\"amount\":5600}],\"tenders\":[{\"type\":\"card\",\"amount\":5600}]}";
    }

    private byte[] post(String path, String key, String body) {
        return bytes("POST " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + TILL + "Idempotency-Key: " + key
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static byte[] bytes(String request) {
        return request.getBytes(StandardCharsets.US_ASCII);
    }
}
