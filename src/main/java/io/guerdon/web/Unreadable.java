package io.guerdon.web;

import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says which field of a body could not be read, and why, without quoting what was sent. */
final class Unreadable {
    private Unreadable() {}

    static Problem problem(JacksonException unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case Rejection rejection -> {
                    return Problem.of(rejection.within(path(unreadable)));
                }
                case BodyTooLarge _ -> {
                    return Problem.of(Fault.BODY_TOO_LARGE);
                }
                default -> {}
            }
        }
        return Problem.of(Rejection.ofField(Fault.MALFORMED_REQUEST, path(unreadable), reason(unreadable)));
    }

    private static String reason(JacksonException unreadable) {
        return switch (unreadable) {
            case UnrecognizedPropertyException _ -> "unknown field";
            case MismatchedInputException _ -> "not of the right type";
            case StreamReadException _ -> "not JSON, or a number or text beyond all bounds";
            default -> "not readable";
        };
    }

    /** For example {@code lines[0].amount}. */
    private static String path(JacksonException unreadable) {
        return unreadable.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
