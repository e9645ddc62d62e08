package io.guerdon.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Plays the stories in {@code src/test/resources/scenarios}; their language is explained in the first of them. */
class ScenarioTest {

    @TestFactory
    Stream<DynamicTest> playsEveryScenario() {
        return Stream.of("earning", "expiry", "spending", "holds", "returns", "corrections", "transfers", "keys")
                .flatMap(name -> read(name).stream())
                .map(scenario -> DynamicTest.dynamicTest(scenario.title(), scenario::play));
    }

    private static List<Scenario> read(String name) {
        List<Scenario> scenarios = new ArrayList<>();
        String title = "";
        List<String> steps = new ArrayList<>();
        for (String line :
                (text("/scenarios/" + name + ".txt") + "\n== end").lines().toList()) {
            if (line.startsWith("== ")) {
                if (!steps.isEmpty()) {
                    scenarios.add(new Scenario(title, List.copyOf(steps)));
                }
                title = line.substring(3);
                steps.clear();
            } else if (!line.isBlank() && !line.startsWith("#")) {
                steps.add(line.strip());
            }
        }
        return scenarios;
    }

    private static String text(String resource) {
        try (InputStream in = ScenarioTest.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new AssertionError("no " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
