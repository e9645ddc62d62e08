package io.guerdon.web;

import io.guerdon.access.Caller;
import io.guerdon.member.InvalidMemberField;
import io.guerdon.member.MemberRef;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Answers one line of a batch exactly as the single request would be answered; whatever is wrong with it stays with it. */
@Component
class BatchDesk {
    private final JsonMapper json;
    private final ProblemTexts texts;
    private final BatchOps ops;
    private final Desk desk;

    BatchDesk(WebConfiguration.Edge edge, BatchOps ops, Desk desk) {
        this.desk = desk;
        this.json = edge.json();
        this.texts = edge.texts();
        this.ops = ops;
    }

    /** Reads a line. */
    BatchLine read(byte[] line) {
        return Fields.required("", json.readValue(line, BatchLine.class));
    }

    /** The bytes of an answer, with its end of line. */
    byte[] written(BatchReply reply) {
        byte[] text = json.writeValueAsBytes(reply);
        byte[] line = java.util.Arrays.copyOf(text, text.length + 1);
        line[text.length] = '\n';
        return line;
    }

    /** Whom a line names; a name that cannot be one is left to the line itself to fail with. */
    BatchNames names(BatchLine line) {
        JsonNode body = line.body() == null ? JsonNodeFactory.instance.objectNode() : line.body();
        if (line.op().equals(BatchOps.ENROL)) {
            return new BatchNames.OfNewMember(body.path("identifiers")
                    .valueStream()
                    .map(identifier -> identifier.path("type").asString("") + ":"
                            + identifier.path("value").asString(""))
                    .flatMap(BatchDesk::name)
                    .collect(Collectors.toSet()));
        }
        return new BatchNames.OfMembers(Stream.of(
                        line.member() == null ? "" : line.member(),
                        body.path("to").asString(""))
                .flatMap(BatchDesk::name)
                .collect(Collectors.toSet()));
    }

    private static Stream<MemberRef> name(String text) {
        try {
            return Stream.of(MemberRef.parse(text));
        } catch (InvalidMemberField notOne) {
            return Stream.empty();
        }
    }

    /** The id of the member a name stands for now. */
    Optional<MemberRef> id(Caller caller, MemberRef name) {
        return name instanceof MemberRef.ById
                ? Optional.of(name)
                : desk.bearer(caller, name).map(MemberRef.ById::new);
    }

    BatchReply answer(Caller caller, BatchLine line, Locale language) {
        try {
            return reply(line.key(), call(caller, line, ops.named(line.op())), language);
        } catch (RuntimeException refused) {
            return problem(line.key(), Problems.of(refused), language);
        }
    }

    private <B> Answer<?> call(Caller caller, BatchLine line, BatchOps.Op<B> op) {
        CallerGate.check(caller, op.act());
        JsonNode body =
                line.body() == null || line.body().isNull() ? JsonNodeFactory.instance.objectNode() : line.body();
        return op.endpoint().call(line, caller, json.treeToValue(body, op.body()));
    }

    private BatchReply reply(String key, Answer<?> answer, Locale language) {
        return switch (answer) {
            case Answer.Given<?> given ->
                new BatchReply(key, given.status(), given.told() == Answer.Told.AGAIN, given.body());
            case Answer.Refused<?> refused -> {
                Problem problem = Problem.of(refused.refusal());
                yield new BatchReply(
                        key, problem.status(), refused.told() == Answer.Told.AGAIN, body(problem, language));
            }
        };
    }

    BatchReply problem(String key, Problem problem, Locale language) {
        return new BatchReply(key, problem.status(), false, body(problem, language));
    }

    private Map<String, Object> body(Problem problem, Locale language) {
        return texts.body(problem, language, null);
    }
}
