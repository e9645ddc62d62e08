package io.guerdon.credit;

/**
 * What was told of how far a line of credit is used.
 *
 * @param from how far before
 * @param to how far since then
 * @param seq the entry in which that was told; 0 where nothing was told yet
 */
public record CreditMark(CreditLevel from, CreditLevel to, long seq) {
    static final CreditMark NONE = new CreditMark(CreditLevel.CLEAR, CreditLevel.CLEAR, 0);
}
