package io.guerdon.correction;

import io.guerdon.budget.Hand;
import io.guerdon.budget.Hands;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Operation;
import io.guerdon.program.Program;

/** Hands the decisions of this package to tests elsewhere. */
public final class CorrectionOperations {
    private CorrectionOperations() {}

    /** A reversal. */
    public static Operation<?> reverse(Program program, ReverseEntry command, Call call) {
        return new ReversalDecision(program, command, call, Hands.empty());
    }

    /** A reversal of what may have taken of budgets. */
    public static Operation<?> reverse(Program program, ReverseEntry command, Call call, Hand hand) {
        return new ReversalDecision(program, command, call, hand);
    }

    /** An adjustment. */
    public static Operation<?> adjust(Program program, AdjustBalance command, Call call) {
        return new AdjustmentDecision(program, command, call);
    }

    /** A second operator's approval. */
    public static Operation<?> approve(Program program, long request, Call call) {
        return new ApprovalDecision(program, request, call);
    }
}
