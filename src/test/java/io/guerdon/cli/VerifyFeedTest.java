package io.guerdon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.publishing.PartnerStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Whatever is dropped, repeated, moved or altered among many events is found, and named. {@code -Dguerdon.feed.events=1000000 -Dtest.jvm.args=-Xmx6g} has a million. */
class VerifyFeedTest {
    private static final int EVENTS = Integer.getInteger("guerdon.feed.events", 5_000);
    private static List<String> sound = List.of();

    @TempDir
    private Path directory;

    private final Random random = new Random(7);

    @BeforeAll
    static void stream() throws IOException {
        sound = PartnerStream.lines(EVENTS);
    }

    @Test
    void aSoundStreamPasses() throws IOException {
        assertThat(run(sound)).isZero();
        assertThat(run(sound.subList(EVENTS / 2, EVENTS))).isZero();
        assertThat(run(List.of())).isZero();
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
        assertThat(firstFault(other)).contains("event 1000: its totals are not those before it");
    }

    @Test
    void whatIsMissingIsNamed() {
        found((lines, at) -> lines.remove(at.intValue()), "event %1$d missing before event %2$d");
    }

    @Test
    void whatIsRepeatedIsNamed() {
        found((lines, at) -> lines.add(at + 1, lines.get(at)), "event %1$d comes after event %1$d: repeated");
    }

    @Test
    void whatWasMovedIsNamed() {
        found((lines, at) -> lines.add(at + 1, lines.remove(at.intValue())), "event %1$d missing before event %2$d");
    }

    @Test
    void whatWasAlteredIsNamed() {
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
            {"\"prevHash\":\"[0-9a-f]", "\"prevHash\":\"x"}
        }) {
            found((lines, at) -> lines.set(at, lines.get(at).replaceFirst(change[0], change[1])), "event %1$d");
        }
    }

    @Test
    void theFirstEventIsHeldAgainstTheBeginning() {
        FeedCheck check = new FeedCheck();
        assertThat(check.next(json(sound.getFirst().replace("mem_1", "mem_2"))).orElseThrow())
                .contains("event 1 was altered");
        assertThat(check.next(json(sound.getFirst().replace("\"prevHash\":\"0", "\"prevHash\":\"1")))
                        .orElseThrow())
                .contains("event 1 does not follow");
        assertThat(check.next(json("{\"data\":{}}")).orElseThrow()).contains("no event of a partner");
    }

    private void found(BiConsumer<List<String>, Integer> spoil, String named) {
        for (int round = 0; round < 5; round++) {
            List<String> lines = new ArrayList<>(sound);
            int at = 1 + random.nextInt(EVENTS - 3);
            spoil.accept(lines, at);
            String fault = firstFault(lines);
            assertThat(fault).contains(named.formatted(at + 1, at + 2));
        }
    }

    private static String firstFault(List<String> lines) {
        FeedCheck check = new FeedCheck();
        for (String line : lines) {
            var fault = check.next(json(line));
            if (fault.isPresent()) {
                return fault.get();
            }
        }
        return "nothing";
    }

    private static JsonNode json(String line) {
        return Connection.JSON.readTree(line);
    }

    private int run(List<String> lines) throws IOException {
        Path file = Files.write(directory.resolve("feed.ndjson"), lines);
        return CommandLineTool.run("verify-feed", file.toString()).orElseThrow();
    }
}
