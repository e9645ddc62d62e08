package io.guerdon.cli;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file in UTF-8 with a header line, whose columns are found by name; whatever is wrong with it names the line. */
final class CsvFile implements Closeable {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final CSVParser parser;
    private final Iterator<CSVRecord> rows;
    private final List<String> columns;

    private CsvFile(CSVParser parser) {
        this.parser = parser;
        this.rows = parser.iterator();
        this.columns = parser.getHeaderNames().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Spreadsheets put a mark in front, which is no part of the first column's name. */
    static CsvFile open(Path file) throws IOException {
        BufferedReader reader = Files.newBufferedReader(file);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setTrim(true)
                .setIgnoreHeaderCase(true)
                .get();
        try {
            reader.mark(1);
            if (reader.read() != BYTE_ORDER_MARK) {
                reader.reset();
            }
            return new CsvFile(CSVParser.parse(reader, format));
        } catch (IOException | RuntimeException unreadable) {
            reader.close();
            throw bad(1, unreadable);
        }
    }

    boolean hasAny(Collection<String> names) {
        return names.stream().anyMatch(columns::contains);
    }

    List<String> columns() {
        return columns;
    }

    boolean hasNext() throws BadInput {
        try {
            return rows.hasNext();
        } catch (RuntimeException unreadable) {
            throw bad(parser.getCurrentLineNumber(), unreadable);
        }
    }

    /** The next record, as something. */
    <T> T next(Form<T> form) throws BadInput {
        try {
            return form.of(rows.next());
        } catch (RuntimeException unreadable) {
            throw bad(parser.getCurrentLineNumber(), unreadable);
        }
    }

    /** Makes something of a record; fails with words for whoever wrote the file. */
    interface Form<T> {
        T of(CSVRecord row);
    }

    /** A cell that is there and not blank, under the first of the names that has one. */
    static Optional<String> cell(CSVRecord row, List<String> names) {
        return names.stream()
                .filter(row::isSet)
                .map(row::get)
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    private static BadInput bad(long line, Exception unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return new BadInput("after line " + line + ": the file is not in UTF-8");
            }
        }
        return new BadInput("line " + line + ": " + unreadable.getMessage());
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
