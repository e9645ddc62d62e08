package io.guerdon.access;

import io.guerdon.unit.ProgramId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys of the demo program, {@code demo-till} and so on, which everybody knows. They exist only where the store is
 * embedded and the service listens on loopback; whoever wires them sees to that.
 */
public final class DemoKeys {
    private static final String PREFIX = "demo-";

    private final Map<String, Caller> callers;

    /** Keys of a program, one per role, without limits. */
    public DemoKeys(ProgramId program) {
        callers = Stream.of(Role.values())
                .map(role -> new Caller(PREFIX + role.wire(), program, role, Binding.NONE))
                .collect(Collectors.toUnmodifiableMap(Caller::credential, Function.identity()));
    }

    /** Whoever holds the key. */
    public Optional<Caller> authenticate(String text) {
        return Optional.ofNullable(callers.get(text));
    }
}
