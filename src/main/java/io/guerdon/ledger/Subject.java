package io.guerdon.ledger;

/** What an entry is about, as the capability that wrote it knows it: a purchase, a redemption. The ledger only carries it. */
public interface Subject {}
