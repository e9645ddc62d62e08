package io.guerdon.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs scenarios with Gatling, in a process of their own: its reports say how long each kind of request takes. It needs more
 * of the machine than the service does, so no rate in the table comes from it.
 */
final class Gatling {
    private static final long FIRST = 1L << 40;
    private static final long APART = 1L << 36;

    private final Plan plan;
    private final Keys keys;

    Gatling(Plan plan, Keys keys) {
        this.plan = plan;
        this.keys = keys;
    }

    /**
     * Runs the scenarios that are wanted; false where Gatling reports one as failed.
     *
     * @param rate of the open load, a second
     */
    boolean run(Service service, double rate) throws IOException, InterruptedException {
        boolean passed = true;
        List<String> wanted =
                plan.scenarios.stream().filter(name -> !name.isBlank()).toList();
        for (int place = 0; place < wanted.size(); place++) {
            String scenario = wanted.get(place) + "Simulation";
            System.out.printf("%nGatling: %s%n", scenario);
            Process process = new ProcessBuilder(command(service, scenario, place, rate))
                    .inheritIO()
                    .start();
            passed &= process.waitFor() == 0;
        }
        return passed;
    }

    private List<String> command(Service service, String scenario, int place, double rate) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("-Xmx512m", "--add-opens=java.base/java.lang=ALL-UNNAMED"));
        settings(service, scenario, place, rate)
                .forEach((name, value) -> command.add("-Dguerdon." + name + "=" + value));
        command.addAll(List.of("-cp", String.valueOf(System.getProperty("java.class.path"))));
        command.addAll(List.of("io.gatling.app.Gatling", "-s", "io.guerdon.load." + scenario));
        command.addAll(List.of("-rf", Path.of("target/load/gatling").toString()));
        return command;
    }

    private Map<String, Object> settings(Service service, String scenario, int place, double rate) {
        return Map.of(
                "url",
                service.url(),
                "run",
                keys.run(),
                "members",
                plan.members,
                "seconds",
                plan.seconds,
                "rate",
                rate,
                "first",
                FIRST + place * APART,
                "acknowledged",
                plan.directory.resolve(scenario + ".tsv"));
    }
}
