package io.guerdon.embedded.store;

/** A document that a walk came upon, where the walk was, and where the document is kept. */
final class Row {
    private final Bytes position;
    private final Bytes home;
    private final byte[] document;

    Row(Bytes position, Bytes home, byte[] document) {
        this.position = position;
        this.home = home;
        this.document = document;
    }

    Bytes position() {
        return position;
    }

    /** The document's key among the documents. */
    Bytes home() {
        return home;
    }

    byte[] document() {
        return document;
    }
}
