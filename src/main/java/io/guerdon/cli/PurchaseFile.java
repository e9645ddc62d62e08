package io.guerdon.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file of purchases as commands. A purchase without a receipt gets one from its content and from how many equal lines
 * came before it, so that the same file, in any order of lines, always gives the same commands.
 */
final class PurchaseFile implements CommandFile, Closeable {
    private final CSVParser parser;
    private final Iterator<CSVRecord> rows;
    private final Target target;
    private final Map<PurchaseRow, Integer> seen = new HashMap<>();

    /** Where the purchases belong. */
    record Target(String merchant, String currency, int fractionDigits, ZoneId zone) {}

    private PurchaseFile(CSVParser parser, Target target) {
        this.parser = parser;
        this.rows = parser.iterator();
        this.target = target;
    }

    static PurchaseFile open(Path file, Target target) throws IOException {
        Reader reader = Files.newBufferedReader(file);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setTrim(true)
                .setIgnoreHeaderCase(true)
                .get();
        return new PurchaseFile(CSVParser.parse(reader, format), target);
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public List<BatchLine> next() {
        PurchaseRow row = PurchaseRow.read(rows.next(), target.fractionDigits());
        return List.of(enrol(row), purchase(row));
    }

    private static BatchLine enrol(PurchaseRow row) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("identifiers", List.of(Map.of("type", "external", "value", row.customer())));
        return new BatchLine("import:member:" + row.customer(), "enrol", "", body);
    }

    private BatchLine purchase(PurchaseRow row) {
        String receipt = row.receipt().orElseGet(() -> {
            int nth = seen.merge(row, 1, Integer::sum);
            return row.customer() + "/" + row.at() + "/" + row.quantity() + "x" + row.amountMinor() + "/" + nth;
        });
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("line", 1);
        line.put("quantity", row.quantity());
        line.put("amount", row.amountMinor());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("merchant", target.merchant());
        body.put("receipt", receipt);
        body.put("at", row.instant(target.zone()));
        body.put("currency", target.currency());
        body.put("lines", List.of(line));
        return new BatchLine("import:" + receipt, "purchase", "external:" + row.customer(), body);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
