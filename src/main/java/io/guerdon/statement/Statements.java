package io.guerdon.statement;

import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.History;
import io.guerdon.statement.StatementRefusal.StatementTooLong;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Cuts statements out of chains. An entry belongs to the day it was written on, and time never runs backwards in a chain. */
public final class Statements {
    private static final int PAGE = 1_000;
    private static final int MOST_LINES = 10_000;

    private final History history;
    private final int mostLines;

    /** Reads from the journal. */
    public Statements(History history) {
        this(history, MOST_LINES);
    }

    Statements(History history, int mostLines) {
        this.history = history;
        this.mostLines = mostLines;
    }

    /** What came of asking for one. */
    public sealed interface Result {
        /** Here it is. */
        record Given(Statement statement) implements Result {}

        /** There is none. */
        record Refused(StatementRefusal refusal) implements Result {}
    }

    /** The statement of some of a chain's wallets; two look-ups more where the chain is twice as long. */
    public Result of(ChainId chain, Days days, Predicate<WalletId> wallets) {
        long first = firstNotBefore(chain, days.begin());
        StatementParts parts = new StatementParts(wallets);
        history.before(chain, first, 1).forEach(parts::open);
        Iterator<Entry> entries = from(chain, first)
                .takeWhile(entry -> entry.recordedAt().isBefore(days.end()))
                .iterator();
        while (entries.hasNext()) {
            parts.add(entries.next());
            if (parts.lines() > mostLines) {
                return new Result.Refused(new StatementTooLong(mostLines));
            }
        }
        return new Result.Given(new Statement(chain, days, parts.closed()));
    }

    private Stream<Entry> from(ChainId chain, long first) {
        return Stream.iterate(
                        history.after(chain, first - 1, PAGE),
                        page -> !page.isEmpty(),
                        page -> history.after(chain, page.getLast().seq(), PAGE))
                .flatMap(List::stream);
    }

    /** The number of the first entry written at an instant or later; one more than there are where there is none. */
    private long firstNotBefore(ChainId chain, Instant instant) {
        long from = 1;
        long to = history.before(chain, Long.MAX_VALUE, 1).stream()
                        .mapToLong(Entry::seq)
                        .findAny()
                        .orElse(0)
                + 1;
        while (from < to) {
            long middle = (from + to) >>> 1;
            Optional<Entry> there = history.bySeq(chain, middle);
            if (there.isPresent() && there.get().recordedAt().isBefore(instant)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
