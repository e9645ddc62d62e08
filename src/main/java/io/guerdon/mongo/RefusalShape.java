package io.guerdon.mongo;

import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Refusal.Remembered;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The stored form of a remembered refusal, whose facts are whole numbers, texts and lists of texts. */
final class RefusalShape {
    static final Shape<Remembered> SHAPE =
            new Shape<>("refusal", Remembered.class, RefusalShape::write, RefusalShape::read);

    private RefusalShape() {}

    private static void write(BsonOut out, Remembered refusal) {
        out.text("code", refusal.code())
                .text("sort", refusal.sort().name())
                .part("facts", refusal.facts(), RefusalShape::facts);
    }

    private static void facts(BsonOut out, Map<String, Object> facts) {
        facts.forEach((name, fact) -> {
            switch (fact) {
                case Integer number -> out.int32(name, number);
                case Long number -> out.exactNumber(name, number);
                case String text -> out.exactText(name, text);
                case List<?> texts ->
                    out.exactTexts(name, texts.stream().map(String.class::cast).toList());
                default -> throw new IllegalArgumentException("fact " + name + " is a " + fact.getClass());
            }
        });
    }

    private static Remembered read(Fields in) {
        Fields part = in.part("facts");
        Map<String, Object> facts = new LinkedHashMap<>();
        part.names().forEach(name -> facts.put(name, part.value(name)));
        return new Remembered(in.text("code"), Refusal.Sort.valueOf(in.text("sort")), facts);
    }
}
