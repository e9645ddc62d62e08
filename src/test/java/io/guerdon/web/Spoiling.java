package io.guerdon.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Ways to get a request wrong. */
final class Spoiling {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\0",
            "\n",
            "\u007f",
            "\ud800",
            "\u202e",
            "积分",
            "🎁",
            "x".repeat(70),
            "y".repeat(5_000),
            "null",
            "-1",
            "mem_x",
            "card:",
            "token:x",
            "2026-02-30T00:00:00Z",
            "+999999999-12-31T23:59:59Z",
            "1e400",
            "$ne",
            "../..");
    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "1.5",
            "1e2",
            "1e999999",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "2147483648",
            "1000000000001",
            "0.0000000001",
            "1".repeat(1_500),
            "007",
            "+1",
            "NaN",
            "Infinity",
            "0x10",
            "-");
    private static final List<String> JUNK = List.of(
            "%00",
            "%0a",
            "%2F",
            "%5C",
            "%C0%AF",
            "%zz",
            "%",
            "%E4%BD%A0",
            ";x=1",
            "..",
            "%2e%2e",
            "x".repeat(3_000),
            "mem_x",
            "card:",
            "card:%20",
            "phone:abc",
            "email:@",
            "token:x",
            "external:%F0%9F%8E%81",
            "receipt:",
            "receipt:a:b",
            "-1",
            "0",
            "99999999999999999999",
            "\u00e9",
            "<script>",
            "\"",
            "{",
            "|",
            "^",
            "[",
            "*",
            "mem_" + "a".repeat(26));
    private static final List<String> TYPES = List.of(
            "text/plain",
            "application/xml",
            "garbage",
            "",
            "application/json;charset=utf-16",
            "*/*",
            "application/x-ndjson",
            "application/json;charset=nonsense",
            "multipart/form-data",
            "application/x-www-form-urlencoded",
            ";;;,");
    private static final List<String> HEADERS = List.of(
            "",
            " ",
            "\u00e9\u00ff",
            "x".repeat(2_000),
            "a,b;q=9,=;",
            "\t",
            "*/*;q=0",
            "image/png",
            "Basic YTpi",
            "Bearer ",
            "00-00-00-00",
            "zz-zz");

    private final Random random;

    Spoiling(Random random) {
        this.random = random;
    }

    String pathVariable() {
        return pick(JUNK);
    }

    String queryValue() {
        return pick(
                random.nextBoolean() ? JUNK : List.of("", "0", "-1", "501", "1.5", "abc", "99999999999", "1&limit=2"));
    }

    /** One header is missing or strange. */
    void header(Map<String, String> headers) {
        switch (random.nextInt(8)) {
            case 0 -> headers.remove("Idempotency-Key");
            case 1 -> headers.put("Idempotency-Key", pick(HEADERS));
            case 2 -> headers.put("Content-Type", pick(TYPES));
            case 3 -> headers.remove("Content-Type");
            case 4 -> headers.put("Accept", pick(HEADERS));
            case 5 ->
                headers.put(
                        pick(List.of("X-Request-Id", "traceparent", "Forwarded", "Range", "Expect-CT")), pick(HEADERS));
            case 6 -> headers.put("Authorization", pick(HEADERS));
            default ->
                headers.put("Authorization", "Bearer demo-" + pick(List.of("till", "app", "partner", "operator", "x")));
        }
    }

    /** One place somewhere in a body has something else. */
    JsonNode tree(JsonNode body) {
        if (body instanceof ObjectNode object && !object.isEmpty() && random.nextInt(10) > 0) {
            List<String> names = List.copyOf(object.propertyNames());
            String name = pick(names);
            switch (random.nextInt(4)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(name + pick(List.of("x", "", "\u0000", ".")), value());
                default -> object.set(name, tree(object.path(name)));
            }
            return object;
        }
        if (body instanceof ArrayNode array && !array.isEmpty() && random.nextInt(4) > 0) {
            array.set(0, tree(array.path(0)));
            return array;
        }
        return value();
    }

    private JsonNode value() {
        return switch (random.nextInt(9)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextLong());
            case 3 -> NODES.numberNode(random.nextGaussian() * 1e9);
            case 4 -> NODES.arrayNode().add(NODES.nullNode());
            case 5 -> NODES.objectNode().put("x", 1);
            case 6 -> NODES.numberNode(-random.nextInt(3));
            default -> NODES.stringNode(pick(TEXTS));
        };
    }

    /** The text of a body is broken, or valid in ways nobody writes. */
    byte[] text(String body) {
        return switch (random.nextInt(14)) {
            case 0 -> new byte[0];
            case 1 -> utf8(body.substring(0, random.nextInt(body.length() + 1)));
            case 2 -> flipped(utf8(body));
            case 3 -> utf8(body.replaceFirst("\\{", "{\"" + firstField(body) + "\":1,"));
            case 4 -> body.getBytes(StandardCharsets.UTF_16);
            case 5 -> utf8("\ufeff" + body);
            case 6 -> utf8(body + body);
            case 7 -> utf8("/* */" + body);
            case 8 -> utf8("[".repeat(5_000) + "]".repeat(5_000));
            case 9 -> utf8("{\"x\":".repeat(2_000) + "1" + "}".repeat(2_000));
            case 10 -> utf8("[" + body + "]");
            case 11 -> utf8(pick(List.of("null", "1", "\"x\"", "true", "[]", "{", "}", "''", "\u0000", "{\"a\"}")));
            case 12 -> utf8(body.replaceFirst("\"[^\"]*\"(?=[,}])", "\"\\\\ud800\""));
            default -> utf8(body.replaceFirst(":(-?\\d+|\"[^\"]*\")", ":" + pick(NUMBERS)));
        };
    }

    private static String firstField(String body) {
        int end = body.indexOf('"', 2);
        return end < 2 ? "x" : body.substring(2, end);
    }

    private byte[] flipped(byte[] body) {
        byte[] flipped = Arrays.copyOf(body, Math.max(1, body.length));
        flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
        return flipped;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
