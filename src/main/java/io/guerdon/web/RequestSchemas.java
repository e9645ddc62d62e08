package io.guerdon.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Says of everything that can be sent that it has no further fields: the edge refuses what it does not know. */
final class RequestSchemas {
    private static final String HERE = "#/components/schemas/";

    private final Components components;
    private final Set<String> closed = new HashSet<>();
    private final Deque<Schema<?>> open = new ArrayDeque<>();

    private RequestSchemas(OpenAPI document) {
        this.components = document.getComponents();
    }

    static void close(OpenAPI document) {
        RequestSchemas requests = new RequestSchemas(document);
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .flatMap(RequestSchemas::bodies)
                .forEach(requests.open::add);
        while (!requests.open.isEmpty()) {
            requests.follow(requests.open.remove());
        }
    }

    private static Stream<Schema<?>> bodies(Operation operation) {
        return operation.getRequestBody() == null
                ? Stream.empty()
                : operation.getRequestBody().getContent().values().stream().map(media -> media.getSchema());
    }

    private void follow(Schema<?> schema) {
        String name = schema.get$ref() == null ? "" : schema.get$ref().substring(HERE.length());
        if (closed.add(name)) {
            Stream.ofNullable(components.getSchemas().get(name))
                    .filter(named -> named.getProperties() != null)
                    .forEach(this::shut);
        }
        Stream.ofNullable(schema.getItems()).forEach(open::add);
        if (schema.getAnyOf() != null) {
            schema.getAnyOf().forEach(open::add);
        }
    }

    private void shut(Schema<?> named) {
        named.setAdditionalProperties(false);
        named.getProperties().values().forEach(open::add);
    }
}
