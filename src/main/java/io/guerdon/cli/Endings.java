package io.guerdon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;

/** How commands end: in one line and an exit status that a script can go by. */
final class Endings {
    /** All is done. */
    static final int DONE = 0;
    /** All was gone through, and something was refused, or does not add up. */
    static final int REFUSED = 1;
    /** Arguments, key or file have to be mended first. */
    static final int BAD_INPUT = 2;
    /** Broken off; the same command goes on from there. */
    static final int BROKEN_OFF = 3;

    private Endings() {}

    static int failed(Exception failure, CommandLine command) throws Exception {
        Exception cause = failure instanceof UncheckedIOException wrapped ? wrapped.getCause() : failure;
        if (!(cause instanceof IOException)) {
            throw failure;
        }
        say(command.getErr(), command, String.valueOf(cause.getMessage()));
        return cause instanceof BadInput ? BAD_INPUT : BROKEN_OFF;
    }

    static int misused(CommandLine.ParameterException misuse) {
        CommandLine command = misuse.getCommandLine();
        say(command.getErr(), command, misuse.getMessage() + "; see --help");
        return BAD_INPUT;
    }

    private static void say(PrintWriter err, CommandLine command, String what) {
        err.println(command.getCommandName() + ": " + what);
        err.flush();
    }
}
