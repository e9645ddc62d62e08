package io.guerdon.conversion;

import io.guerdon.ledger.Call;
import io.guerdon.ledger.Operation;
import io.guerdon.program.Program;

/** Hands the decisions of this package to tests elsewhere. */
public final class ConversionOperations {
    private ConversionOperations() {}

    /** A conversion. */
    public static Operation<?> convert(Program program, ConvertPoints command, Call call) {
        return new ConversionDecision(program, command, call);
    }
}
