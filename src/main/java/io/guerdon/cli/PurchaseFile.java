package io.guerdon.cli;

import java.io.IOException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A CSV file of purchases as commands. A purchase without a receipt gets one from its content and from how many equal lines
 * came before it, so that the same file, in any order of lines, always gives the same commands.
 */
final class PurchaseFile implements CommandFile {
    private final CsvFile csv;
    private final Target target;
    private final Map<PurchaseRow, Integer> seen = new HashMap<>();

    /** Where the purchases belong. */
    record Target(String merchant, String currency, int fractionDigits, ZoneId zone) {}

    PurchaseFile(CsvFile csv, Target target) {
        this.csv = csv;
        this.target = target;
    }

    @Override
    public boolean hasNext() throws IOException {
        return csv.hasNext();
    }

    @Override
    public List<BatchLine> next() throws IOException {
        return csv.next(cells -> {
            PurchaseRow row = PurchaseRow.read(cells, target.fractionDigits());
            return List.of(enrol(row), purchase(row));
        });
    }

    private static BatchLine enrol(PurchaseRow row) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("key", "import:member:" + row.customer());
        line.put("op", "enrol");
        line.put("body", Map.of("identifiers", List.of(Identifiers.of("external", row.customer()))));
        return BatchLine.aside(line);
    }

    private BatchLine purchase(PurchaseRow row) {
        String receipt = row.receipt().orElseGet(() -> {
            int nth = seen.merge(row, 1, Integer::sum);
            return row.customer() + "/" + row.at() + "/" + row.quantity() + "x" + row.amountMinor() + "/" + nth;
        });
        Map<String, Object> goods = new LinkedHashMap<>();
        goods.put("line", 1);
        goods.put("quantity", row.quantity());
        goods.put("amount", row.amountMinor());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("merchant", target.merchant());
        body.put("receipt", receipt);
        body.put("at", row.instant(target.zone()));
        body.put("currency", target.currency());
        body.put("lines", List.of(goods));
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("key", "import:" + receipt);
        line.put("op", "purchase");
        line.put("member", "external:" + row.customer());
        line.put("body", body);
        return BatchLine.matter(line);
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
