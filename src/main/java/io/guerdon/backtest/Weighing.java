package io.guerdon.backtest;

import io.guerdon.earning.Hindsight;
import io.guerdon.earning.Hindsight.Weighed;
import io.guerdon.earning.Sources;
import io.guerdon.ledger.Entry;
import io.guerdon.program.Program;
import java.util.List;
import java.util.function.Consumer;

/** Weighs chains on several threads at once, and adds up one after another what they come to. */
final class Weighing {
    private static final int REPORT_EVERY = 100;

    private final Program rules;
    private final Sources sources;
    private final Tally tally;
    private final Consumer<Report> progress;
    private long chains;

    Weighing(Program rules, Sources sources, Tally tally, Consumer<Report> progress) {
        this.rules = rules;
        this.sources = sources;
        this.tally = tally;
        this.progress = progress;
    }

    /** Weighs a chain, all of whose entries are given in order. */
    void add(List<Entry> chain) {
        if (!chain.isEmpty()) {
            count(chain, Hindsight.of(rules, chain, sources));
        }
    }

    private synchronized void count(List<Entry> chain, List<Weighed> weighed) {
        tally.add(chain.getFirst().chain().member(), chain.size(), weighed);
        if (++chains % REPORT_EVERY == 0) {
            progress.accept(tally.report());
        }
    }

    /** What it has come to. */
    synchronized Report report() {
        return tally.report();
    }
}
