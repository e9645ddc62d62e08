package io.guerdon.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKind;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A partner's stream is read from any place, whatever its batches are. */
class PartnerFeedTest {
    private static final PartnerId CAFE = PartnerStream.CAFE;
    private static final Executor ON_ITS_OWN = Thread.ofVirtual()::start;

    private final PartnerStream stream = new PartnerStream();
    private final PartnerFeed feed = stream.feed();

    @Test
    void everyPlaceGivesWhatComesAfterIt() throws IOException {
        stream.add(3);
        stream.add(1);
        stream.add(200);

        assertThat(feed.last(CAFE)).isEqualTo(204);
        for (long after : new long[] {0, 1, 2, 3, 4, 100, 203, 204, 1_000}) {
            assertThat(read(after, 50))
                    .as("after %d", after)
                    .isEqualTo(LongStream.rangeClosed(after + 1, Math.min(204, after + 50))
                            .boxed()
                            .toList());
        }
    }

    @Test
    void itReadsOnWhereMoreBatchesFollowThanAreReadAtOnce() throws IOException {
        for (int batch = 0; batch < 150; batch++) {
            stream.add(2);
        }

        assertThat(read(3, 1_000)).hasSize(297).endsWith(300L);
        assertThat(read(3, 5)).containsExactly(4L, 5L, 6L, 7L, 8L);
    }

    @Test
    void noMoreIsReadAtATimeHoweverLargeBatchesAre() throws IOException {
        InMemoryPartnerJournal large = new InMemoryPartnerJournal();
        PartnerStreams streams = new PartnerStreams(large, Clock.systemUTC(), _ -> true);
        for (long first = 1; first <= 8_000; first += 1_000) {
            streams.fold("a", Map.of(CAFE, concerns(first, 1_000)), List.of());
        }
        List<Long> answers = Collections.synchronizedList(new ArrayList<>());
        PartnerFeed watched = new PartnerFeed(noting(large, answers), new PartnerFeed.Places(1, 1));

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        watched.write(CAFE, 0, 7_500, out);

        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(7_500);
        assertThat(answers).containsExactly(2_000L, 2_000L, 2_000L, 2_000L);
    }

    private static List<Concern> concerns(long first, int count) {
        return LongStream.range(first, first + count)
                .mapToObj(n -> new Concern(
                        new EntryId("a", n),
                        EntryKind.EARN,
                        new MemberId("mem_1"),
                        Instant.ofEpochSecond(n),
                        Optional.empty(),
                        Tally.ZERO))
                .toList();
    }

    /** The same store, noting of how many events its answers are. */
    private static PartnerJournal noting(PartnerJournal journal, List<Long> answers) {
        return (PartnerJournal) Proxy.newProxyInstance(
                PartnerJournal.class.getClassLoader(),
                new Class<?>[] {PartnerJournal.class},
                (_, method, arguments) -> {
                    Object answer = method.invoke(journal, arguments);
                    answers.add(((List<?>) answer)
                            .stream()
                                    .mapToLong(batch ->
                                            ((PartnerBatch) batch).concerns().size())
                                    .sum());
                    return answer;
                });
    }

    @Test
    void nothingIsReadOfAnother() throws IOException {
        stream.add(3);

        PartnerId other = new PartnerId(new ProgramId("other"), new MerchantId("cafe"));
        assertThat(feed.last(other)).isZero();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        feed.write(other, 0, 10, out);
        assertThat(out.size()).isZero();
    }

    @Test
    void whoeverWaitsIsAnsweredWhenThereIsAnEvent() {
        CompletableFuture<Long> waited = CompletableFuture.supplyAsync(() -> {
            feed.await(CAFE, 0, Duration.ofSeconds(30));
            return feed.last(CAFE);
        });
        stream.add(1);

        assertThat(waited.orTimeout(20, TimeUnit.SECONDS).join()).isOne();
        feed.await(CAFE, 1, Duration.ofMillis(1));
    }

    @Test
    void soManyWaitForAPartnersEventsAndOthersForTheirs() {
        PartnerFeed busy = stream.feed(new PartnerFeed.Places(4, 2));
        List<CompletableFuture<List<PartnerBatch>>> two = Stream.generate(() ->
                        CompletableFuture.supplyAsync(() -> busy.await(CAFE, 0, Duration.ofSeconds(30)), ON_ITS_OWN))
                .limit(2)
                .toList();

        Awaitility.await().until(() -> busy.waiting(CAFE) == 2);
        assertThatThrownBy(() -> busy.await(CAFE, 0, Duration.ofMillis(1)))
                .isInstanceOfSatisfying(
                        PartnerFeed.TooManyWaiting.class,
                        many -> assertThat(many.limit()).isEqualTo(2));
        PartnerId other = new PartnerId(CAFE.program(), new MerchantId("books"));
        assertThat(busy.await(other, 0, Duration.ofMillis(1))).isEmpty();
        assertThat(busy.await(CAFE, 0, Duration.ZERO)).as("who does not wait").isEmpty();

        stream.add(1);
        two.forEach(
                one -> assertThat(one.orTimeout(20, TimeUnit.SECONDS).join()).hasSize(1));
        assertThat(busy.await(CAFE, 0, Duration.ofSeconds(30)))
                .as("there is one")
                .isEmpty();
        assertThat(busy.await(CAFE, 1, Duration.ofMillis(1)))
                .as("places are given back")
                .isEmpty();
    }

    @Test
    void ofTheRequestsAtOnceMostAreLeftToTills() {
        assertThat(PartnerFeed.Places.among(512)).isEqualTo(new PartnerFeed.Places(128, 8));
        assertThat(PartnerFeed.Places.among(8_192)).isEqualTo(new PartnerFeed.Places(2_048, 8));
        assertThat(PartnerFeed.Places.among(128)).isEqualTo(new PartnerFeed.Places(32, 2));
        assertThat(PartnerFeed.Places.among(40)).isEqualTo(new PartnerFeed.Places(10, 1));
        assertThat(PartnerFeed.Places.among(3).inAll()).isZero();
    }

    private List<Long> read(long after, long limit) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        feed.write(CAFE, after, limit, out);
        JsonMapper json = new JsonMapper();
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> json.readTree(line).at("/data/seq").asLong())
                .toList();
    }
}
