package io.guerdon.cli;

import java.io.IOException;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * How far an export is.
 *
 * @param task what is exported
 * @param cursor asks for what follows; empty at the beginning
 * @param length bytes of the file up to there, all of them on the disk
 * @param items how many they are
 */
record ExportProgress(ExportTask task, String cursor, long length, long items) {
    static ExportProgress start(ExportTask task) {
        return new ExportProgress(task, "", 0, 0);
    }

    /** What an export that was broken off has left; empty where there was none. */
    static Optional<ExportProgress> read(Marker marker) throws IOException {
        Optional<String> text = marker.read();
        try {
            return text.map(json -> Connection.JSON.readValue(json, ExportProgress.class));
        } catch (JacksonException _) {
            throw new BadInput(marker.path() + " cannot be read; --restart begins anew");
        }
    }

    void write(Marker marker) throws IOException {
        marker.write(Connection.JSON.writeValueAsString(this));
    }
}
