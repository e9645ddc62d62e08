package io.guerdon.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Reads a list part by part into a file. After each part the file is brought to the disk and then the marker says so; whoever
 * goes on cuts the file back to what the marker says, so that a run that was killed at any point leaves no line out, writes none
 * twice and tears none.
 */
final class ExportRun {
    private final Connection connection;
    private final Marker marker;
    private final Consumer<ExportProgress> shown;

    ExportRun(Connection connection, Marker marker, Consumer<ExportProgress> shown) {
        this.connection = connection;
        this.marker = marker;
        this.shown = shown;
    }

    /** Goes on to the end; answers how many items the file has. */
    long finish(Path path, ExportProgress from) throws IOException {
        // Before the file is touched, so that a file without a marker is always a whole one.
        from.write(marker);
        ExportLines lines = new ExportLines(from.task().what(), from.task().format());
        try (ExportFile file = ExportFile.open(path, from.length())) {
            if (from.length() == 0) {
                file.write(lines.header());
            }
            ExportProgress progress = from;
            do {
                progress = part(file, lines, progress);
                shown.accept(progress);
            } while (!progress.cursor().isEmpty());
            marker.remove();
            return progress.items();
        }
    }

    private ExportProgress part(ExportFile file, ExportLines lines, ExportProgress before) throws IOException {
        JsonNode part = connection.get(before.task().path(before.cursor()));
        JsonNode items = part.path("items");
        file.write(lines.of(items));
        String cursor = part.path("nextCursor").asString("");
        ExportProgress after = new ExportProgress(before.task(), cursor, file.flush(), before.items() + items.size());
        if (!cursor.isEmpty()) {
            after.write(marker);
        }
        return after;
    }
}
