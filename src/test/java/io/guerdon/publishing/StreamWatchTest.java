package io.guerdon.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.StoreUnavailable;
import io.guerdon.ledger.TestClock;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Many wait for the ends of many streams, and each is told of its own. */
class StreamWatchTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final List<PartnerId> PARTNERS = IntStream.range(0, 50)
            .mapToObj(number -> new PartnerId(new ProgramId("demo"), new MerchantId("m" + number)))
            .toList();

    private final InMemoryPartnerJournal partners = new InMemoryPartnerJournal();
    private final PartnerStreams streams = new PartnerStreams(partners, new TestClock(Instant.EPOCH), _ -> true);
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean away;
    private volatile boolean broken;
    private volatile Optional<PartnerId> unreadable = Optional.empty();
    private final StreamWatch watch = new StreamWatch(watched());
    private long entries;

    @Test
    void everyoneIsToldOfTheirOwnStreamAndTheStoreIsAskedForAllTogether() {
        Map<PartnerId, CompletableFuture<List<PartnerBatch>>> waiting = new LinkedHashMap<>();
        PARTNERS.forEach(partner -> waiting.put(partner, await(partner, 0)));
        Awaitility.await().until(() -> watch.size() == PARTNERS.size());

        add(PARTNERS.subList(0, 30), 3);

        PARTNERS.subList(0, 30)
                .forEach(partner -> assertThat(waiting.get(partner)
                                .orTimeout(20, TimeUnit.SECONDS)
                                .join())
                        .isEqualTo(partners.from(partner, 1, 9)));
        assertThat(waiting.values().stream().filter(CompletableFuture::isDone)).hasSize(30);
        assertThat(asked).containsOnly("at");
        add(PARTNERS.subList(30, 50), 1);
        waiting.values().forEach(one -> one.orTimeout(20, TimeUnit.SECONDS).join());
        assertThat(watch.size()).isZero();
    }

    @Test
    void twoWhoHaveComeToDifferentPlacesGetEachTheirs() {
        PartnerId cafe = PARTNERS.getFirst();
        add(List.of(cafe), 2);
        add(List.of(cafe), 1);
        add(List.of(cafe), 4);

        List<PartnerBatch> all = partners.from(cafe, 1, 9);
        assertThat(await(cafe, 0).orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(all);
        assertThat(await(cafe, 2).orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(all.subList(1, 3));
        assertThat(watch.isEnd(cafe, 7)).isTrue();
        assertThat(watch.isEnd(cafe, 3)).isFalse();
    }

    @Test
    void whoeverWaitsInVainIsToldSo() throws InterruptedException {
        assertThat(watch.await(PARTNERS.getFirst(), 0, Duration.ofMillis(1))).isEmpty();
        assertThat(watch.size()).isZero();
    }

    @Test
    void aStoreThatIsAwayIsTheirProblemToo() {
        away = true;

        assertThatThrownBy(() -> watch.await(PARTNERS.getFirst(), 0, LONG)).isInstanceOf(StoreUnavailable.class);

        away = false;
        add(PARTNERS.subList(0, 1), 1);
        assertThat(await(PARTNERS.getFirst(), 0).orTimeout(20, TimeUnit.SECONDS).join())
                .hasSize(1);
    }

    @Test
    void whereLookingBreaksOffThoseWhoWaitAreToldAndTheNextBeginsAgain() {
        broken = true;

        List<CompletableFuture<List<PartnerBatch>>> waiting =
                List.of(await(PARTNERS.get(0), 0), await(PARTNERS.get(1), 0));
        assertThat(waiting)
                .allSatisfy(one -> assertThatThrownBy(
                                () -> one.orTimeout(20, TimeUnit.SECONDS).join())
                        .hasCauseInstanceOf(StoreUnavailable.class));

        broken = false;
        add(PARTNERS.subList(0, 1), 1);
        assertThat(await(PARTNERS.getFirst(), 0).orTimeout(20, TimeUnit.SECONDS).join())
                .hasSize(1);
    }

    /** As where a process of a later release has written what this one does not know. */
    @Test
    void whatCannotBeReadIsTheProblemOfThoseWhoWaitForItAlone() {
        PartnerId strange = PARTNERS.get(1);
        unreadable = Optional.of(strange);
        List<CompletableFuture<List<PartnerBatch>>> waiting = List.of(await(PARTNERS.get(0), 0), await(strange, 0));
        Awaitility.await().until(() -> watch.size() == 2 || waiting.get(1).isDone());
        add(PARTNERS.subList(0, 2), 1);

        assertThat(waiting.get(0).orTimeout(20, TimeUnit.SECONDS).join()).hasSize(1);
        assertThatThrownBy(() -> waiting.get(1).orTimeout(20, TimeUnit.SECONDS).join())
                .hasCauseInstanceOf(StoreUnavailable.class);
    }

    private CompletableFuture<List<PartnerBatch>> await(PartnerId partner, long last) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return watch.await(partner, last, LONG);
                    } catch (InterruptedException never) {
                        throw new IllegalStateException(never);
                    }
                },
                Executors.newVirtualThreadPerTaskExecutor());
    }

    private void add(List<PartnerId> to, int count) {
        Map<PartnerId, List<Concern>> concerned = new LinkedHashMap<>();
        for (PartnerId partner : to) {
            concerned.put(
                    partner,
                    LongStream.range(0, count)
                            .mapToObj(_ -> new Concern(
                                    new EntryId("a", ++entries),
                                    EntryKind.EARN,
                                    new MemberId("mem_1"),
                                    Instant.EPOCH,
                                    Optional.empty(),
                                    Tally.ZERO))
                            .toList());
        }
        streams.fold("a", concerned, List.of());
    }

    /** The store, and what it is asked. */
    private PartnerJournal watched() {
        return (PartnerJournal) Proxy.newProxyInstance(
                PartnerJournal.class.getClassLoader(),
                new Class<?>[] {PartnerJournal.class},
                (_, method, arguments) -> {
                    asked.add(method.getName());
                    if (away) {
                        throw new StoreUnavailable("away", new IllegalStateException());
                    }
                    if (broken) {
                        throw new NoClassDefFoundError("as where a jar was replaced while it was used");
                    }
                    if (method.getName().equals("at") && concerns(arguments[0])) {
                        throw new IllegalArgumentException("no kind of entry that is known");
                    }
                    try {
                        return method.invoke(partners, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private boolean concerns(Object places) {
        return ((Collection<?>) places)
                .stream().anyMatch(place -> unreadable.equals(Optional.of(((PartnerJournal.Place) place).partner())));
    }
}
