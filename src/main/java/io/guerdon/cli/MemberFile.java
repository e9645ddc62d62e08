package io.guerdon.cli;

import java.io.IOException;
import java.util.List;

/** A CSV file of members as commands. */
final class MemberFile implements CommandFile {
    private final CsvFile csv;
    private final Connection connection;

    MemberFile(CsvFile csv, Connection connection) {
        this.csv = csv;
        this.connection = connection;
    }

    @Override
    public boolean hasNext() throws IOException {
        return csv.hasNext();
    }

    @Override
    public List<BatchLine> next() throws IOException {
        return csv.next(row -> MemberRow.read(row).commands(connection));
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
