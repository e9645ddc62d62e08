package io.guerdon.backtest;

import io.guerdon.earning.Sources;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.History;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.program.Program;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads a program's history chain by chain and weighs its purchases under other rules, in constant memory but for a chain for each
 * core. The threads are the platform's, so that the requests that are served meanwhile get their share of the cores.
 */
public final class Backtest {
    private static final ThreadFactory THREADS =
            Thread.ofPlatform().daemon().name("backtest-", 1).factory();

    private final History history;
    private final Sources sources;
    private final ProgramTime time;

    /** Reads a history; what has not run out by now counts as open. */
    public Backtest(History history, Sources sources, ProgramTime time) {
        this.history = history;
        this.sources = sources;
        this.time = time;
    }

    /**
     * Weighs everything.
     *
     * @param rules for example a draft
     * @param progress told now and then how far it is
     */
    public Report run(Program rules, Consumer<Report> progress) {
        Weighing weighing = new Weighing(rules, sources, new Tally(time.now(rules.id())), progress);
        int cores = Runtime.getRuntime().availableProcessors();
        try (ExecutorService readers = Executors.newFixedThreadPool(cores, THREADS)) {
            List<CompletableFuture<Void>> parts = Part.ALL.stream()
                    .map(part -> CompletableFuture.runAsync(() -> weigh(rules, part, weighing), readers))
                    .toList();
            try {
                parts.forEach(CompletableFuture::join);
            } finally {
                readers.shutdownNow();
            }
        }
        return weighing.report();
    }

    private void weigh(Program rules, Part part, Weighing weighing) {
        List<Entry> chain = new ArrayList<>();
        try (Stream<Entry> entries = history.following(rules.id(), part.after())) {
            Iterator<Entry> each =
                    entries.takeWhile(entry -> part.has(entry.chain().member())).iterator();
            while (each.hasNext()) {
                Entry entry = each.next();
                if (!chain.isEmpty() && !chain.getFirst().chain().equals(entry.chain())) {
                    weighing.add(chain);
                    chain.clear();
                }
                chain.add(entry);
            }
        }
        weighing.add(chain);
    }
}
