package io.guerdon.cli;

import java.io.IOException;

/** Arguments, a key or a file that somebody has to mend first: the same command would end the same again. */
final class BadInput extends IOException {
    private static final long serialVersionUID = 1;

    BadInput(String message) {
        super(message);
    }
}
