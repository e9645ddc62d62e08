package io.guerdon.program;

import org.jspecify.annotations.Nullable;

/** What conditions see. Values are asked for one by one, so that what no condition names costs nothing. */
@FunctionalInterface
public interface Variables {
    /** A text, a list of texts, a whole number as a {@code Long}, or a truth; null for a variable there is not. */
    @Nullable
    Object value(String name);

    /** These, and others where these have none. */
    default Variables or(Variables others) {
        return name -> {
            Object own = value(name);
            return own == null ? others.value(name) : own;
        };
    }
}
