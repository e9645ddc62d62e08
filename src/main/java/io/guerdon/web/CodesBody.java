package io.guerdon.web;

import io.guerdon.code.CodeBatch;
import io.guerdon.code.Codes;
import io.guerdon.unit.DefinitionId;

/** How many codes to make, at most a million. */
record CodesBody(Long count) {
    CodesBody {
        Fields.number("count", count, 1, Codes.MOST_PRINTED);
    }

    CodeBatch.Order order(String definition) {
        return new CodeBatch.Order(new DefinitionId(Fields.name("definition", definition)), Math.toIntExact(count));
    }
}
