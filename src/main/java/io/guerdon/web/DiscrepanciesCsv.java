package io.guerdon.web;

import io.guerdon.reconciliation.Discrepancy;
import io.guerdon.reconciliation.Reconciliation;
import io.guerdon.reconciliation.Reconciliation.State;
import io.guerdon.reconciliation.ReconciliationStore;
import io.guerdon.web.ReconciliationViews.DiscrepancyView;
import io.guerdon.web.ReconciliationViews.EventView;
import io.guerdon.web.ReconciliationViews.LineView;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** All discrepancies of a reconciliation as CSV (RFC 4180), read while they are written. What is unknown is empty. */
record DiscrepanciesCsv(ReconciliationStore store, Reconciliation one) implements Rendered {
    private static final int AT_ONCE = 500;
    private static final String FORMULA = "=+-@\t\r";
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "id",
                    "sort",
                    "receipt",
                    "traits",
                    "line",
                    "lineKind",
                    "lineAmount",
                    "lineAt",
                    "seq",
                    "entry",
                    "owner",
                    "eventKind",
                    "eventAmount",
                    "eventAt",
                    "resolution",
                    "reason")
            .get();

    @Override
    public String contentType() {
        return "text/csv;charset=UTF-8";
    }

    @Override
    public void write(OutputStream out) throws IOException {
        CSVPrinter rows = new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), FORMAT);
        for (List<Discrepancy> some = from(1);
                !some.isEmpty();
                some = from(some.getLast().number() + 1)) {
            for (Discrepancy each : some) {
                row(rows, DiscrepancyView.of(one.id().toString(), each));
            }
        }
        rows.flush();
    }

    private List<Discrepancy> from(long number) {
        return one.progress().state() == State.DONE
                ? store.from(one.id(), one.progress().attempt(), number, AT_ONCE)
                : List.of();
    }

    private static void row(CSVPrinter rows, DiscrepancyView view) throws IOException {
        rows.print(view.id());
        rows.print(view.sort());
        rows.print(inert(view.receipt()));
        rows.print(String.join(" ", view.traits()));
        line(rows, view.line());
        event(rows, view.event());
        rows.print(view.resolution() == null ? "" : view.resolution().by());
        rows.print(inert(view.resolution() == null ? "" : view.resolution().reason()));
        rows.println();
    }

    /** What somebody else wrote must not become a formula where the file is opened as a table: an apostrophe keeps it a text. */
    private static String inert(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static void line(CSVPrinter rows, @Nullable LineView line) throws IOException {
        rows.print(line == null ? "" : line.line());
        rows.print(line == null ? "" : line.kind());
        rows.print(line == null ? "" : line.amount());
        rows.print(line == null ? "" : line.at());
    }

    private static void event(CSVPrinter rows, @Nullable EventView event) throws IOException {
        rows.print(event == null ? "" : event.seq());
        rows.print(event == null ? "" : event.entry());
        rows.print(event == null ? "" : event.owner());
        rows.print(event == null ? "" : event.kind());
        rows.print(event == null ? "" : event.amount());
        rows.print(event == null ? "" : event.at());
    }
}
