package io.guerdon.load;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** Revisions of the demo program with many rules, a tenth of which concern the purchases that are sent. */
final class Rules {
    private static final int IN_A_GROUP = 5;

    private final Revisions revisions;

    Rules(Service service) {
        this.revisions = new Revisions(service);
    }

    /** Has so many rules in force, instead of whatever rules there were. */
    void publish(int count) throws IOException {
        revisions.publish(
                settings -> ((ObjectNode) settings.path("policies")).set("groups", revisions.part(groups(count))));
    }

    /** So many rules, in groups of which the best counts. */
    static String groups(int count) {
        return IntStream.range(0, count / IN_A_GROUP)
                .mapToObj(group -> "{\"id\":\"g" + group + "\",\"play\":\"BEST_OF\",\"rules\":["
                        + IntStream.range(group * IN_A_GROUP, (group + 1) * IN_A_GROUP)
                                .mapToObj(Rules::rule)
                                .collect(Collectors.joining(","))
                        + "]}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String rule(int number) {
        String category = number % 10 == 0 ? "coffee" : "c" + number;
        return "{\"id\":\"r" + number + "\",\"goods\":[{\"categories\":[\"" + category
                + "\"]}],\"when\":[\"purchase.merchant == 'cafe'\",\"time.dayOfWeek >= 1 && time.clock >= '00:00'\"],"
                + "\"atLeast\":{\"minor\":1000,\"pieces\":1},\"effect\":{\"gives\":\"fixed\",\"points\":5}}";
    }
}
