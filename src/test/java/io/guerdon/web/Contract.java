package io.guerdon.web;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The service's own OpenAPI document, as something that answers can be held against. */
final class Contract {
    private static final JsonMapper JSON = new JsonMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final ObjectNode document;
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();
    private final ProblemTexts texts = new ProblemTexts();

    Contract(String document) {
        this.document = (ObjectNode) JSON.readTree(document);
    }

    /** What every service of this JVM answers, whatever its settings: written once, and each schema compiled once. */
    static Contract shared() {
        return Shared.CONTRACT;
    }

    private static final class Shared {
        private static final Contract CONTRACT =
                new Contract(Http.shared().get("", "/v3/api-docs").text());
    }

    /** One method of one path. */
    record Operation(String method, String path, JsonNode says) {
        /** The names of its parameters of a place: path, query or header. */
        List<String> parameters(String place) {
            List<String> names = new ArrayList<>();
            for (JsonNode parameter : says.path("parameters")) {
                if (parameter.path("in").asString().equals(place)) {
                    names.add(parameter.path("name").asString());
                }
            }
            return names;
        }

        /** The schema of its body by name, empty where it takes none. */
        String bodySchema() {
            for (JsonNode media : says.at("/requestBody/content")) {
                String ref = media.at("/schema/$ref").asString("");
                return ref.substring(ref.lastIndexOf('/') + 1);
            }
            return "";
        }

        JsonNode answer(int status) {
            return says.path("responses").path(Integer.toString(status));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.add(new Operation(
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                resolved(method.getValue())))));
        return operations;
    }

    /** With what its parameters refer to in their place. */
    private JsonNode resolved(JsonNode operation) {
        ObjectNode resolved = (ObjectNode) operation.deepCopy();
        ArrayNode parameters = resolved.putArray("parameters");
        for (JsonNode parameter : operation.path("parameters")) {
            String ref = parameter.path("$ref").asString("");
            parameters.add(ref.isEmpty() ? parameter : document.at(ref.substring(1)));
        }
        return resolved;
    }

    ObjectNode schema(String name) {
        return (ObjectNode) document.at("/components/schemas/" + name);
    }

    /** The same, found by reference where there is one. */
    JsonNode followed(JsonNode schema) {
        String ref = schema.path("$ref").asString("");
        return ref.isEmpty() ? schema : schema(ref.substring(ref.lastIndexOf('/') + 1));
    }

    /** What is wrong with an answer; empty where it is as documented. */
    String fault(Operation operation, Http.Reply reply, Locale language) {
        JsonNode documented = operation.answer(reply.status());
        if (documented.isMissingNode()) {
            return reply.status() + " is not documented";
        }
        String type = reply.type().replaceFirst(";.*", "");
        JsonNode media = documented.path("content").path(type);
        if (media.isMissingNode()) {
            return "the type " + type + " is not documented";
        }
        if (type.equals(BatchController.TYPE)) {
            return reply.text()
                    .lines()
                    .map(line -> lineFault(line, language))
                    .filter(fault -> !fault.isEmpty())
                    .findFirst()
                    .orElse("");
        }
        if (reply.status() < 400 && !type.equals("application/json")) {
            return reply.text().isEmpty() ? "nothing was answered" : "";
        }
        return reply.status() >= 400
                ? problemFault(reply.status(), reply.text(), languages(reply, language))
                : schemaFault(media.path("schema"), reply.text());
    }

    /** Where a request breaks off before its headers nobody knows which language it would have asked for. */
    private static List<Locale> languages(Http.Reply reply, Locale asked) {
        boolean unread = reply.json().path("reason").asString("").equals(Problem.NOT_HTTP);
        return unread ? ProblemTexts.LANGUAGES : List.of(asked);
    }

    private String lineFault(String line, Locale language) {
        String fault = schemaFault(schema("BatchReply"), line);
        int status = JSON.readTree(line).path("status").asInt();
        String body = JSON.readTree(line).path("body").toString();
        return !fault.isEmpty() || status < 400 ? fault : problemFault(status, body, List.of(language));
    }

    private String problemFault(int status, String text, List<Locale> languages) {
        JsonNode problem = JSON.readTree(text);
        String fault = schemaFault(schema("Problem"), text);
        if (!fault.isEmpty()) {
            return fault;
        }
        if (status >= 500 || problem.path("status").asInt() != status) {
            return "a status it must not have";
        }
        String code = problem.path("code").asString();
        ProblemTexts.LANGUAGES.forEach(known -> texts.text(known, code + ".detail"));
        String title = problem.path("title").asString();
        return languages.stream()
                        .anyMatch(language ->
                                texts.text(language, code + ".title").equals(title))
                ? ""
                : "not in " + languages;
    }

    private String schemaFault(JsonNode schema, String text) {
        List<Error> errors =
                compiled.computeIfAbsent(schema.toString(), this::compile).validate(text, InputFormat.JSON);
        return errors.isEmpty() ? "" : errors.toString();
    }

    /** References are meant from the document's root; what is not documented must not be answered. */
    private Schema compile(String schema) {
        ObjectNode root = (ObjectNode) JSON.readTree(schema);
        ObjectNode components = (ObjectNode) document.path("components").deepCopy();
        for (JsonNode component : components.path("schemas")) {
            if (component.has("properties")
                    && !component.has("additionalProperties")
                    && !component.has("discriminator")) {
                ((ObjectNode) component).put("additionalProperties", false);
            }
        }
        root.set("components", components);
        return SCHEMAS.getSchema(root.toString());
    }
}
