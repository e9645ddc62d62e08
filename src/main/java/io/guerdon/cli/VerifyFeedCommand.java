package io.guerdon.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;

/** Checks a file of a partner's events, without the service. Exit status 1 where something is missing, repeated, moved or altered. */
@Command(
        name = "verify-feed",
        description = "Check a file of a partner's events, a line each: none missing, repeated, moved or altered.")
final class VerifyFeedCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "events as they were received, oldest first")
    private Path file = Path.of("");

    @Option(
            names = "--after",
            paramLabel = "SEQ",
            description =
                    "the number of the event that the file goes on from; without it the file has to begin with event 1")
    private long after;

    @Option(
            names = "--through",
            paramLabel = "SEQ",
            description = "the number of the event that the file has to reach, as a statement says it")
    private long through;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        FeedCheck check = new FeedCheck(after);
        Optional<String> fault = Optional.empty();
        long number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null && fault.isEmpty(); line = lines.readLine()) {
                number++;
                fault = line.isBlank() ? Optional.empty() : next(check, line);
            }
        }
        out.printf("%,d events sound, after event %d up to event %d%n", check.events(), after, check.last());
        if (fault.isPresent()) {
            out.printf("line %d: %s%n", number, fault.get());
        } else if (check.last() < through) {
            fault = Optional.of("missing");
            out.printf("events %d to %d missing at the end%n", check.last() + 1, through);
        }
        out.flush();
        return fault.isPresent() ? Endings.REFUSED : Endings.DONE;
    }

    private static Optional<String> next(FeedCheck check, String line) {
        try {
            return check.next(Connection.JSON.readTree(line));
        } catch (JacksonException unreadable) {
            return Optional.of("it is no JSON");
        }
    }
}
