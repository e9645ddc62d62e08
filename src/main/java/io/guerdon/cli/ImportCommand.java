package io.guerdon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.concurrent.Callable;
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
@Command(name = "import", description = "Import members or purchases from CSV or NDJSON; safe to repeat.")
final class ImportCommand implements Callable<Integer> {
    @Mixin
    private Connection connection = new Connection();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE",
            description = "*.csv with a header line, or NDJSON of members or of batch commands")
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
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new BadInput("cannot read " + file);
        }
        JsonNode program = connection.get("/v1/program");
        Marker marker = Marker.beside(file, ".import");
        ImportProgress told = restart ? ImportProgress.NONE : ImportProgress.read(marker);
        Scan scan = scan(program, told);
        ImportTally tally = new ImportTally(spec.commandLine().getErr());
        try (CommandFile commands = open(program);
                ProgressBar bar = bar(scan.records())) {
            new ImportRun(connection, marker, bar::stepBy, tally).all(commands, scan.done());
        } finally {
            spec.commandLine().getErr().flush();
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(tally);
        out.flush();
        return tally.anyRefused() ? Endings.REFUSED : Endings.DONE;
    }

    /**
     * What a first look at the file finds.
     *
     * @param records how many, so that progress has an end in sight
     * @param done those an earlier run has sent, where the file still begins with them
     */
    private record Scan(long records, ImportProgress done) {}

    /** Reads all of the file before anything is sent: one bad line keeps it from being imported in part. */
    private Scan scan(JsonNode program, ImportProgress told) throws IOException {
        ImportProgress.Count count = new ImportProgress.Count();
        ImportProgress done = ImportProgress.NONE;
        try (CommandFile commands = open(program)) {
            while (commands.hasNext()) {
                if (count.add(commands.next()).equals(told)) {
                    done = told;
                }
            }
        }
        return new Scan(count.now().records(), done);
    }

    private static ProgressBar bar(long records) {
        return new ProgressBarBuilder()
                .setTaskName("import")
                .setInitialMax(records)
                .setUpdateIntervalMillis(500)
                .build();
    }

    private CommandFile open(JsonNode program) throws IOException {
        if (!String.valueOf(file.getFileName()).endsWith(".csv")) {
            return new NdjsonFile(file, connection);
        }
        CsvFile csv = CsvFile.open(file);
        if (csv.hasAny(PurchaseRow.AMOUNT)) {
            return new PurchaseFile(csv, target(program));
        }
        if (csv.hasAny(MemberSheet.TYPES)) {
            return new MemberFile(csv, connection);
        }
        csv.close();
        throw new BadInput(file + " has neither a column of purchases (" + String.join(", ", PurchaseRow.AMOUNT)
                + ") nor one of members (" + String.join(", ", MemberSheet.TYPES) + ") but " + csv.columns());
    }

    private PurchaseFile.Target target(JsonNode program) {
        String currency = program.path("currency").asString("");
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return new PurchaseFile.Target(
                merchant, currency, digits, ZoneId.of(program.path("zone").asString("")));
    }
}
