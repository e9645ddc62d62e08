package io.guerdon.web;

import io.guerdon.web.Contract.Operation;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Requests from a seed: now and then one in order, mostly with one to three things wrong. */
final class Attempts {
    private enum Wrong {
        PATH,
        QUERY,
        HEADER,
        TREE,
        TREE_TOO,
        TEXT
    }

    private final Random random;
    private final Samples samples;
    private final Spoiling spoiling;

    Attempts(Random random, Samples samples) {
        this.random = random;
        this.samples = samples;
        this.spoiling = new Spoiling(random);
    }

    Attempt next(Operation operation) {
        Map<Wrong, Integer> wrong = new HashMap<>();
        for (int left = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(3); left > 0; left--) {
            wrong.merge(Wrong.values()[random.nextInt(Wrong.values().length)], 1, Integer::sum);
        }
        Map<String, String> headers = headers(operation);
        for (int left = wrong.getOrDefault(Wrong.HEADER, 0); left > 0; left--) {
            spoiling.header(headers);
        }
        return new Attempt(
                operation, path(operation, wrong) + query(operation, wrong), headers, body(operation, wrong));
    }

    private Map<String, String> headers(Operation operation) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer demo-admin");
        operation.parameters("header").forEach(name -> headers.put(name, Http.fresh("c-")));
        // Nearly all of them would be refused.
        headers.remove(MerchantHeader.NAME);
        if (random.nextInt(8) == 0) {
            headers.put(MerchantHeader.NAME, "cafe");
        }
        if (!operation.bodySchema().isEmpty()) {
            headers.put(
                    "Content-Type",
                    operation
                            .says()
                            .at("/requestBody/content")
                            .propertyNames()
                            .iterator()
                            .next());
        }
        return headers;
    }

    private String path(Operation operation, Map<Wrong, Integer> wrong) {
        String path = operation.path();
        Map<String, String> names = samples.names();
        boolean spoil = wrong.containsKey(Wrong.PATH);
        for (String name : operation.parameters("path")) {
            boolean spoilt = spoil && random.nextBoolean();
            path = path.replace("{" + name + "}", spoilt ? spoiling.pathVariable() : names.getOrDefault(name, "x"));
        }
        return path;
    }

    private String query(Operation operation, Map<Wrong, Integer> wrong) {
        boolean spoil = wrong.containsKey(Wrong.QUERY);
        String query = operation.parameters("query").stream()
                .filter(_ -> !spoil || random.nextInt(3) > 0)
                .map(name -> name + "=" + (spoil && random.nextBoolean() ? spoiling.queryValue() : samples.query(name)))
                .collect(Collectors.joining("&"));
        String more = spoil && random.nextInt(4) == 0 ? "&" + spoiling.pathVariable() + "=1" : "";
        return query.isEmpty() && more.isEmpty() ? "" : "?" + query + more;
    }

    private byte[] body(Operation operation, Map<Wrong, Integer> wrong) {
        if (operation.bodySchema().isEmpty()) {
            return wrong.containsKey(Wrong.TEXT) ? spoiling.text("{}") : new byte[0];
        }
        JsonNode body = samples.body(operation);
        int trees = wrong.getOrDefault(Wrong.TREE, 0) + wrong.getOrDefault(Wrong.TREE_TOO, 0);
        for (int left = trees; left > 0; left--) {
            body = spoiling.tree(body);
        }
        String text = Samples.text(body);
        return wrong.containsKey(Wrong.TEXT) ? spoiling.text(text) : text.getBytes(StandardCharsets.UTF_8);
    }
}
