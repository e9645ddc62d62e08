package io.guerdon.reconciliation;

import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/** CSV with a header line; columns are found by name. */
record CsvUpload(char delimiter) implements Upload {
    @Override
    public void read(Reader text, Layout layout, Taking taking) throws IOException, UnreadableLine {
        BoundedText bounded = new BoundedText(text);
        try (CSVParser parser = parser(bounded)) {
            checkColumns(parser.getHeaderMap(), layout.columns());
            for (Iterator<CSVRecord> records = parser.iterator(); records.hasNext(); ) {
                CSVRecord record = records.next();
                bounded.recordIsRead();
                taking.take(layout.item(
                        column -> record.isSet(column) ? record.get(column) : "", record.getRecordNumber() + 1));
            }
        }
    }

    private CSVParser parser(BoundedText text) throws IOException, UnreadableLine {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setHeader()
                .setSkipHeaderRecord(true)
                .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
                .setTrim(true)
                .get();
        try {
            return CSVParser.parse(text, format);
        } catch (IllegalArgumentException broken) {
            throw new UnreadableLine(1, "the header has a column twice, or one without a name");
        }
    }

    private static void checkColumns(Map<String, Integer> header, Layout.Columns columns) throws UnreadableLine {
        List<String> missing = Stream.concat(
                        Stream.of(columns.receipt()),
                        Stream.of(columns.amount(), columns.kind(), columns.at())
                                .flatMap(one -> one.stream()))
                .filter(column -> !header.containsKey(column))
                .toList();
        if (!header.isEmpty() && !missing.isEmpty()) {
            throw new UnreadableLine(1, "no column \"" + missing.getFirst() + "\"");
        }
    }
}
