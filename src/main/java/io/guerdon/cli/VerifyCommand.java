package io.guerdon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Has the service verify its ledger and waits for the result. Exit status 1 where something does not add up. */
@Command(
        name = "verify",
        description = "Recompute every chain's hashes, balances and legs; name the first that is wrong.")
final class VerifyCommand implements Callable<Integer> {
    private static final long PAUSE_MILLIS = 500;

    @Mixin
    private Connection connection = new Connection();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        JsonNode report = connection.post("/v1/program/verification");
        while (report.path("state").asString("").equals("running")) {
            out.printf(
                    "%,d entries of %,d chains …%n",
                    report.path("entries").asLong(0), report.path("chains").asLong(0));
            out.flush();
            Thread.sleep(PAUSE_MILLIS);
            report = connection.get("/v1/program/verification");
        }
        out.printf(
                "%s: %,d entries of %,d chains%n",
                report.path("state").asString(""),
                report.path("entries").asLong(0),
                report.path("chains").asLong(0));
        report.path("faults")
                .forEach(fault -> out.printf(
                        "%s entry %d: %s%n",
                        fault.path("member").asString(""),
                        fault.path("seq").asLong(0),
                        fault.path("what").asString("")));
        report.path("units").forEach(unit -> print(out, unit));
        report.path("settlements")
                .forEach(fault -> out.printf(
                        "settlement of %s with %s: %s%n",
                        fault.path("period").asString(""),
                        fault.path("partner").asString(""),
                        fault.path("what").asString("")));
        out.flush();
        return report.path("state").asString("").equals("passed") ? 0 : 1;
    }

    private static void print(PrintWriter out, JsonNode unit) {
        out.printf("%s%n", unit.path("unit").asString(""));
        unit.path("books")
                .forEach(book -> out.printf(
                        "  %-12s %,20d in %,20d out %,20d%n",
                        book.path("book").asString(""),
                        book.path("in").asLong(0),
                        book.path("out").asLong(0),
                        book.path("balance").asLong(0)));
        unit.path("wrong").forEach(wrong -> out.printf("  wrong: %s%n", wrong.asString("")));
    }
}
