package io.guerdon.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * How far an import is.
 *
 * @param records how many are done
 * @param checksum of the commands they came to, so that a file that was changed since is not taken for the same
 */
record ImportProgress(long records, long checksum) {
    static final ImportProgress NONE = new ImportProgress(0, 0);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,18}) ([0-9]{1,10})");

    /** What an import that was broken off has left; nothing where there was none, or nobody can tell any more. */
    static ImportProgress read(Marker marker) throws IOException {
        Optional<String> text = marker.read();
        return text.map(FORM::matcher)
                .filter(Matcher::matches)
                .map(parts -> new ImportProgress(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))))
                .orElse(NONE);
    }

    void write(Marker marker) throws IOException {
        marker.write(records + " " + checksum);
    }

    /** Counts records as they are read. */
    static final class Count {
        private final CRC32C checksum = new CRC32C();
        private long records;

        ImportProgress add(Iterable<BatchLine> commands) {
            commands.forEach(command -> checksum.update(command.json().getBytes(StandardCharsets.UTF_8)));
            records++;
            return now();
        }

        ImportProgress now() {
            return new ImportProgress(records, checksum.getValue());
        }
    }
}
