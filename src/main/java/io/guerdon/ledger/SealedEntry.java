package io.guerdon.ledger;

/**
 * An entry with the bytes that will be stored.
 *
 * @param entry with its digest
 * @param stored the document, in the form the journal keeps
 */
@SuppressWarnings("ArrayRecordComponent") // handed from the codec to the driver as it is
public record SealedEntry(Entry entry, byte[] stored) {}
