package io.guerdon.program;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.unit.RedeemRate;
import java.util.Optional;

/**
 * What a merchant has agreed with the program about what partners owe each other.
 *
 * @param unitCost what it owes when a point it funded is spent elsewhere; where there is none, what the program says of all points
 * @param paid what it is paid for points that another funded, before the fee; where there is none, what they are worth at its tills
 * @param feeBasisPoints what the program keeps of that, in hundredths of a percent; where there is none, nothing
 * @param breakage who gains by what expires of what it funded; where it is not said, itself
 */
public record ClearingTerms(
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<RedeemRate> unitCost,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<RedeemRate> paid,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Integer> feeBasisPoints,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Breakage> breakage) {
    /** Of a merchant with whom nothing was agreed. */
    public static final ClearingTerms USUAL =
            new ClearingTerms(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    static final long WHOLE = 10_000;

    /** Who gains by points that nobody spends. */
    public enum Breakage {
        /** Whoever funded them, and owes nothing. */
        ISSUER,
        /** The program, which is owed what they would have cost. */
        PROGRAM
    }

    /** Whether the program is owed for what expires. */
    public boolean expiresToProgram() {
        return breakage.orElse(Breakage.ISSUER) == Breakage.PROGRAM;
    }

    /** What is left of a rate when the program has taken its fee, rounded down. */
    public long lessFee(long millionths) {
        long left = WHOLE - feeBasisPoints.orElse(0);
        return millionths / WHOLE * left + millionths % WHOLE * left / WHOLE;
    }
}
