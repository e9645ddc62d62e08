package io.guerdon.cli;

import static io.guerdon.cli.Sheet.cell;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Balances, a line for each wallet of each member, with what expires first. */
final class BalanceSheet implements Sheet {
    @Override
    public List<String> columns() {
        return List.of(
                "member",
                "wallet",
                "available",
                "held",
                "pending",
                "owed",
                "inTransit",
                "nextExpiresAt",
                "nextExpiring");
    }

    @Override
    public List<List<String>> rows(JsonNode item) {
        return item.path("balances").properties().stream()
                .map(wallet -> row(cell(item, "member"), wallet))
                .toList();
    }

    private static List<String> row(String member, Map.Entry<String, JsonNode> wallet) {
        JsonNode balance = wallet.getValue();
        JsonNode first = balance.path("expiring").path(0);
        return List.of(
                member,
                wallet.getKey(),
                cell(balance, "available"),
                cell(balance, "held"),
                cell(balance, "pending"),
                balance.path("owed").asString("0"),
                balance.path("inTransit").asString("0"),
                cell(first, "at"),
                cell(first, "amount"));
    }
}
