package io.guerdon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Remembers, in a small file beside the imported one, how many records are done, so that an import can be resumed. */
record ImportProgress(Path marker) {
    static ImportProgress of(Path file) {
        return new ImportProgress(file.resolveSibling(file.getFileName() + ".import"));
    }

    long records() throws IOException {
        return Files.exists(marker) ? Long.parseLong(Files.readString(marker).strip()) : 0;
    }

    void reached(long records) throws IOException {
        Path next = marker.resolveSibling(marker.getFileName() + ".next");
        Files.writeString(next, Long.toString(records));
        Files.move(next, marker, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    void done() throws IOException {
        Files.deleteIfExists(marker);
    }
}
