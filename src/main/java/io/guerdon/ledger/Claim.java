package io.guerdon.ledger;

/**
 * Something that belongs to one account among all: a receipt, a card number. It only refuses; it never holds value.
 *
 * @param id the thing itself, unique over all programs
 * @param refusalCode what a second taker is told, for example {@code receipt-already-recorded}
 */
public record Claim(String id, String refusalCode) {}
