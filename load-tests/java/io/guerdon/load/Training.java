package io.guerdon.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets the JVM learn from a short run what every run needs: classes, linked, and which methods are hot (JEP 483, JEP 515). The
 * service that is measured starts from that, as one does in operation that was started with a cache.
 */
final class Training {
    private static final long MEMBERS = 2_000;
    private static final long SECONDS = 15;

    private final Service.Recipe recipe;
    private final Keys keys;

    Training(Service.Recipe recipe, Keys keys) {
        this.recipe = recipe;
        this.keys = keys;
    }

    /** Runs, stops, and answers the recipe for services that start from what was learnt. */
    Service.Recipe run() throws IOException, InterruptedException {
        Path directory = recipe.data().resolve("training");
        Files.createDirectories(directory);
        Path cache = directory.resolve("guerdon.aot").toAbsolutePath();
        Plan plan = plan(directory);
        Store store = Store.of(Optional.empty(), directory, keys.run());
        Service.Recipe learning =
                new Service.Recipe(recipe.classPath(), with("-XX:AOTCacheOutput=" + cache), directory, store);
        try (Service service = Service.start(learning);
                Acknowledgements acknowledgements =
                        Acknowledgements.into(directory.resolve("acknowledged.tsv"), keys)) {
            new Bench(service, plan, keys, acknowledgements).measure(new Results());
        }
        // A service that could not use the cache would start all the same, and be measured as if it had.
        List<String> learnt = with("-XX:AOTCache=" + cache, "-XX:AOTMode=on");
        return new Service.Recipe(recipe.classPath(), learnt, recipe.data(), recipe.store());
    }

    private List<String> with(String... options) {
        List<String> jvm = new ArrayList<>(recipe.jvm());
        jvm.addAll(List.of(options));
        return jvm;
    }

    private static Plan plan(Path directory) {
        Plan plan = new Plan();
        plan.members = MEMBERS;
        plan.rounds = 1;
        plan.warmUp = 0;
        plan.seconds = SECONDS;
        plan.cases = List.of(Plan.Case.EARN, Plan.Case.BALANCE, Plan.Case.BATCH);
        plan.directory = directory;
        return plan;
    }
}
