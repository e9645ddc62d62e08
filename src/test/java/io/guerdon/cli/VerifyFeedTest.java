package io.guerdon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.publishing.PartnerStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Whatever is dropped, repeated, moved or altered among many events is found, and named. {@code -Dguerdon.feed.events=1000000} has a million, in
 * as little memory.
 */
class VerifyFeedTest {
    private static final int EVENTS = Integer.getInteger("guerdon.feed.events", 5_000);
    /** The lines of so many are more than the memory that they are checked in. */
    private static final int MANY = Math.max(EVENTS, 100_000);

    private static final int MEGABYTES = 24;

    @TempDir
    private static Path streams;

    private static Path sound = Path.of("");

    @TempDir
    private Path directory;

    private final Random random = new Random(7);

    @BeforeAll
    static void stream() throws IOException {
        sound = streams.resolve("sound.ndjson");
        PartnerStream.write(EVENTS, sound);
    }

    /** What becomes of an event and the one after it. */
    private interface Spoil {
        List<String> of(String event, String next);
    }

    @Test
    void aSoundStreamPasses() throws IOException {
        assertThat(run(sound)).isZero();
        assertThat(run(List.of())).isZero();
        Path second = directory.resolve("second.ndjson");
        try (Stream<String> half = Files.lines(sound).skip(EVENTS / 2)) {
            Files.write(second, (Iterable<String>) half::iterator);
        }
        assertThat(run(second, "--after=" + EVENTS / 2)).isZero();
        assertThat(run(sound, "--through=" + EVENTS)).isZero();
    }

    @Test
    void whatIsMissingAtEitherEndIsNamed() throws IOException {
        List<String> three = PartnerStream.lines(3);

        assertThat(run(three.subList(1, 3))).isEqualTo(1);
        assertThat(firstFault(new FeedCheck(0), three.subList(2, 3))).contains("events 1 to 2 missing before event 3");
        assertThat(run(three.subList(0, 2), "--through=3")).isEqualTo(1);
        assertThat(run(three.subList(1, 3), "--after=1", "--through=3")).isZero();
    }

    @Test
    void theEventsAreThoseThatPartnersRead() throws IOException {
        try (Stream<String> lines = Files.lines(sound)) {
            assertThat(lines.limit(1_200).toList()).isEqualTo(PartnerStream.lines(1_200));
        }
    }

    /** The tool keeps the last event, and none before it. */
    @Test
    void howeverManyThereAreLittleMemoryIsEnough() throws IOException, InterruptedException {
        Path many = directory.resolve("many.ndjson");
        PartnerStream.write(MANY, many);
        assertThat(Files.size(many)).isGreaterThan(2L * MEGABYTES << 20);
        Path said = directory.resolve("said.txt");
        Process tool = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx" + MEGABYTES + "m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "io.guerdon.Guerdon",
                        "verify-feed",
                        many.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(tool.waitFor(10, TimeUnit.MINUTES)).isTrue();
        } finally {
            tool.destroyForcibly();
        }
        assertThat(Files.readString(said))
                .contains("%,d events sound, after event 0 up to event %d".formatted(MANY, MANY));
        assertThat(tool.exitValue()).isZero();
    }

    /** A reader that counts with 64 bits, or with doubles, would say that its totals or its hash are wrong. */
    @Test
    void soDoesOneWhoseTotalsOutgrowSixtyFourBits() throws IOException {
        List<String> wide = PartnerStream.lines(1_000, Long.MAX_VALUE / 1_000);

        assertThat(wide.getLast()).contains("\"earned\":4616297704445814887500");
        assertThat(run(wide)).isZero();
        String altered = wide.getLast().replace("4616297704445814887500", "4616297704445814887501");
        List<String> other = new ArrayList<>(wide.subList(0, 999));
        other.add(altered);
        assertThat(firstFault(new FeedCheck(0), other)).contains("event 1000: its totals are not those before it");
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        found((_, next) -> List.of(next), "event %1$d missing before event %2$d");
    }

    @Test
    void whatIsRepeatedIsNamed() throws IOException {
        found((event, next) -> List.of(event, event, next), "event %1$d comes after event %1$d: repeated");
    }

    @Test
    void whatWasMovedIsNamed() throws IOException {
        found((event, next) -> List.of(next, event), "event %1$d missing before event %2$d");
    }

    @Test
    void whatWasAlteredIsNamed() throws IOException {
        for (String[] change : new String[][] {
            {"\"earned\":[0-9]+", "\"earned\":1234567"},
            {"mem_1", "mem_2"},
            {"\"entry\":\"ent_a-[0-9]+\"", "\"entry\":\"ent_b-1\""},
            {"\"kind\":\"earn\"", "\"kind\":\"return\""},
            {"\"time\":\"1970", "\"time\":\"1971"},
            {
                "(\"slip\":\\{[^}]*},)?\"amounts\"",
                "\"slip\":{\"receipt\":\"R\",\"at\":\"1971-01-01T00:00:00Z\"},\"amounts\""
            },
            {"\"hash\":\"[0-9a-f]", "\"hash\":\"x"},
            {"\"prevHash\":\"[0-9a-f]", "\"prevHash\":\"x"},
            {"\"id\":\"cafe/", "\"id\":\"books/"},
            {"\"id\":\"cafe/[0-9]+", "\"id\":\"cafe/0"},
            {"\"subject\":\"cafe\"", "\"subject\":\"books\""},
            {"\"id\":\"cafe/([0-9]+)(.*)\"subject\":\"cafe\"", "\"id\":\"books/$1$2\"subject\":\"books\""},
            {"\"source\":\"/programs/demo", "\"source\":\"/programs/other"},
            {"\"type\":\"io.guerdon.partner", "\"type\":\"io.guerdon.other"},
            {"\"member\":", "\"giftCard\":"},
            {"\"member\":", "\"giftCard\":\"\",\"member\":"}
        }) {
            found((event, next) -> List.of(event.replaceFirst(change[0], change[1]), next), "event %1$d");
        }
    }

    @Test
    void theFirstEventIsHeldAgainstTheBeginning() throws IOException {
        String one = PartnerStream.lines(1).getFirst();
        FeedCheck check = new FeedCheck(0);
        assertThat(check.next(json(one.replace("mem_1", "mem_2"))).orElseThrow())
                .contains("event 1 was altered");
        assertThat(check.next(json(one.replace("\"prevHash\":\"0", "\"prevHash\":\"1")))
                        .orElseThrow())
                .contains("event 1 does not follow");
        assertThat(check.next(json("{\"data\":{}}")).orElseThrow()).contains("no event of a partner");
    }

    /** A check may begin anywhere, and what is long before has no part in it. */
    private void found(Spoil spoil, String named) throws IOException {
        for (int round = 0; round < 5; round++) {
            int at = 1 + random.nextInt(EVENTS - 3);
            int from = random.nextInt(at);
            try (BufferedReader lines = Files.newBufferedReader(sound)) {
                for (int skipped = 0; skipped < from; skipped++) {
                    lines.readLine();
                }
                assertThat(firstFault(lines, from, at - from, spoil)).contains(named.formatted(at + 1, at + 2));
            }
        }
    }

    /** Of lines, of which the one at a place and the next are spoilt. */
    private static String firstFault(BufferedReader lines, int after, int at, Spoil spoil) throws IOException {
        FeedCheck check = new FeedCheck(after);
        for (int sound = 0; sound < at; sound++) {
            assertThat(check.next(json(lines.readLine()))).isEmpty();
        }
        List<String> spoilt = new ArrayList<>(spoil.of(lines.readLine(), lines.readLine()));
        spoilt.add(lines.readLine());
        return firstFault(check, spoilt);
    }

    private static String firstFault(FeedCheck check, List<String> lines) {
        return lines.stream()
                .flatMap(line -> check.next(json(line)).stream())
                .findFirst()
                .orElse("nothing");
    }

    private static JsonNode json(String line) {
        return Connection.JSON.readTree(line);
    }

    private int run(List<String> lines, String... options) throws IOException {
        return run(Files.write(directory.resolve("feed.ndjson"), lines), options);
    }

    private static int run(Path file, String... options) {
        List<String> line = new ArrayList<>(List.of("verify-feed", file.toString()));
        line.addAll(List.of(options));
        return CommandLineTool.run(line.toArray(String[]::new)).orElseThrow();
    }
}
