package io.guerdon.cli;

import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands beside the service. */
@Command(
        name = "guerdon",
        description = "Guerdon, a points-and-membership loyalty engine. Without a command, starts the service.",
        mixinStandardHelpOptions = true,
        subcommands = {ImportCommand.class, ExportCommand.class, VerifyCommand.class, VerifyFeedCommand.class},
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:all is done",
            "1:gone through to the end, and something was refused or does not add up",
            "2:arguments, key or file have to be mended first",
            "3:broken off; the same command goes on from there"
        })
public final class CommandLineTool {
    private CommandLineTool() {}

    /**
     * Runs a command, if the arguments name one; settings of the service start with {@code --} and have a dot or an equals
     * sign.
     *
     * @return the exit status; empty where the service is to be started
     */
    public static Optional<Integer> run(String... arguments) {
        CommandLine tool = new CommandLine(new CommandLineTool())
                .setExecutionExceptionHandler((failure, command, _) -> Endings.failed(failure, command))
                .setParameterExceptionHandler((misuse, _) -> Endings.misused(misuse));
        boolean asked = arguments.length > 0
                && (tool.getSubcommands().containsKey(arguments[0])
                        || java.util.Set.of("-h", "--help", "-V", "--version").contains(arguments[0]));
        return asked ? Optional.of(tool.execute(arguments)) : Optional.empty();
    }
}
