package io.guerdon.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.Digest;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.SealedEntry;
import io.guerdon.publishing.Killing.Killed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * One process writes, relays and is killed at every single call of its stores; a second one adopts it and is killed at every
 * third of its calls; a third one finishes. Some of the first one's inserts arrive only after it was closed.
 */
class KilledProcessesTest {
    private static final int SEEDS = 6;

    @Test
    void nothingIsLostAndPartnersGetNothingTwice() {
        for (int seed = 0; seed < SEEDS; seed++) {
            int firstCalls = run(seed, Killing.never(), Killing.never());
            for (int at = 1; at <= firstCalls; at++) {
                Killing dryRun = Killing.never();
                run(seed, new Killing(at, at % 2 == 0), dryRun);
                for (int then = 1; then <= dryRun.calls(); then += 3) {
                    run(seed, new Killing(at, at % 2 == 0), new Killing(then, then % 2 == 0));
                }
            }
        }
    }

    /** Answers how many calls the first process made. */
    private static int run(int seed, Killing first, Killing second) {
        Random random = new Random(seed);
        TestProcesses world = new TestProcesses();
        List<SealedEntry> late = new ArrayList<>();
        TestProcesses.Node writer = world.process("a", first);
        untilKilled(() -> writer.commitAndRelay(random, late));
        world.passLease();
        untilKilled(() -> world.process("b", second).sweep());
        world.passLease();
        TestProcesses.Node third = world.process("c", Killing.never());
        third.sweep();
        world.journal().insert(late);
        world.passLease();
        third.sweep();
        try {
            verify(world);
        } catch (AssertionError failed) {
            throw new AssertionError(
                    "seed " + seed + ", first killed at " + first.calls() + ", second at " + second.calls(), failed);
        }
        return first.calls();
    }

    private static void untilKilled(Runnable process) {
        try {
            process.run();
        } catch (Killed expected) {
            assertThat(expected).isNotNull();
        }
    }

    private static void verify(TestProcesses world) {
        List<SealedEntry> all = world.journal().ofWriter("a", 0, Integer.MAX_VALUE);
        List<String> ids =
                all.stream().map(entry -> entry.entry().id().toString()).toList();
        assertThat(world.kafka().ids("guerdon.demo.members"::equals)).containsAll(ids);
        assertThat(new HashSet<>(world.kafka().ids("guerdon.demo.members"::equals)))
                .isEqualTo(new HashSet<>(ids));
        assertThat(world.writers().find("a").map(Registration::closed)).isNotEqualTo(Optional.of(false));
        all.stream()
                .map(entry -> entry.entry().chain())
                .distinct()
                .forEach(chain -> assertThat(world.snapshots()
                                .find(chain)
                                .orElseThrow()
                                .state()
                                .seq())
                        .isEqualTo(all.stream()
                                .filter(entry -> entry.entry().chain().equals(chain))
                                .count()));
        verifyRepetitions(world.kafka().events());
        List.of("cafe", "books").forEach(merchant -> verifyStream(world, all, merchant));
    }

    /** Whatever is repeated is word for word what was there before. */
    private static void verifyRepetitions(List<Event> events) {
        Map<String, String> bodies = new HashMap<>();
        for (Event event : events) {
            String body = new String(event.body(), java.nio.charset.StandardCharsets.UTF_8);
            String id =
                    event.topic() + " " + RecordingBroker.json(event).get("id").asString();
            assertThat(bodies.computeIfAbsent(id, _ -> body)).isEqualTo(body);
        }
    }

    private static void verifyStream(TestProcesses world, List<SealedEntry> all, String merchant) {
        Map<EntryId, Long> expected = new TreeMap<>();
        all.stream()
                .filter(each -> each.entry().draft().why().actor().merchant().equals(merchant))
                .forEach(each -> expected.put(
                        each.entry().id(), each.entry().legs().getLast().amount()));
        List<PartnerEntry> stream = world.partners().entries(TestEntries.partner(merchant));
        Digest prev = Digest.GENESIS;
        long seq = 0;
        Tally totals = Tally.ZERO;
        Map<EntryId, Long> folded = new TreeMap<>();
        for (PartnerEntry entry : stream) {
            assertThat(entry.seq()).isEqualTo(++seq);
            assertThat(entry.prev()).isEqualTo(prev);
            long earned = entry.concern()
                    .amounts()
                    .amounts()
                    .values()
                    .iterator()
                    .next()
                    .longValueExact();
            assertThat(folded.put(entry.concern().entry(), earned)).isNull();
            totals = totals.plus(entry.concern().amounts());
            assertThat(entry.totals()).isEqualTo(totals);
            prev = entry.hash();
        }
        assertThat(folded).isEqualTo(expected);
        assertThat(world.kafka().ids("guerdon.demo.partners"::equals))
                .containsAll(stream.stream()
                        .map(entry -> merchant + "/" + entry.seq())
                        .toList());
    }
}
