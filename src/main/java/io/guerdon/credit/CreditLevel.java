package io.guerdon.credit;

/** How far a line of credit is used. */
public enum CreditLevel {
    /** Less than the share from which on the member is warned. */
    CLEAR,
    /** That share, or more. */
    WARNED,
    /** All of it, or more where the limit was lowered. */
    REACHED
}
