package io.guerdon.correction;

import io.guerdon.ledger.Refusal;

/** Why a correction is refused; in the order of the checks. */
public sealed interface CorrectionRefusal extends Refusal {

    /** The member has no such entry. */
    record EntryNotFound(String entry) implements CorrectionRefusal, NotFound {}

    /** It happened at another merchant's till, or at nobody's, and the caller acts for one merchant only. */
    record AnotherMerchant(String merchant) implements CorrectionRefusal, Forbidden {}

    /** Entries of this kind have no mirror: holds are voided, transfers sent back. */
    record EntryNotReversible(String kind) implements CorrectionRefusal, Conflict {}

    /** It was reversed before. */
    record EntryAlreadyReversed(String entry) implements CorrectionRefusal, Conflict {}

    /** Goods of it have come back; what is left is returned, not reversed. */
    record EntryHasReturns(String entry) implements CorrectionRefusal, Conflict {}

    /** The points are spent, and the program does not let members owe points. */
    record PointsAlreadySpent(long missing) implements CorrectionRefusal, Conflict {}

    /** The program has no such wallet. */
    record UnknownUnit(String unit) implements CorrectionRefusal, Unprocessable {}

    /** What a member may owe follows from the limit, what was spent and what was repaid; none of these is changed by hand. */
    record UnitNotAdjustable(String unit) implements CorrectionRefusal, Unprocessable {}

    /** An adjustment takes more than is available. */
    record InsufficientPoints(long available, long requested) implements CorrectionRefusal, Conflict {}

    /** Too many adjustments wait for approval already. */
    record TooManyRequests(long limit) implements CorrectionRefusal, Conflict {}

    /** No such adjustment waits for approval. */
    record ApprovalNotFound(String request) implements CorrectionRefusal, NotFound {}

    /** Who asked may not approve. */
    record SecondOperatorRequired(String operator) implements CorrectionRefusal, Forbidden {}
}
