package io.guerdon.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.util.unit.DataSize;
import picocli.CommandLine.Option;

/** What to measure, for how long, and where. */
final class Plan {
    @Option(names = "--members", description = "members to enrol (default: ${DEFAULT-VALUE})")
    long members = 200_000;

    @Option(names = "--connections", description = "HTTP connections (default: ${DEFAULT-VALUE})")
    int connections = 64;

    @Option(names = "--rounds", description = "rounds of which the median counts (default: ${DEFAULT-VALUE})")
    int rounds = 3;

    @Option(names = "--seconds", description = "length of a round (default: ${DEFAULT-VALUE})")
    long seconds = 10;

    @Option(names = "--warm-up", description = "seconds before the first round (default: ${DEFAULT-VALUE})")
    long warmUp = 10;

    @Option(names = "--cases", split = ",", description = "of ${COMPLETION-CANDIDATES} (default: all)")
    List<Case> cases = List.of(Case.values());

    @Option(
            names = "--events",
            description = "events of the stream that is pulled, purchases that a backtest has to read (default:"
                    + " ${DEFAULT-VALUE})")
    long events = 200_000;

    @Option(names = "--rate", description = "open load a second where no peak is measured (default: ${DEFAULT-VALUE})")
    double rate = 4_000;

    @Option(
            names = "--gatling",
            split = ",",
            arity = "0..1",
            description = "scenarios to run with Gatling: TillMix, HotMember, Batch, OpenLoad (default: TillMix)")
    List<String> scenarios = List.of("TillMix");

    @Option(names = "--jvm", description = "further options of the service's JVM")
    List<String> jvm = List.of();

    @Option(
            names = "--untrained",
            description = "start the service without a cache of what the JVM learnt in a run before")
    boolean untrained;

    @Option(names = "--heap", description = "heap of the service (default: ${DEFAULT-VALUE})")
    String heap = "512m";

    @Option(names = "--app", description = "the unpacked service (default: ${DEFAULT-VALUE})")
    Path app = Path.of("target/load/app");

    @Option(names = "--directory", description = "data and logs of the run (default: ${DEFAULT-VALUE})")
    Path directory = Path.of("target/load/run");

    @Option(
            names = "--scale",
            description = "compare 10^4 members with 10^6 and 5*10^6 entries, and nothing else (long)")
    boolean scale;

    /** Connections that are all let in, half as many again as the requests that are; what the service bounds, by the heap it has. */
    int flood() {
        long connections =
                Math.clamp(DataSize.parse(heap.toUpperCase(Locale.ROOT) + "B").toKilobytes() / 512, 512, 16_384);
        return (int) (connections * 3 / 4);
    }

    Duration round() {
        return Duration.ofSeconds(seconds);
    }

    Duration warmth() {
        return Duration.ofSeconds(warmUp);
    }

    boolean wants(Case one) {
        return cases.contains(one);
    }

    /** The parts of a run. */
    enum Case {
        EARN,
        BALANCE,
        BATCH,
        HOT,
        OPEN,
        FLOOD,
        QUOTE,
        STORED,
        DUE,
        LAPSES,
        RULES,
        BACKTEST,
        PARTNERS,
        LAG,
        FEED,
        RAW,
        RESTART
    }
}
