package io.guerdon.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.store.NIOFSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is matched twice, nothing is lost, and as much is matched as can be. */
class MatchingTest {
    private static final Comparing ALL = new Comparing(EnumSet.allOf(Trait.class), 10);

    @TempDir
    private Path directory;

    private final List<String> said = new ArrayList<>();

    @Test
    void theSameIsMatchedHoweverItIsOrdered() throws IOException {
        match(
                ALL,
                List.of(line("b", "earn", 2, 100), line("a", "earn", 1, 100), line("a", "return", 1, 100)),
                List.of(event("a", "return", 1, 105), event("b", "earn", 2, 91), event("a", "earn", 1, 100)));

        assertThat(said).containsExactlyInAnyOrder("matched a", "matched a", "matched b");
    }

    @Test
    void whatDiffersIsSaidOnceAndPutBesideWhatIsLeastUnlike() throws IOException {
        match(
                ALL,
                List.of(line("a", "earn", 1, 100), line("a", "earn", 5, 100)),
                List.of(event("a", "earn", 1, 111), event("a", "earn", 6, 100)));

        assertThat(said).containsExactlyInAnyOrder("different a [TIME]", "different a [AMOUNT]");
    }

    @Test
    void whatIsThereTwiceIsMatchedOnce() throws IOException {
        match(ALL, List.of(line("a", "earn", 1, 100), line("a", "earn", 1, 100)), List.of(event("a", "earn", 1, 100)));

        assertThat(said).containsExactlyInAnyOrder("matched a", "here a");
    }

    @Test
    void onlyWhatBothKnowIsCompared() throws IOException {
        Item unknown = new Item("a", "earn", OptionalLong.empty(), OptionalLong.of(100), new Item.Event(1, "e", "m"));
        match(ALL, List.of(line("a", "earn", 7, 100)), List.of(unknown));
        assertThat(said).containsExactly("matched a");
        said.clear();

        match(new Comparing(Set.of(), 0), List.of(line("a", "x", 1, 1)), List.of(event("a", "y", 2, 2_000)));
        assertThat(said).containsExactly("matched a");
    }

    @Test
    void aReceiptWithManyThingsTakesNoMoreMemoryAndLosesNothing() throws IOException {
        List<Item> lines = new ArrayList<>();
        List<Item> events = new ArrayList<>();
        for (int number = 0; number < 3_000; number++) {
            lines.add(line("same", "earn", 1_000 + number, 0));
            events.add(event("same", "earn", 1_000 + number * 2, 0));
        }
        match(ALL, lines, events);

        assertThat(said.stream().filter(one -> one.startsWith("matched"))).hasSize(1_500);
        long different =
                said.stream().filter(one -> one.startsWith("different")).count();
        assertThat(said.stream().filter(one -> one.startsWith("here"))).hasSize(1_500 - (int) different);
        assertThat(said.stream().filter(one -> one.startsWith("there"))).hasSize(1_500 - (int) different);
    }

    @Test
    void asMuchIsMatchedAsCanBe() throws IOException {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Item> lines = new ArrayList<>();
            List<Item> events = new ArrayList<>();
            for (int number = random.nextInt(7); number >= 0; number--) {
                lines.add(line(receipt(random), kind(random), random.nextInt(2), random.nextInt(40)));
            }
            for (int number = random.nextInt(7); number >= 0; number--) {
                events.add(event(receipt(random), kind(random), random.nextInt(2), random.nextInt(40)));
            }
            said.clear();
            match(ALL, lines, events);

            long matched =
                    said.stream().filter(one -> one.startsWith("matched")).count();
            assertThat(matched).as("seed %d", seed).isEqualTo(most(lines, events, 0, 0));
            long different =
                    said.stream().filter(one -> one.startsWith("different")).count();
            assertThat(said.size() + matched + different).isEqualTo(lines.size() + events.size());
        }
    }

    /** By trying everything. */
    private static long most(List<Item> lines, List<Item> events, int from, int used) {
        if (from == lines.size()) {
            return 0;
        }
        long best = most(lines, events, from + 1, used);
        for (int place = 0; place < events.size(); place++) {
            boolean free = (used & (1 << place)) == 0;
            if (free && isSame(lines.get(from), events.get(place))) {
                best = Math.max(best, 1 + most(lines, events, from + 1, used | (1 << place)));
            }
        }
        return best;
    }

    private static boolean isSame(Item line, Item event) {
        return line.receipt().equals(event.receipt())
                && line.kind().equals(event.kind())
                && line.amount().equals(event.amount())
                && Math.abs(line.at().orElseThrow() - event.at().orElseThrow()) <= 10;
    }

    private static String receipt(Random random) {
        // The second sorts otherwise by its UTF-16 than by its UTF-8.
        return new String[] {"a", "\uFFFD", "\uD83D\uDE00"}[random.nextInt(3)];
    }

    private static String kind(Random random) {
        return random.nextInt(4) == 0 ? "return" : "earn";
    }

    private void match(Comparing comparing, List<Item> lines, List<Item> events) throws IOException {
        try (NIOFSDirectory files = new NIOFSDirectory(directory);
                Sorter left = new Sorter(files, "l", comparing, 1);
                Sorter right = new Sorter(files, "e", comparing, 1)) {
            for (Item line : lines) {
                left.add(line);
            }
            for (Item event : events) {
                right.add(event);
            }
            try (Sorter.Sorted sortedLines = left.sorted();
                    Sorter.Sorted sortedEvents = right.sorted()) {
                new Matching(comparing, new Saying()).run(sortedLines, sortedEvents);
            }
        }
    }

    private static Item line(String receipt, String kind, long amount, long at) {
        return new Item(receipt, kind, OptionalLong.of(amount), OptionalLong.of(at), new Item.Line(1));
    }

    private static Item event(String receipt, String kind, long amount, long at) {
        return new Item(
                receipt, kind, OptionalLong.of(amount), OptionalLong.of(at), new Item.Event(1, "ent_a-1", "mem_1"));
    }

    private final class Saying implements Findings {
        @Override
        public void matched(Item line, Item event) {
            assertThat(line.origin()).isInstanceOf(Item.Line.class);
            assertThat(event.origin()).isInstanceOf(Item.Event.class);
            said.add("matched " + event.receipt());
        }

        @Override
        public void missingHere(Item line) {
            said.add("here " + line.receipt());
        }

        @Override
        public void missingThere(Item event) {
            said.add("there " + event.receipt());
        }

        @Override
        public void different(Item line, Item event, Set<Trait> traits) {
            said.add("different " + event.receipt() + " " + new TreeSet<>(traits));
        }
    }
}
