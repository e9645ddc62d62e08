package io.guerdon.backtest;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.sun.management.OperatingSystemMXBean;
import io.guerdon.budget.Hands;
import io.guerdon.earning.Sources;
import io.guerdon.embedded.store.EmbeddedStore;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.mongo.MongoJournal;
import io.guerdon.program.InMemoryPrograms;
import io.guerdon.program.Program;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Measures, by hand, what a backtest costs for each entry, on the store that {@code SPRING_MONGODB_URI} names or, without one, on an
 * embedded one in the directory that is given, which keeps what it read for the next time. Processor time is that of the process,
 * so that whatever else the machine does disturbs little; the embedded store's is in it.
 */
final class BacktestSpeed {
    private static final int ROUNDS = 12;
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private BacktestSpeed() {}

    /** Prints what it measured. */
    public static void main(String[] args) {
        String uri = System.getenv("SPRING_MONGODB_URI");
        if (uri != null) {
            measure(uri);
            return;
        }
        try (EmbeddedStore store = EmbeddedStore.open(Path.of(args[0]))) {
            measure(store.connectionString());
        }
    }

    private static void measure(String uri) {
        try (MongoClient client = MongoClients.create(uri)) {
            MongoDatabase database = client.getDatabase("speed");
            try (MongoJournal journal = MongoJournal.open(database)) {
                if (database.getCollection("journal").estimatedDocumentCount() == 0) {
                    PastPurchases.into(journal);
                }
                Program rules = PastPurchases.draft();
                Sources sources = Sources.of(InMemoryPrograms.with(rules), Hands.budgets());
                Backtest backtest = new Backtest(journal, sources, ProgramTime.of(Clock.systemUTC()));
                for (int round = 0; round < ROUNDS; round++) {
                    print(backtest, rules);
                }
            }
        }
    }

    private static void print(Backtest backtest, Program rules) {
        long start = System.nanoTime();
        long used = PROCESS.getProcessCpuTime();
        Report report = backtest.run(rules, _ -> {});
        double micros = (PROCESS.getProcessCpuTime() - used) / 1e3 / report.entries();
        double rate = report.entries() * 1e9 / (System.nanoTime() - start);
        System.out.printf(
                "%d entries, %d purchases: %.1f us of processor time each, %.0f entries/s; %s%n",
                report.entries(), report.purchases(), micros, rate, report.wallets());
    }
}
