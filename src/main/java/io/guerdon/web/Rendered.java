package io.guerdon.web;

import java.io.IOException;
import java.io.OutputStream;

/** A body that is not JSON. */
interface Rendered {
    /** The media type it is written as. */
    String contentType();

    /** Writes it; the caller closes. */
    void write(OutputStream out) throws IOException;
}
