package io.guerdon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Imports members and purchases through the batch API. Running it again, or after an interruption, does nothing twice. */
@Command(name = "import", description = "Import members and purchases from CSV or NDJSON; safe to repeat.")
final class ImportCommand implements Callable<Integer> {
    @Mixin
    private Connection connection = new Connection();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "*.csv with a header line, or NDJSON of batch commands")
    private Path file = Path.of("");

    @Option(
            names = "--merchant",
            description = "whose sales a CSV has (default: ${DEFAULT-VALUE})",
            defaultValue = "cafe")
    private String merchant = "cafe";

    @Option(names = "--restart", description = "forget where an interrupted import of this file was")
    private boolean restart;

    @Override
    public Integer call() throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException("cannot read " + file);
        }
        ImportProgress progress = ImportProgress.of(file);
        if (restart) {
            progress.done();
        }
        ImportRun.Totals totals = run(progress);
        print(totals);
        return totals.refused() == 0 ? 0 : 1;
    }

    private ImportRun.Totals run(ImportProgress progress) throws IOException {
        ProgressBarBuilder bar = new ProgressBarBuilder()
                .setTaskName("import")
                .setInitialMax(records())
                .setUpdateIntervalMillis(500);
        try (CommandFile commands = open();
                ProgressBar shown = bar.build()) {
            return new ImportRun(connection, progress, shown::stepBy).all(commands);
        }
    }

    /** How many lines there are to do, so that progress has an end in sight. */
    private long records() throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            long count = lines.filter(line -> !line.isBlank()).count();
            return isCsv() ? Math.max(0, count - 1) : count;
        }
    }

    private boolean isCsv() {
        return String.valueOf(file.getFileName()).endsWith(".csv");
    }

    private CommandFile open() throws IOException {
        return isCsv() ? PurchaseFile.open(file, target()) : new NdjsonFile(file);
    }

    private PurchaseFile.Target target() throws IOException {
        JsonNode program = connection.get("/v1/program");
        String currency = program.path("currency").asString("");
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return new PurchaseFile.Target(
                merchant, currency, digits, ZoneId.of(program.path("zone").asString("")));
    }

    private void print(ImportRun.Totals totals) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%,d records: %,d new, %,d known before, %,d refused; %,d points earned%n",
                totals.records(), totals.made(), totals.known(), totals.refused(), totals.earned());
        out.flush();
    }
}
