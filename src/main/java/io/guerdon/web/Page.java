package io.guerdon.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items in the list's order
 * @param nextCursor asks for the next part; left out on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Page<T>(List<T> items, @Nullable String nextCursor) {
    private static final int DEFAULT = 50;
    private static final int MOST = 500;

    /** How many were asked for. */
    static int limit(@Nullable Integer asked) {
        if (asked == null) {
            return DEFAULT;
        }
        if (asked < 1 || asked > MOST) {
            throw Rejection.ofField(Fault.INVALID_PARAMETER, "limit", "from 1 to " + MOST);
        }
        return asked;
    }
}
