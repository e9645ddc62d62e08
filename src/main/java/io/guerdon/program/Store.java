package io.guerdon.program;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.unit.StoreId;
import io.guerdon.unit.TerminalId;
import java.util.List;
import java.util.Optional;

/**
 * A shop of a merchant.
 *
 * @param store its id, as tills send it
 * @param name for people
 * @param terminals those it lists; any where there are none
 */
public record Store(
        StoreId store,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> name,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<TerminalId> terminals) {
    public Store {
        terminals = List.copyOf(terminals);
    }

    /** Whether it may be a terminal of this store; an empty text names none. */
    public boolean hasTerminal(String terminal) {
        return terminal.isEmpty() || terminals.isEmpty() || terminals.contains(new TerminalId(terminal));
    }
}
