package io.guerdon.code;

import io.guerdon.ledger.EntryKey;
import io.guerdon.unit.DefinitionId;
import io.guerdon.unit.ProgramId;

/**
 * Codes that were made together. They are not kept one by one: each follows from the batch's secret.
 *
 * @param program whose
 * @param number from 1 in the program, at most {@link #MOST}
 * @param order what was asked for
 * @param request the key it was asked for with
 * @param secret 64 hexadecimal digits
 */
public record CodeBatch(ProgramId program, int number, Order order, EntryKey request, String secret) {
    /** Most batches of a program. */
    public static final int MOST = (1 << 15) - 1;

    /** Most codes of a batch. */
    public static final int MOST_CODES = CodeText.SERIALS;

    /** What was asked for: so many codes, each for one thing of a definition. */
    public record Order(DefinitionId definition, int count) {}

    /** Logs never carry the secret. */
    @Override
    public String toString() {
        return "CodeBatch[" + program + "/" + number + "]";
    }
}
