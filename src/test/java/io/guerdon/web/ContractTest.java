package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.web.Contract.Operation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/** The service does what its own OpenAPI document says, whatever it is sent. */
class ContractTest {
    private static final long SEED = Long.getLong("guerdon.contract.seed", 20_261_124);
    private static final int ATTEMPTS = Integer.getInteger("guerdon.contract.attempts", 6_000);

    private final Http http = Http.shared();
    private final Contract contract = Contract.shared();

    @Test
    void theDocumentKnowsEveryEndpointAndNothingElse() {
        Map<String, Operation> documented = new HashMap<>();
        contract.operations().forEach(operation -> documented.put(operation.toString(), operation));
        Map<String, List<HandlerMethod>> served = new TreeMap<>();
        http.mapping().getHandlerMethods().forEach((mapping, endpoint) -> {
            if (endpoint.hasMethodAnnotation(Requires.class)) {
                String name =
                        mapping.getMethodsCondition().getMethods().iterator().next() + " "
                                + mapping.getPatternValues().iterator().next();
                served.computeIfAbsent(name, _ -> new ArrayList<>()).add(endpoint);
            }
        });
        assertThat(served).hasSizeGreaterThan(30);
        assertThat(documented).containsOnlyKeys(served.keySet());
        served.forEach((name, endpoints) -> {
            assertParameters(documented.get(name), endpoints);
            endpoints.forEach(endpoint -> assertDocumented(documented.get(name), endpoint));
        });
    }

    /** Two endpoints may share an address, told apart by what is asked for. */
    private static void assertParameters(Operation operation, List<HandlerMethod> endpoints) {
        assertThat(operation.parameters("path"))
                .as("%s", operation)
                .isEqualTo(names(endpoints.getFirst(), PathVariable.class));
        assertThat(operation.parameters("query"))
                .as("%s", operation)
                .containsExactlyInAnyOrderElementsOf(endpoints.stream()
                        .flatMap(endpoint -> names(endpoint, RequestParam.class).stream())
                        .toList());
    }

    private static void assertDocumented(Operation operation, HandlerMethod endpoint) {
        boolean keyed = parameters(endpoint).anyMatch(one -> one.getParameterType() == IdempotencyKey.class);
        assertThat(operation.parameters("header"))
                .as("%s", operation)
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                headers(endpoint),
                                keyed ? Stream.of(IdempotencyKey.HEADER) : Stream.<String>empty(),
                                Stream.of(MerchantHeader.NAME))
                        .flatMap(names -> names)
                        .toList());
        String body = parameters(endpoint)
                .filter(one -> one.hasParameterAnnotation(RequestBody.class))
                .map(one -> one.getParameterType().getSimpleName())
                .findAny()
                .orElse(operation.path().equals(BatchController.PATH) ? "BatchLine" : "");
        assertThat(operation.bodySchema()).as("%s", operation).isEqualTo(body);
        for (Fault fault : Fault.values()) {
            assertThat(operation
                            .answer(fault.status())
                            .at("/content/application~1problem+json/schema/$ref")
                            .asString())
                    .as("%s %s", operation, fault)
                    .isEqualTo("#/components/schemas/Problem");
        }
    }

    private static Stream<String> headers(HandlerMethod endpoint) {
        return parameters(endpoint)
                .flatMap(parameter -> Stream.ofNullable(parameter.getParameterAnnotation(RequestHeader.class)))
                .map(RequestHeader::name);
    }

    private static List<String> names(HandlerMethod endpoint, Class<? extends java.lang.annotation.Annotation> as) {
        return parameters(endpoint)
                .filter(parameter -> parameter.hasParameterAnnotation(as))
                .map(parameter -> parameter.getParameter().getName())
                .toList();
    }

    private static Stream<MethodParameter> parameters(HandlerMethod endpoint) {
        return Arrays.stream(endpoint.getMethodParameters());
    }

    @Test
    void aBodyWithoutSomethingItNeedsIsRefusedByName() {
        Samples samples = new Samples(new Random(SEED), contract, http);
        for (Operation operation : contract.operations()) {
            if (operation.bodySchema().isEmpty() || operation.path().equals(BatchController.PATH)) {
                continue;
            }
            var schema = contract.schema(operation.bodySchema());
            for (var name : schema.path("required")) {
                var body = (tools.jackson.databind.node.ObjectNode) samples.body(operation);
                body.remove(name.asString());
                Http.Reply reply = http.send(
                        "demo-admin",
                        operation.method(),
                        operation.path().replaceAll("\\{\\w+}", "card:1"),
                        Samples.text(body),
                        Map.of(IdempotencyKey.HEADER, Http.fresh("c-")));
                assertThat(reply.status())
                        .as("%s without %s: %s", operation, name, reply)
                        .isEqualTo(400);
                assertThat(reply.json().path("field").asString()).isEqualTo(name.asString());
            }
        }
    }

    @Test
    void everythingIsAnsweredAsDocumented() throws IOException {
        Random random = new Random(SEED);
        Attempts attempts = new Attempts(random, new Samples(random, contract, http));
        List<Operation> operations = contract.operations();
        Set<Integer> seen = new TreeSet<>();
        List<String> faults = new ArrayList<>();
        for (int number = 0; number < ATTEMPTS && faults.size() < 10; number++) {
            Operation operation = operations.get(number % operations.size());
            Attempt attempt = attempts.next(operation);
            Locale language = ProblemTexts.LANGUAGES.get(number % 2);
            attempt.headers().put("Accept-Language", language.toLanguageTag());
            Http.Reply reply = answer(attempt);
            seen.add(reply.status());
            String fault = contract.fault(operation, reply, language);
            if (!fault.isEmpty()) {
                faults.add(
                        "seed " + SEED + " number " + number + ": " + fault + "\n" + attempt + "\n→ " + reply + "\n");
            }
        }
        assertThat(faults).isEmpty();
        assertThat(seen).contains(200, 201, 202, 400, 401, 403, 404, 409, 415, 422);
    }

    /** On a connection of its own, because an answer to a broken request may end it. */
    private Http.Reply answer(Attempt attempt) throws IOException {
        try (Wire wire = new Wire(http.uri("/").getPort())) {
            return wire.say(attempt.bytes());
        }
    }
}
