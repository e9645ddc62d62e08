package io.guerdon.web;

import io.guerdon.web.Contract.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Requests that are in order: bodies from the documented schemas, names of what there really is. */
final class Samples {
    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MEMBERS = 12;
    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("merchant", "cafe"),
            Map.entry("store", "s1"),
            Map.entry("terminal", "t1"),
            Map.entry("at", "2026-11-22T09:00:00+08:00"),
            Map.entry("currency", "CNY"),
            Map.entry("unit", "points"),
            Map.entry("type", "card"),
            Map.entry("lapsesAfter", "PT15M"),
            Map.entry("overlap", "PT1H"),
            Map.entry("deadLetterAfter", "P1D"),
            Map.entry("birthday", "1990-05-17"),
            Map.entry("firstOn", "2026-12-31"),
            Map.entry("period", "2026-11"),
            Map.entry("from", "2026-11-01"),
            Map.entry("through", "2026-12-31"),
            Map.entry("language", "en"),
            Map.entry("publicKey", "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="),
            Map.entry("previousUntil", "2026-11-23T00:00:00+08:00"),
            Map.entry("validFrom", "2026-11-22T00:00:00+08:00"),
            Map.entry("validUntil", "2026-11-23T00:00:00+08:00"),
            Map.entry("settleUntil", "2026-11-26T00:00:00+08:00"),
            Map.entry("role", "till"));
    /** What can be done with a line of a batch, and the schema of its body. */
    static final Map<String, String> OPERATIONS = Map.ofEntries(
            Map.entry("enrol", "EnrolBody"),
            Map.entry("status", "StatusBody"),
            Map.entry("block", "EmptyBody"),
            Map.entry("purchase", "PurchaseBody"),
            Map.entry("return", "ReturnBody"),
            Map.entry("activity", "ActivityBody"),
            Map.entry("redemption", "RedemptionBody"),
            Map.entry("hold", "HoldBody"),
            Map.entry("capture", "CaptureBody"),
            Map.entry("void", "EmptyBody"),
            Map.entry("transfer", "TransferBody"),
            Map.entry("adjustment", "AdjustmentBody"),
            Map.entry("approval", "EmptyBody"),
            Map.entry("conversion", "ConversionBody"),
            Map.entry("top-up", "TopUpBody"),
            Map.entry("top-up-refund", "TopUpRefundBody"),
            Map.entry("reversal", "ReasonBody"));

    private final Random random;
    private final Contract contract;
    private final List<Standing> standings = new ArrayList<>();

    /** A member, and what can be named after it. */
    private record Standing(String member, Map<String, String> names) {}

    Samples(Random random, Contract contract, Http http) {
        this.random = random;
        this.contract = contract;
        for (int i = 0; i < MEMBERS; i++) {
            standings.add(standing(http));
        }
    }

    private static Standing standing(Http http) {
        String member = http.memberWith(10_000);
        String path = "/v1/members/" + member;
        JsonNode bought = http.post("demo-till", path + "/purchases", Http.purchase(Http.fresh("S-"), 9_900))
                .json();
        JsonNode held = http.post("demo-till", path + "/holds", """
            {"merchant":"books","points":5,"lapsesAfter":"PT15M"}\
            """).json();
        JsonNode quote = http.post("demo-till", path + "/quotes", """
            {"merchant":"cafe","receipt":"%s","currency":"CNY","amount":500}\
            """.formatted(Http.fresh("Q-")))
                .json();
        JsonNode key =
                http.post("demo-admin", "/v1/keys", "{\"role\":\"till\"}").json();
        return new Standing(
                member,
                Map.ofEntries(
                        Map.entry("terminal", "trm_0123456789abcdef0123"),
                        Map.entry("giftCard", "presented"),
                        Map.entry("member", member),
                        Map.entry("purchase", bought.path("purchase").asString()),
                        Map.entry("entry", bought.at("/entry/id").asString()),
                        Map.entry("hold", held.path("hold").asString()),
                        Map.entry("quote", quote.path("quote").asString()),
                        Map.entry("approval", "4"),
                        Map.entry("topUp", "top_1-2"),
                        Map.entry("charge", "chg_1-2.1"),
                        Map.entry("partner", "cafe"),
                        Map.entry("period", "2026-11"),
                        Map.entry("reconciliation", "cafe-1"),
                        Map.entry("discrepancy", "1"),
                        Map.entry("plan", "pln_1-2"),
                        Map.entry("payment", "1"),
                        Map.entry("unit", "account"),
                        Map.entry("webhook", "whk_0123456789abcdef0123"),
                        Map.entry("event", "w1-1"),
                        Map.entry("number", "1"),
                        Map.entry("storedValue", "stored-value"),
                        Map.entry("card", member.substring("card:".length())),
                        Map.entry("id", key.path("id").asString())));
    }

    /** Names for the variables of a path. */
    Map<String, String> names() {
        return standings.get(random.nextInt(standings.size())).names();
    }

    String query(String name) {
        return switch (name) {
            case "limit" -> "3";
            // Seconds.
            case "wait" -> "0";
            case "type" -> "card";
            case "value" -> names().getOrDefault("card", "");
            case "at", "asKnownAt" -> "2026-11-22T10:00:00%2B08:00";
            default -> "2";
        };
    }

    /** A body as documented; some of what may be left out is. */
    JsonNode body(Operation operation) {
        return operation.bodySchema().equals("BatchLine") ? line() : body(operation.bodySchema());
    }

    JsonNode body(String schema) {
        return value("", contract.schema(schema));
    }

    private JsonNode line() {
        List<String> operations = OPERATIONS.keySet().stream().sorted().toList();
        String operation = operations.get(random.nextInt(operations.size()));
        Map<String, String> names = names();
        ObjectNode line = NODES.objectNode();
        line.put("key", Http.fresh("c-")).put("op", operation).put("member", names.get("member"));
        String of = switch (operation) {
            case "return" -> "purchase";
            case "block" -> "card";
            case "capture", "void" -> "hold";
            case "approval" -> "approval";
            case "top-up-refund" -> "topUp";
            default -> "entry";
        };
        line.put("of", names.get(of));
        line.set("body", body(OPERATIONS.get(operation)));
        return line;
    }

    private JsonNode value(String name, JsonNode schema) {
        JsonNode there =
                contract.followed(schema.has("anyOf") ? schema.path("anyOf").path(0) : schema);
        if (there.has("enum")) {
            return there.path("enum").path(0);
        }
        String type = there.path("type").isArray()
                ? there.path("type").path(0).asString()
                : there.path("type").asString("object");
        return switch (type) {
            case "integer" -> NODES.numberNode(name.equals("line") ? 1 : 100);
            case "boolean" -> NODES.booleanNode(true);
            case "array" -> NODES.arrayNode().add(value(name, there.path("items")));
            case "string" -> NODES.stringNode(text(name));
            default -> object(there);
        };
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode object = NODES.objectNode();
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asString()));
        schema.path("properties").properties().forEach(property -> {
            if (required.contains(property.getKey()) || random.nextInt(3) == 0) {
                object.set(property.getKey(), value(property.getKey(), property.getValue()));
            }
        });
        // A purchase says its total in one of two ways.
        if (required.contains("receipt") && !object.has("amount") && !object.has("lines")) {
            object.put("amount", 100);
        }
        return object;
    }

    private String text(String name) {
        return switch (name) {
            case "to" -> names().getOrDefault("member", "");
            case "value" -> "62" + Http.fresh("9");
            case "receipt" -> Http.fresh("C-");
            default -> TEXTS.getOrDefault(name, "because");
        };
    }

    static String text(JsonNode node) {
        return JSON.writeValueAsString(node);
    }
}
