package io.guerdon.access;

import io.guerdon.unit.ProgramId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys of the demo programs, {@code demo-till}, {@code sandbox-till} and so on, which everybody knows. They exist only where
 * the store is embedded and the service listens on loopback; whoever wires them sees to that.
 */
public final class DemoKeys {
    private final Map<String, Caller> callers;

    /** Keys of programs, one per role, named after both, without limits. */
    public DemoKeys(List<ProgramId> programs) {
        callers = programs.stream()
                .flatMap(program -> Stream.of(Role.values()).map(role -> caller(program, role)))
                .collect(Collectors.toUnmodifiableMap(Caller::credential, Function.identity()));
    }

    private static Caller caller(ProgramId program, Role role) {
        return new Caller(program.value() + "-" + role.wire(), program, role, Binding.NONE);
    }

    /** Whoever holds the key. */
    public Optional<Caller> authenticate(String text) {
        return Optional.ofNullable(callers.get(text));
    }
}
