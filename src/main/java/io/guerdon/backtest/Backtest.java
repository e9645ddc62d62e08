package io.guerdon.backtest;

import io.guerdon.earning.Hindsight;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.History;
import io.guerdon.program.Program;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads a program's history chain by chain and weighs its purchases under other rules, in constant memory but for one chain. */
public final class Backtest {
    private static final int REPORT_EVERY = 100;

    private final History history;
    private final Clock clock;

    /** Reads a history; what has not run out by the clock counts as open. */
    public Backtest(History history, Clock clock) {
        this.history = history;
        this.clock = clock;
    }

    /**
     * Weighs everything.
     *
     * @param rules for example a draft
     * @param progress told now and then how far it is
     */
    public Report run(Program rules, Consumer<Report> progress) {
        Tally tally = new Tally(clock.instant());
        List<Entry> chain = new ArrayList<>();
        Optional<ChainId> current = Optional.empty();
        long chains = 0;
        try (Stream<Entry> entries = history.following(rules.id(), "")) {
            for (Iterator<Entry> each = entries.iterator(); each.hasNext(); ) {
                Entry entry = each.next();
                if (current.filter(entry.chain()::equals).isEmpty()) {
                    weigh(rules, chain, tally);
                    current = Optional.of(entry.chain());
                    if (++chains % REPORT_EVERY == 0) {
                        progress.accept(tally.report());
                    }
                }
                chain.add(entry);
            }
        }
        weigh(rules, chain, tally);
        return tally.report();
    }

    private void weigh(Program rules, List<Entry> chain, Tally tally) {
        if (!chain.isEmpty()) {
            tally.add(chain.getFirst().chain().owner(), chain.size(), Hindsight.of(rules, chain));
            chain.clear();
        }
    }
}
