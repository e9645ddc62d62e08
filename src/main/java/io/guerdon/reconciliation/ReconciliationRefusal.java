package io.guerdon.reconciliation;

import io.guerdon.ledger.Refusal;

/** Why a reconciliation is not begun, shown or resolved; in the order of the checks. */
public sealed interface ReconciliationRefusal extends Refusal {
    /** The partner has no such reconciliation, or not any more. */
    record ReconciliationNotFound(String reconciliation) implements ReconciliationRefusal, NotFound {}

    /** One of the partner's is under way. */
    record ReconciliationRunning(String reconciliation) implements ReconciliationRefusal, Conflict {}

    /** A line is not what the request says lines are; the first is 1. */
    record LineUnreadable(long line, String why) implements ReconciliationRefusal, Unprocessable {}

    /** There is not one line in the upload. */
    record UploadEmpty() implements ReconciliationRefusal, Unprocessable {}

    /** There are more lines than one upload may have. */
    record UploadTooLong(long most) implements ReconciliationRefusal, Unprocessable {}

    /** The reconciliation found no such discrepancy, or has not come to its end. */
    record DiscrepancyNotFound(String discrepancy) implements ReconciliationRefusal, NotFound {}

    /** It is resolved, or about to be by another request. */
    record DiscrepancyResolved(String discrepancy) implements ReconciliationRefusal, Conflict {}

    /** A second operator has to approve so much: adjust it first, and resolve the discrepancy by a note that says so. */
    record AdjustmentNeedsApproval(long limit) implements ReconciliationRefusal, Unprocessable {}
}
