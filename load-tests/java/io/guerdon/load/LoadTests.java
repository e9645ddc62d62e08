package io.guerdon.load;

import io.guerdon.cli.CommandLineTool;
import io.guerdon.load.Plan.Case;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts the service, loads it, prints the table of figures, and holds the ledger against what was acknowledged. */
@Command(name = "load-tests/run", mixinStandardHelpOptions = true, sortOptions = false)
final class LoadTests implements Callable<Integer> {
    private static final int RAW_BATCHES = 150;

    @Mixin
    private Plan plan = new Plan();

    private final Keys keys = Keys.at(System.currentTimeMillis());
    private final Results results = new Results();

    public static void main(String[] args) {
        System.exit(new CommandLine(new LoadTests())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        clear(plan.directory);
        Store store = Store.of(Optional.ofNullable(System.getenv("SPRING_MONGODB_URI")), plan.directory, keys.run());
        Service.Recipe untrained = new Service.Recipe(classPath(), jvm(), plan.directory, store);
        Service.Recipe recipe = plan.untrained ? untrained : new Training(untrained, keys).run();
        Path acknowledged = plan.directory.resolve("acknowledged.tsv");
        boolean verified;
        boolean gatling = true;
        try (Service service = Service.start(recipe);
                Acknowledgements acknowledgements = Acknowledgements.into(acknowledged, keys)) {
            say("service with a heap of %s on the %s, process %d", plan.heap, store.name(), service.pid());
            results.put(Measure.START, seconds(service));
            Bench bench = new Bench(service, plan, keys, acknowledgements);
            if (plan.scale) {
                bench.scale(results);
            } else {
                bench.measure(results);
                gatling = new Gatling(plan, keys).run(service, bench.openRate(results));
            }
            verified = CommandLineTool.run(new String[] {"verify", "--url", service.url()})
                            .orElse(1)
                    == 0;
        }
        return report(recipe, verified) && gatling ? 0 : 1;
    }

    private boolean report(Service.Recipe recipe, boolean verified) throws IOException, InterruptedException {
        Reconciliation.Result result = afterwards(recipe.store());
        if (plan.wants(Case.RESTART)) {
            try (Service again = Service.start(recipe)) {
                results.put(Measure.RESTART, seconds(again));
            }
        }
        new Table(results, recipe.store()).lines().forEach(line -> say("%s", line));
        say(
                "acknowledged %,d, lost %,d, twice %,d, written without an answer %,d; verify %s",
                result.acknowledged(),
                result.lost(),
                result.twice(),
                result.unacknowledged(),
                verified ? "passed" : "FAILED");
        return result.passed() && verified;
    }

    /** While the service is stopped: what is in the journal, and what the driver alone can do. */
    private Reconciliation.Result afterwards(Store store) throws IOException {
        try (Store.Opened opened = store.open()) {
            say("%,d entries in the journal", JournalCheck.entries(opened));
            if (plan.wants(Case.RAW)) {
                RawInserts inserts = RawInserts.like(opened);
                inserts.round(RAW_BATCHES);
                double[] rounds = new double[plan.rounds];
                for (int round = 0; round < rounds.length; round++) {
                    rounds[round] = inserts.round(RAW_BATCHES);
                }
                results.put(Measure.RAW, rounds);
                opened.scratch().drop();
            }
            return JournalCheck.run(opened, plan.directory, keys.prefix());
        }
    }

    private static double seconds(Service service) {
        return service.timeToReady().toMillis() / 1e3;
    }

    private String classPath() {
        return "target/load/bench.jar:" + plan.app.resolve("guerdon.jar");
    }

    private List<String> jvm() {
        List<String> options = new ArrayList<>(List.of(
                "-Xms" + plan.heap,
                "-Xmx" + plan.heap,
                "-XX:+UseG1GC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseCompactObjectHeaders",
                "-XX:MaxTenuringThreshold=2",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        options.addAll(plan.jvm);
        return options;
    }

    private static void clear(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder()).forEach(LoadTests::delete);
            }
        }
        Files.createDirectories(directory);
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format + "%n", arguments);
    }
}
