package io.guerdon.statement;

import io.guerdon.ledger.Entry;
import io.guerdon.statement.Statement.Line;
import io.guerdon.statement.Statement.Part;
import io.guerdon.unit.WalletId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A statement that is being put together, wallet by wallet. */
final class StatementParts {
    private final Predicate<WalletId> wanted;
    private final Map<WalletId, Open> parts = new TreeMap<>(Comparator.comparing(WalletId::value));
    private int count;

    StatementParts(Predicate<WalletId> wanted) {
        this.wanted = wanted;
    }

    private static final class Open {
        private final long opening;
        private final List<Line> lines = new ArrayList<>();
        private long balance;

        Open(long opening) {
            this.opening = opening;
            this.balance = opening;
        }
    }

    /** Begins with what there was after the last entry before. */
    void open(Entry before) {
        before.after().forEach((wallet, balance) -> {
            if (balance.own() != 0 && wanted.test(wallet)) {
                parts.put(wallet, new Open(balance.own()));
            }
        });
    }

    void add(Entry entry) {
        entry.change().forEach((wallet, amount) -> {
            if (amount != 0 && wanted.test(wallet)) {
                add(parts.computeIfAbsent(wallet, _ -> new Open(0)), entry, amount);
            }
        });
    }

    private void add(Open part, Entry entry, long amount) {
        part.balance = Math.addExact(part.balance, amount);
        part.lines.add(new Line(entry, amount, part.balance));
        count++;
    }

    int lines() {
        return count;
    }

    List<Part> closed() {
        return parts.entrySet().stream()
                .map(part -> new Part(
                        part.getKey(),
                        part.getValue().opening,
                        List.copyOf(part.getValue().lines),
                        part.getValue().balance))
                .toList();
    }
}
