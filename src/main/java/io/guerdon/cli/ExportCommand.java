package io.guerdon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Exports what the service lists to a file. Running the same command again carries on with what was broken off. */
@Command(
        name = "export",
        description = "Export members, balances or history as CSV or NDJSON; once broken off, run it again to go on.")
final class ExportCommand implements Callable<Integer> {
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

    @Mixin
    private Connection connection = new Connection();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "WHAT", description = "${COMPLETION-CANDIDATES}")
    private ExportWhat what = ExportWhat.members;

    @Parameters(index = "1", paramLabel = "FILE", description = "*.csv, *.ndjson or *.jsonl")
    private Path file = Path.of("");

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES} (default: what FILE ends in)")
    private @Nullable ExportFormat format;

    @Option(names = "--at", description = "balances at this instant, RFC 3339 with offset (default: now)")
    private String at = "";

    @Option(names = "--as-known-at", description = "leave out what was recorded later (default: now)")
    private String asKnownAt = "";

    @Option(names = "--restart", description = "write FILE anew, whatever is there")
    private boolean restart;

    @Override
    public Integer call() throws IOException {
        ExportFormat written = format == null ? ExportFormat.of(file) : format;
        checkInstants();
        String program = connection.get("/v1/program").path("id").asString("");
        Marker marker = Marker.beside(file, ".export");
        ExportProgress from = from(marker, new ExportTask(program, what, written, at, asKnownAt));
        long items;
        try (ProgressBar bar = bar(from)) {
            items = new ExportRun(connection, marker, progress -> show(bar, progress)).finish(file, from);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%,d %s in %s%n", items, what == ExportWhat.history ? "entries" : "members", file);
        out.flush();
        return Endings.DONE;
    }

    private void checkInstants() throws BadInput {
        if (!at.isEmpty() && what != ExportWhat.balances) {
            throw new BadInput("--at is about balances");
        }
        if (!asKnownAt.isEmpty() && what == ExportWhat.members) {
            throw new BadInput("--as-known-at is about balances and history");
        }
        for (String instant : new String[] {at, asKnownAt}) {
            try {
                var _ = instant.isEmpty() ? OffsetDateTime.MIN : OffsetDateTime.parse(instant);
            } catch (DateTimeException _) {
                throw new BadInput(instant + " is no instant with an offset, such as 2026-01-31T00:00:00+08:00");
            }
        }
    }

    private ExportProgress from(Marker marker, ExportTask task) throws IOException {
        Optional<ExportProgress> before = restart ? Optional.empty() : ExportProgress.read(marker);
        if (before.isPresent() && !before.get().task().equals(task)) {
            throw new BadInput("another export to " + file + " was broken off; repeat that one, or --restart");
        }
        if (before.isEmpty() && !restart && Files.exists(file)) {
            throw new BadInput(file + " is there already; --restart writes it anew");
        }
        return before.orElseGet(() -> ExportProgress.start(task));
    }

    private ProgressBar bar(ExportProgress from) {
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("export")
                .setInitialMax(100)
                .setUpdateIntervalMillis(500)
                .build();
        show(bar, from);
        return bar;
    }

    private static void show(ProgressBar bar, ExportProgress progress) {
        boolean done = progress.cursor().isEmpty() && progress.length() > 0;
        bar.stepTo(done ? 100 : percent(progress.cursor()));
        bar.setExtraMessage(String.format("%,d", progress.items()));
    }

    /** Lists are by member id, and ids are spread evenly: how far their first letters are is how far the export is. */
    private static long percent(String cursor) {
        int first = "mem_".length();
        return cursor.length() < first + 2
                ? 0
                : (BASE32.indexOf(cursor.charAt(first)) * 32L + BASE32.indexOf(cursor.charAt(first + 1))) * 100 / 1024;
    }
}
