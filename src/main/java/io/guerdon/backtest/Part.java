package io.guerdon.backtest;

import io.guerdon.unit.MemberId;
import java.util.List;

/**
 * A part of a program's chains, by their owners. Ids of members are {@code mem_} and base 32 of what nobody can guess, so the
 * parts are about as large as each other; whatever an id looks like, it is in one of them.
 *
 * @param after whose owners come after this
 * @param last and not after this; empty for all the rest
 */
record Part(String after, String last) {
    /** All of it. */
    static final List<Part> ALL = List.of(
            new Part("", "mem_6"),
            new Part("mem_6", "mem_c"),
            new Part("mem_c", "mem_g"),
            new Part("mem_g", "mem_k"),
            new Part("mem_k", "mem_o"),
            new Part("mem_o", "mem_s"),
            new Part("mem_s", "mem_w"),
            new Part("mem_w", ""));

    /** Whether an owner that comes after {@link #after} is in this part. */
    boolean has(MemberId owner) {
        return last.isEmpty() || owner.value().compareTo(last) <= 0;
    }
}
