package io.guerdon.web;

import io.guerdon.code.CodeBatch;
import io.guerdon.code.Codes.Making;

/** Codes; they are made while they are written. */
record CodesMade(String definition, int batch, int count, Iterable<String> codes) implements Streamed {
    /** A repeat streams the same ones. */
    static Answer<CodesMade> answer(Making making) {
        return switch (making) {
            case Making.Made made -> Answer.created(of(made.batch(), made.codes()));
            case Making.MadeBefore made -> new Answer.Given<>(201, of(made.batch(), made.codes()), Answer.Told.AGAIN);
            case Making.Refused refused -> Answer.refused(refused.refusal());
        };
    }

    private static CodesMade of(CodeBatch batch, Iterable<String> codes) {
        return new CodesMade(
                batch.order().definition().value(),
                batch.number(),
                batch.order().count(),
                codes);
    }
}
