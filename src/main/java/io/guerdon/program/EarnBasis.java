package io.guerdon.program;

/** What the earn rate is applied to, and so where it rounds. */
public enum EarnBasis {
    PURCHASE,
    LINE
}
