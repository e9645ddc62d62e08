package io.guerdon.web;

import io.guerdon.member.MemberRef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Who goes after whom in a batch: lines about one member are handled in their order, however each names it, others beside each
 * other. Names are looked up ahead, beside each other too. A line queues behind those about its members once its own look-up is
 * done and the line before it has queued; so a slow look-up keeps later lines from queueing, and none that has queued from
 * being handled.
 */
final class BatchTurns {
    private final Function<MemberRef, Optional<MemberRef>> lookUp;
    private final Executor threads;
    private final Map<MemberRef, CompletableFuture<?>> last = new ConcurrentHashMap<>();
    /** Names that enrolments under way give to one member, whom no look-up can find yet. */
    private final Map<MemberRef, Set<MemberRef>> enrolling = new ConcurrentHashMap<>();

    private CompletableFuture<?> queued = CompletableFuture.completedFuture("the first has nobody before it");

    /**
     * Begins.
     *
     * @param lookUp finds the id of the member a name stands for
     * @param threads for whatever may wait
     */
    BatchTurns(Function<MemberRef, Optional<MemberRef>> lookUp, Executor threads) {
        this.lookUp = lookUp;
        this.threads = threads;
    }

    /** Does the work when it is the line's turn; fails where a look-up did, because the line could not be put in order. */
    <T> CompletableFuture<T> take(BatchNames names, Supplier<T> work) {
        var found = CompletableFuture.supplyAsync(() -> found(names), threads);
        var queueing = queued.thenCombineAsync(found, (_, known) -> queue(names, all(names, known), work), threads);
        queued = queueing.handle((_, _) -> names);
        return queueing.thenCompose(Queued::turn);
    }

    /** A line that has its place behind others, and will be done. */
    private record Queued<T>(CompletableFuture<T> turn) {}

    /** What can be found ahead of the lines before; an enrolment is about nobody yet. */
    private Map<MemberRef, MemberRef> found(BatchNames names) {
        Map<MemberRef, MemberRef> found = new HashMap<>();
        if (names instanceof BatchNames.OfMembers members) {
            members.said().forEach(name -> lookUp.apply(name).ifPresent(id -> found.put(name, id)));
        }
        return found;
    }

    /** Every name to queue under: those that are said, and what they stand for. */
    private Set<MemberRef> all(BatchNames names, Map<MemberRef, MemberRef> found) {
        Set<MemberRef> all = new HashSet<>(names.said());
        if (names instanceof BatchNames.OfMembers members) {
            for (MemberRef name : members.said()) {
                MemberRef id = found.get(name);
                all.addAll(id == null ? newlyFound(name) : Set.of(id));
            }
        }
        return all;
    }

    /** An enrolment before this line may have given the name since: it is under way, or its member can be found now. */
    private Set<MemberRef> newlyFound(MemberRef name) {
        Set<MemberRef> siblings = enrolling.get(name);
        return siblings == null ? lookUp.apply(name).map(Set::of).orElse(Set.of()) : siblings;
    }

    private <T> Queued<T> queue(BatchNames names, Set<MemberRef> all, Supplier<T> work) {
        CompletableFuture<?>[] before = all.stream()
                .flatMap(name -> Optional.ofNullable(last.get(name)).stream())
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture<T> turn = new CompletableFuture<>();
        all.forEach(name -> last.put(name, turn));
        Map<MemberRef, Set<MemberRef>> given = names instanceof BatchNames.OfNewMember ? give(all) : Map.of();
        var _ = CompletableFuture.allOf(before)
                .handleAsync((_, _) -> work.get(), threads)
                .whenComplete((done, failure) -> {
                    given.forEach(enrolling::remove);
                    all.forEach(name -> last.remove(name, turn));
                    if (failure == null) {
                        turn.complete(done);
                    } else {
                        turn.completeExceptionally(failure);
                    }
                });
        return new Queued<>(turn);
    }

    private Map<MemberRef, Set<MemberRef>> give(Set<MemberRef> names) {
        Map<MemberRef, Set<MemberRef>> given = new HashMap<>();
        for (MemberRef name : names) {
            given.put(name, enrolling.merge(name, names, BatchTurns::together));
        }
        return given;
    }

    private static Set<MemberRef> together(Set<MemberRef> some, Set<MemberRef> others) {
        Set<MemberRef> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }
}
