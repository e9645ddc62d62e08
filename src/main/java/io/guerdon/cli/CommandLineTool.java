package io.guerdon.cli;

import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands beside the service. */
@Command(
        name = "guerdon",
        description = "Guerdon, a points-and-membership loyalty engine. Without a command, starts the service.",
        mixinStandardHelpOptions = true,
        subcommands = {ImportCommand.class, VerifyCommand.class})
public final class CommandLineTool {
    private CommandLineTool() {}

    /**
     * Runs a command, if the arguments name one; settings of the service start with {@code --} and have a dot or an equals
     * sign.
     *
     * @return the exit status; empty where the service is to be started
     */
    public static Optional<Integer> run(String... arguments) {
        CommandLine tool = new CommandLine(new CommandLineTool());
        boolean asked = arguments.length > 0
                && (tool.getSubcommands().containsKey(arguments[0])
                        || java.util.Set.of("-h", "--help", "-V", "--version").contains(arguments[0]));
        return asked ? Optional.of(tool.execute(arguments)) : Optional.empty();
    }
}
