package io.guerdon.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Exports members with balances, or every entry, page by page; an interrupted export goes on where it was. */
@Command(name = "export", description = "Export members, balances or history as CSV or NDJSON; resumable.")
final class ExportCommand implements Callable<Integer> {
    private static final int PAGE = 500;

    /** What to export. */
    enum What {
        MEMBERS,
        BALANCES,
        ENTRIES
    }

    @Mixin
    private Connection connection = new Connection();

    @Option(names = "--what", description = "${COMPLETION-CANDIDATES}", defaultValue = "BALANCES")
    private What what = What.BALANCES;

    @Option(names = "--out", required = true, description = "*.csv or *.ndjson")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        Path marker = out.resolveSibling(out.getFileName() + ".export");
        String cursor = Files.exists(marker) ? Files.readString(marker).strip() : "";
        StandardOpenOption mode = cursor.isEmpty() ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND;
        ExportForm form = ExportForm.of(what, String.valueOf(out.getFileName()));
        ProgressBarBuilder bar = new ProgressBarBuilder().setTaskName("export").setInitialMax(-1);
        try (BufferedWriter writer =
                        Files.newBufferedWriter(out, StandardOpenOption.CREATE, StandardOpenOption.WRITE, mode);
                ProgressBar shown = bar.build()) {
            if (cursor.isEmpty()) {
                writer.write(form.header());
            }
            do {
                cursor = page(cursor, writer, form, shown);
                writer.flush();
                Files.writeString(marker, cursor);
            } while (!cursor.isEmpty());
        }
        Files.deleteIfExists(marker);
        return 0;
    }

    private String page(String cursor, BufferedWriter writer, ExportForm form, ProgressBar shown) throws IOException {
        JsonNode members = connection.get("/v1/members?limit=" + PAGE + after(cursor));
        for (JsonNode member : members.path("items")) {
            if (what == What.ENTRIES) {
                entries(member.path("id").asString(""), writer, form);
            } else {
                writer.write(form.line(member));
            }
            shown.step();
        }
        return members.path("nextCursor").asString("");
    }

    private void entries(String member, BufferedWriter writer, ExportForm form) throws IOException {
        String cursor = "";
        do {
            JsonNode page = connection.get("/v1/members/" + member + "/entries?limit=" + PAGE + after(cursor));
            for (JsonNode entry : page.path("items")) {
                writer.write(form.line(entry, member));
            }
            cursor = page.path("nextCursor").asString("");
        } while (!cursor.isEmpty());
    }

    private static String after(String cursor) {
        return cursor.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
    }
}
