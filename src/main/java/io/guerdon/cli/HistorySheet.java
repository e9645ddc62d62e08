package io.guerdon.cli;

import static io.guerdon.cli.Sheet.cell;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Entries, one a line; one that changes several wallets has a line for each of them. */
final class HistorySheet implements Sheet {
    private static final JsonNode NO_CHANGE = JsonNodeFactory.instance.objectNode();

    @Override
    public List<String> columns() {
        return List.of(
                "member",
                "seq",
                "id",
                "kind",
                "effectiveAt",
                "recordedAt",
                "wallet",
                "change",
                "available",
                "held",
                "pending",
                "merchant",
                "credential",
                "reason");
    }

    @Override
    public List<List<String>> rows(JsonNode entry) {
        JsonNode changes = entry.path("change");
        return (changes.isEmpty() ? Stream.of(NO_CHANGE) : changes.valueStream())
                .map(change -> row(entry, change))
                .toList();
    }

    private static List<String> row(JsonNode entry, JsonNode change) {
        String wallet = cell(change, "unit");
        JsonNode after = entry.path("balances").path(wallet);
        JsonNode actor = entry.path("details").path("actor");
        return List.of(
                cell(entry, "member"),
                cell(entry, "seq"),
                cell(entry, "id"),
                cell(entry, "kind"),
                cell(entry, "effectiveAt"),
                cell(entry, "recordedAt"),
                wallet,
                cell(change, "amount"),
                cell(after, "available"),
                cell(after, "held"),
                cell(after, "pending"),
                cell(actor, "merchant"),
                cell(actor, "credential"),
                cell(actor, "reason"));
    }
}
