package io.guerdon.reconciliation;

import io.guerdon.ledger.EntryKind;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * How a partner writes its records down.
 *
 * @param columns which columns are what
 * @param decimals digits after the point in amounts; 0 for whole minor units
 * @param times how times are written
 * @param kinds the partner's words for kinds of entries; where it has none, it uses ours
 */
public record Layout(Columns columns, int decimals, Times times, Map<String, EntryKind> kinds) {
    /** Most digits after the point. */
    public static final int MOST_DECIMALS = 4;

    private static final Map<String, EntryKind> OURS = ours();

    public Layout {
        kinds = Map.copyOf(kinds);
    }

    /**
     * Names of columns, or of fields.
     *
     * @param receipt which every record has
     * @param amount absent where amounts are not compared
     * @param kind absent where kinds are not compared
     * @param at absent where times are not compared
     */
    public record Columns(String receipt, Optional<String> amount, Optional<String> kind, Optional<String> at) {}

    /**
     * How times are written.
     *
     * @param pattern of a date and time without offset; absent for RFC 3339
     * @param zone of times without offset
     */
    public record Times(Optional<DateTimeFormatter> pattern, ZoneId zone) {
        long millis(String text) {
            return pattern.map(form -> LocalDateTime.parse(text, form)
                            .atZone(zone)
                            .toInstant()
                            .toEpochMilli())
                    .orElseGet(() -> Rfc3339.millis(text));
        }
    }

    private static Map<String, EntryKind> ours() {
        Map<String, EntryKind> ours = new java.util.HashMap<>();
        for (EntryKind kind : EntryKind.values()) {
            ours.put(kind.wire(), kind);
        }
        return Map.copyOf(ours);
    }

    /** What its records can be compared by. */
    Set<Trait> traits() {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        columns.kind.ifPresent(_ -> traits.add(Trait.KIND));
        columns.amount.ifPresent(_ -> traits.add(Trait.AMOUNT));
        columns.at.ifPresent(_ -> traits.add(Trait.TIME));
        return traits;
    }

    /**
     * Reads a record.
     *
     * @param cells its texts by column; empty where it has none
     * @param line its number
     */
    Item item(Function<String, String> cells, long line) throws UnreadableLine {
        String receipt = cells.apply(columns.receipt);
        if (receipt.isEmpty() || receipt.length() > Item.LONGEST_RECEIPT || receipt.indexOf('\0') >= 0) {
            throw new UnreadableLine(
                    line, columns.receipt + ": a receipt has 1 to " + Item.LONGEST_RECEIPT + " characters");
        }
        return new Item(
                receipt,
                columns.kind.isPresent() ? kind(cells.apply(columns.kind.get()), line) : only(),
                columns.amount.isPresent() ? amount(cells.apply(columns.amount.get()), line) : OptionalLong.empty(),
                columns.at.isPresent()
                        ? OptionalLong.of(millis(cells.apply(columns.at.get()), line))
                        : OptionalLong.empty(),
                new Item.Line(line));
    }

    /** The kind of all records, where only one was asked for. */
    private String only() {
        return kinds.size() == 1 ? kinds.values().iterator().next().wire() : "";
    }

    private String kind(String text, long line) throws UnreadableLine {
        EntryKind kind = (kinds.isEmpty() ? OURS : kinds).get(text);
        if (kind == null) {
            throw new UnreadableLine(line, columns.kind.orElse("") + ": not a known kind");
        }
        return kind.wire();
    }

    /** Of what has no money, such as a conversion, a partner's records have no amount either. */
    private OptionalLong amount(String text, long line) throws UnreadableLine {
        OptionalLong amount = Amounts.minor(text, decimals);
        if (amount.isEmpty() && !text.isBlank()) {
            throw new UnreadableLine(
                    line,
                    columns.amount.orElse("") + ": not an amount with " + (decimals == 0 ? "no" : "at most " + decimals)
                            + " digits after the point");
        }
        return amount;
    }

    private long millis(String text, long line) throws UnreadableLine {
        try {
            return times.millis(text);
        } catch (DateTimeException | ArithmeticException unreadable) {
            throw new UnreadableLine(line, columns.at.orElse("") + ": not a time as the request says they are written");
        }
    }
}
