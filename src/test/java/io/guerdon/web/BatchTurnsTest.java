package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guerdon.ledger.StoreUnavailable;
import io.guerdon.member.MemberRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchTurnsTest {
    private static final MemberRef ANNA = MemberRef.parse("mem_" + "a".repeat(26));
    private static final MemberRef CARD = MemberRef.parse("card:6200001");
    private static final MemberRef PHONE = MemberRef.parse("phone:+8613800000001");
    private static final MemberRef BEN = MemberRef.parse("card:6200002");

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<MemberRef, CompletableFuture<Optional<MemberRef>>> found = new ConcurrentHashMap<>();
    private final BatchTurns turns = new BatchTurns(this::lookUp, threads);
    private final CompletableFuture<String> gate = new CompletableFuture<>();
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());

    private Optional<MemberRef> lookUp(MemberRef name) {
        return found.getOrDefault(name, CompletableFuture.completedFuture(Optional.empty()))
                .join();
    }

    /** Lets go of whatever waits, so that a test that fails ends. */
    @AfterEach
    void close() {
        gate.complete("let go");
        found.values().forEach(lookUp -> lookUp.complete(Optional.empty()));
        threads.close();
    }

    @Test
    void waitsForTheLineThatNamesTheSameMemberInAnotherWay() throws Exception {
        found.put(CARD, CompletableFuture.completedFuture(Optional.of(ANNA)));
        found.put(PHONE, CompletableFuture.completedFuture(Optional.of(ANNA)));
        var first = turns.take(of(CARD), () -> noted(gate.join()));
        var second = turns.take(of(PHONE), () -> noted("second"));
        var other = turns.take(of(BEN), () -> noted("other"));

        other.get(10, TimeUnit.SECONDS);
        assertThatThrownBy(() -> second.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        gate.complete("first");
        first.get(10, TimeUnit.SECONDS);
        second.get(10, TimeUnit.SECONDS);

        assertThat(done).containsExactly("other", "first", "second");
    }

    @Test
    void aSlowLookUpKeepsNothingBackThatHasQueued() throws Exception {
        CompletableFuture<Optional<MemberRef>> slow = new CompletableFuture<>();
        found.put(CARD, slow);
        var before = turns.take(of(ANNA), () -> noted("before"));
        var late = turns.take(of(CARD), () -> noted("late"));
        var after = turns.take(of(ANNA), () -> noted("after"));

        before.get(10, TimeUnit.SECONDS);
        assertThatThrownBy(() -> after.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        slow.complete(Optional.of(ANNA));
        late.get(10, TimeUnit.SECONDS);
        after.get(10, TimeUnit.SECONDS);

        assertThat(done).containsExactly("before", "late", "after");
    }

    @Test
    void namesOfAnEnrolmentUnderWayAreOneMembers() throws Exception {
        var enrolment = turns.take(new BatchNames.OfNewMember(Set.of(CARD, PHONE)), () -> {
            found.put(CARD, CompletableFuture.completedFuture(Optional.of(ANNA)));
            found.put(PHONE, CompletableFuture.completedFuture(Optional.of(ANNA)));
            return noted("enrolled");
        });
        var first = turns.take(of(CARD), () -> noted(gate.join()));
        var second = turns.take(of(PHONE), () -> noted("second"));

        enrolment.get(10, TimeUnit.SECONDS);
        assertThatThrownBy(() -> second.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        gate.complete("first");
        first.get(10, TimeUnit.SECONDS);
        second.get(10, TimeUnit.SECONDS);

        assertThat(done).containsExactly("enrolled", "first", "second");
    }

    @Test
    void aLookUpThatFailsFailsItsLineAlone() throws Exception {
        found.put(CARD, CompletableFuture.failedFuture(new StoreUnavailable("as asked", new IllegalStateException())));
        var failed = turns.take(of(CARD), () -> noted("never"));
        var next = turns.take(of(BEN), () -> noted("next"));

        next.get(10, TimeUnit.SECONDS);

        assertThatThrownBy(() -> failed.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(StoreUnavailable.class);
        assertThat(done).containsExactly("next");
    }

    private static BatchNames of(MemberRef name) {
        return new BatchNames.OfMembers(Set.of(name));
    }

    private String noted(String what) {
        done.add(what);
        return what;
    }
}
