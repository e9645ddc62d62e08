package io.guerdon.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.LedgerRefusal.IdempotencyKeyReused;
import io.guerdon.ledger.Overloaded;
import io.guerdon.ledger.Refusal;
import io.guerdon.publishing.InMemoryPartnerJournal;
import io.guerdon.reconciliation.Asked.Format;
import io.guerdon.reconciliation.Layout.Columns;
import io.guerdon.reconciliation.Reconciliation.Progress;
import io.guerdon.reconciliation.Reconciliation.State;
import io.guerdon.reconciliation.ReconciliationRefusal.LineUnreadable;
import io.guerdon.reconciliation.ReconciliationRefusal.ReconciliationRunning;
import io.guerdon.reconciliation.ReconciliationRefusal.UploadEmpty;
import io.guerdon.reconciliation.ReconciliationRefusal.UploadTooLong;
import io.guerdon.reconciliation.Reconciliations.Begun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a partner sends is taken whole or not at all. */
class UploadsTest {
    private static final String HEADER = "receipt,amount,kind,at\n";
    private static final String LINE = "R-1,12.30,earn,2026-11-03T10:00:00+08:00\n";

    /** Longer than an upload that nobody keeps waiting takes. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    private Desk desk() {
        return new Desk(directory, new InMemoryPartnerJournal(), 1_000);
    }

    private Refusal refused(Asked asked, InputStream body) {
        Desk desk = desk();
        Begun begun = desk.begin(asked, body);
        assertThat(begun).isInstanceOf(Begun.Refused.class);
        assertThat(desk.reconciliations.of(Desk.CAFE)).isEmpty();
        // One that was done before in the same directory says so before its files are gone.
        Awaitility.await().untilAsserted(() -> assertThat(desk.files()).isEmpty());
        return ((Begun.Refused) begun).refusal();
    }

    private Refusal refused(String text) {
        return refused(Desk.asked("k"), stream(text));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertUnreadable(Refusal refusal, long line, String why) {
        assertThat(refusal).isInstanceOf(LineUnreadable.class);
        LineUnreadable unreadable = (LineUnreadable) refusal;
        assertThat(unreadable.why()).contains(why);
        assertThat(unreadable.line()).isEqualTo(line);
    }

    @Test
    void aBrokenLineRefusesAllOfIt() {
        assertUnreadable(refused(HEADER + LINE + ",1,earn,2026-11-03T10:00:00Z\n"), 3, "receipt");
        assertUnreadable(refused(HEADER + LINE + "R,1,earn\n"), 3, "at: ");
        assertUnreadable(refused(HEADER + "R,1.234,earn,2026-11-03T10:00:00Z\n"), 2, "amount: ");
        assertUnreadable(refused(HEADER + "R,1e3,earn,2026-11-03T10:00:00Z\n"), 2, "amount: ");
        assertUnreadable(refused(HEADER + "R,99999999999999999999,earn,2026-11-03T10:00:00Z\n"), 2, "amount: ");
        assertUnreadable(refused(HEADER + "R,1,sale,2026-11-03T10:00:00Z\n"), 2, "kind: ");
        assertUnreadable(refused(HEADER + "R,1,earn,03.11.2026\n"), 2, "at: ");
        assertUnreadable(refused(HEADER + "x".repeat(129) + ",1,earn,2026-11-03T10:00:00Z\n"), 2, "receipt");
        assertUnreadable(refused(HEADER + LINE + "\"R\" x,1,earn,2026-11-03T10:00:00Z\n"), 2, "not CSV");
        assertUnreadable(refused(HEADER + LINE + "\"R,1,earn,2026-11-03T10:00:00Z\n"), 2, "not CSV");
    }

    /** A conversion has none, and stands beside sales that have. */
    @Test
    void anEmptyAmountIsNone() {
        Desk desk = desk();
        Reconciliation done = begun(desk, Desk.asked("k"), stream(HEADER + "R-1,,earn,2026-11-03T10:00:00Z\n"));
        assertThat(desk.found(desk.over(done)).getFirst().line().orElseThrow().amount())
                .isEmpty();
    }

    @Test
    void aColumnThatIsNotThereIsNamed() {
        assertUnreadable(refused("receipt,amount,kind\n" + LINE), 1, "no column \"at\"");
        assertUnreadable(refused("receipt,receipt,kind,at\n" + LINE), 1, "header");
    }

    @Test
    void anotherEncodingIsNoticedAndReadWhereItIsSaid() {
        Charset gbk = Charset.forName("GB18030");
        byte[] chinese = (HEADER + LINE.replace("R-1", "收据-1")).getBytes(gbk);
        assertUnreadable(refused(Desk.asked("k"), new ByteArrayInputStream(chinese)), 1, "encoding");

        Desk desk = desk();
        Asked asked = Desk.asked("k", new Format.Csv(','), gbk, Desk.COLUMNS);
        Reconciliation done = begun(desk, asked, new ByteArrayInputStream(chinese));
        assertThat(desk.found(desk.over(done)).getFirst().receipt()).isEqualTo("收据-1");
    }

    @Test
    void aLineWithoutAnEndIsNotReadIntoMemory() {
        String longest = "x".repeat(100_000);
        assertUnreadable(refused(HEADER + LINE + longest), 2, "longer");
        assertUnreadable(refused(HEADER + LINE + "\"" + (longest + "\n").repeat(20)), 2, "longer");
        Asked json = Desk.asked("k", new Format.Ndjson(), StandardCharsets.UTF_8, Desk.COLUMNS);
        assertUnreadable(refused(json, stream("{\"receipt\":\"" + longest)), 1, "longer");
    }

    @Test
    void nothingIsNoUploadAndTooMuchIsNone() {
        assertThat(refused("")).isEqualTo(new UploadEmpty());
        assertThat(refused(HEADER)).isEqualTo(new UploadEmpty());
        assertThat(refused(HEADER + LINE.repeat(1_001))).isEqualTo(new UploadTooLong(1_000));
    }

    @Test
    void jsonLinesAreReadWithNumbersAsTheyAreWritten() {
        Asked json = Desk.asked(
                "k",
                new Format.Ndjson(),
                StandardCharsets.UTF_8,
                new Columns("no", Optional.of("sum"), Optional.empty(), Optional.empty()));
        Desk desk = desk();
        Reconciliation done = desk.over(begun(
                desk,
                json,
                stream("\uFEFF{\"no\":\"R-1\",\"sum\":12.30,\"x\":[1]}\n\n"
                        + "{\"no\":17,\"sum\":\"-5\"}\n"
                        + "{\"no\":\"z\",\"sum\":0.1}")));
        assertThat(desk.found(done))
                .extracting(one ->
                        one.receipt() + " " + one.line().orElseThrow().amount().orElseThrow())
                .containsExactly("17 500", "R-1 1230", "z 10");

        assertUnreadable(refused(json, stream("{\"no\":\"R-1\",\"sum\":1}\n[1]\n")), 2, "not a JSON object");
        assertUnreadable(refused(json, stream("{\"no\":\"R-1\",\"sum\":1} {}\n")), 1, "not a JSON object");
        assertUnreadable(refused(json, stream("{\"no\":\"R-1\",\"sum\":1e400}\n")), 1, "sum: ");
        assertUnreadable(refused(json, stream("{\"no\":\"R-1\",\"sum\":1e999999999}\n")), 1, "sum: ");
        assertUnreadable(refused(json, stream("{\"no\":\"R-1\",\"sum\":1e-999999999}\n")), 1, "sum: ");
        assertUnreadable(refused(json, stream("{\"no\":{\"a\":1},\"sum\":1}\n")), 1, "receipt");
    }

    @Test
    void recordsOfOneKindNeedNotSayIt() {
        Columns columns = new Columns("receipt", Optional.of("amount"), Optional.empty(), Optional.empty());
        Asked usual = Desk.asked("k", new Format.Csv(','), StandardCharsets.UTF_8, columns);
        Layout layout = new Layout(columns, 2, usual.writing().layout().times(), Map.of("REFUND", EntryKind.RETURN));
        Asked returns = new Asked(
                usual.partner(),
                usual.key(),
                usual.period(),
                Set.of(EntryKind.RETURN),
                new Asked.Writing(new Format.Csv(','), StandardCharsets.UTF_8, layout, "said"));
        Desk desk = desk();

        Reconciliation done = desk.over(begun(desk, returns, stream("receipt,amount\nR-1,2\n")));

        assertThat(desk.found(done).getFirst().line().orElseThrow().kind()).isEqualTo("return");
    }

    @Test
    void anUploadThatIsBrokenOffLeavesNothing() throws IOException {
        Desk desk = desk();
        InputStream broken = new SequenceInputStream(stream(HEADER + LINE.repeat(500)), new Breaking());
        assertThatThrownBy(() -> desk.begin(Desk.asked("k"), broken)).isInstanceOf(UncheckedIOException.class);
        assertThat(desk.reconciliations.of(Desk.CAFE)).isEmpty();
        assertThat(desk.files()).isEmpty();

        assertThat(desk.over(begun(desk, Desk.asked("k"), stream(HEADER + LINE)))
                        .progress()
                        .counts()
                        .missingHere())
                .isOne();
    }

    @Test
    void theSameRequestIsTheSameReconciliation() {
        Desk desk = desk();
        Reconciliation done = desk.over(begun(desk, Desk.asked("k"), stream(HEADER + LINE)));

        assertThat(desk.begin(Desk.asked("k"), stream(HEADER + LINE))).isEqualTo(new Begun.Repeated(done));
        assertThat(desk.begin(Desk.asked("k"), stream(HEADER + LINE + LINE)))
                .isEqualTo(new Begun.Refused(new IdempotencyKeyReused(java.util.List.of("upload"))));
        assertThat(desk.reconciliations.of(Desk.CAFE)).hasSize(1);
    }

    @Test
    void whatAKillInterruptedBeginsAgainWithTheSameRequest() {
        Desk desk = desk();
        Reconciliation done = desk.over(begun(desk, Desk.asked("k"), stream(HEADER + LINE)));
        Progress before = done.progress();
        Reconciliation killed = done.next(new Progress(State.RUNNING, 1, before.notedAt(), Counts.NONE, 0));
        assertThat(desk.store.replace(killed)).isTrue();
        assertThat(desk.begin(Desk.asked("k2"), stream(HEADER + LINE)))
                .isEqualTo(new Begun.Refused(new ReconciliationRunning("cafe-1")));
        assertThat(desk.begin(Desk.asked("k"), stream(HEADER + LINE))).isInstanceOf(Begun.Repeated.class);

        desk.clock.advance(Duration.ofSeconds(61));
        assertThat(desk.reconciliations.find(done.id()).orElseThrow().progress().state())
                .isEqualTo(State.INTERRUPTED);
        Reconciliation again = desk.over(begun(desk, Desk.asked("k"), stream(HEADER + LINE)));
        assertThat(again.id()).isEqualTo(done.id());
        assertThat(again.progress().attempt()).isEqualTo(2);
        assertThat(again.progress().counts()).isEqualTo(before.counts());
        assertThat(desk.found(again)).hasSize(1);
    }

    @Test
    void soManyAreUnderWayInAll() throws InterruptedException {
        Desk desk = desk();
        Waiting cafe = new Waiting();
        Waiting books = new Waiting();
        Thread one = cafe.sent(desk, Desk.asked("cafe", "a"));
        Thread two = books.sent(desk, Desk.asked("books", "a"));
        assertThatThrownBy(() -> desk.begin(Desk.asked("gym", "a"), stream(HEADER + LINE)))
                .isInstanceOf(Overloaded.class);

        cafe.go.countDown();
        books.go.countDown();
        one.join();
        two.join();
        desk.over(desk.reconciliations.of(Desk.CAFE).getFirst());
        desk.over(desk.reconciliations.of(Desk.asked("books", "a").partner()).getFirst());
        assertThat(desk.over(admitted(desk, Desk.asked("gym", "b")))).isNotNull();
    }

    /** One that sends slowly, twice, would keep all others out. */
    @Test
    void ofAPartnerOneIsSentAtATime() throws InterruptedException {
        Desk desk = desk();
        Waiting first = new Waiting();
        Thread one = first.sent(desk, Desk.asked("a"));
        Waiting second = new Waiting();
        FutureTask<Begun> refused = new FutureTask<>(() -> desk.begin(Desk.asked("b"), second));
        Thread.ofVirtual().start(refused);
        assertThatThrownBy(() -> refused.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .hasCauseInstanceOf(Overloaded.class);
        assertThat(second.reached.getCount()).as("nothing of it is read").isOne();
        assertThat(desk.over(begun(desk, Desk.asked("books", "a"), stream(HEADER + LINE))))
                .isNotNull();

        first.go.countDown();
        one.join();
        desk.over(desk.reconciliations.of(Desk.CAFE).getFirst());
        assertThat(desk.over(admitted(desk, Desk.asked("b"))).id().number()).isEqualTo(2);
    }

    @Test
    void oneThatIsBrokenOffOrRefusedLetsTheNextBeSent() {
        Desk desk = desk();
        assertThatThrownBy(() -> desk.begin(Desk.asked("a"), new Breaking())).isInstanceOf(UncheckedIOException.class);
        assertThat(desk.begin(Desk.asked("b"), stream(HEADER))).isEqualTo(new Begun.Refused(new UploadEmpty()));
        assertThat(desk.over(admitted(desk, Desk.asked("c")))).isNotNull();
    }

    @Test
    void theOldestAreForgotten() {
        Desk desk = desk();
        for (int number = 1; number <= 5; number++) {
            desk.over(admitted(desk, Desk.asked("k" + number)));
        }

        assertThat(desk.reconciliations.of(Desk.CAFE))
                .extracting(one -> one.id().number())
                .containsExactly(5, 4, 3);
        assertThat(desk.store.from(new ReconciliationId(Desk.CAFE, 1), 1, 1, 9)).isEmpty();
    }

    @Test
    void whatAKilledProcessLeftIsSweptAndWhatIsInUseIsNot() throws IOException {
        Path root = directory.resolve("work");
        Files.createDirectories(root.resolve("reconciliation-left/files"));
        Files.writeString(root.resolve("reconciliation-left/lock"), "");
        Files.writeString(root.resolve("reconciliation-left/files/x"), "x");
        Files.writeString(root.resolve("not-ours"), "x");
        try (Workspace first = Workspace.open(root);
                Workspace second = Workspace.open(root)) {
            assertThat(first).isNotEqualTo(second);
            try (var files = Files.list(root)) {
                assertThat(files).hasSize(3);
            }
        }
        try (var files = Files.list(root)) {
            assertThat(files).containsExactly(root.resolve("not-ours"));
        }
    }

    private static Reconciliation begun(Desk desk, Asked asked, InputStream body) {
        Begun begun = desk.begin(asked, body);
        assertThat(begun).isInstanceOf(Begun.Accepted.class);
        return ((Begun.Accepted) begun).reconciliation();
    }

    /** Once a place is free, which is a moment after what had it is done. */
    private static Reconciliation admitted(Desk desk, Asked asked) {
        return Awaitility.await()
                .ignoreException(Overloaded.class)
                .until(() -> begun(desk, asked, stream(HEADER + LINE)), Objects::nonNull);
    }

    private static final class Breaking extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("gone");
        }
    }

    /** Sends its lines when it is told to. */
    private static final class Waiting extends InputStream {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch go = new CountDownLatch(1);
        private final InputStream lines = stream(HEADER + LINE);

        /** Has it sent, up to where it waits. */
        private Thread sent(Desk desk, Asked asked) throws InterruptedException {
            Thread sending = Thread.ofVirtual().start(() -> {
                Begun begun = desk.begin(asked, this);
                assertThat(begun).isInstanceOf(Begun.Accepted.class);
            });
            assertThat(reached.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("it is read")
                    .isTrue();
            return sending;
        }

        @Override
        public int read() throws IOException {
            reached.countDown();
            try {
                go.await();
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
            return lines.read();
        }
    }
}
