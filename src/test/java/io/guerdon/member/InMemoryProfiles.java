package io.guerdon.member;

import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.StoreUnavailable;
import io.guerdon.unit.ProgramId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Profiles in memory; writing can be made to fail, as a crash before it would. */
final class InMemoryProfiles implements Profiles {
    private final ConcurrentMap<ChainId, StoredMember> members = new ConcurrentHashMap<>();
    private final AtomicBoolean failing = new AtomicBoolean();

    void failing(Runnable work) {
        failing.set(true);
        try {
            work.run();
        } catch (StoreUnavailable expected) {
            failing.set(false);
            return;
        }
        throw new AssertionError("nothing was written");
    }

    @Override
    public Optional<StoredMember> find(ChainId chain) {
        return Optional.ofNullable(members.get(chain));
    }

    @Override
    public List<StoredMember> after(ProgramId program, String after, int limit) {
        return members.values().stream()
                .filter(member -> member.chain().program().equals(program)
                        && member.chain().owner().value().compareTo(after) > 0)
                .sorted(Comparator.comparing(member -> member.chain().owner().value()))
                .limit(limit)
                .toList();
    }

    @Override
    public boolean insert(StoredMember member) {
        check();
        return members.putIfAbsent(member.chain(), member) == null;
    }

    @Override
    public boolean replace(StoredMember member) {
        check();
        StoredMember before = members.get(member.chain());
        return before != null
                && before.version() == member.version() - 1
                && members.replace(member.chain(), before, member);
    }

    private void check() {
        if (failing.get()) {
            throw new StoreUnavailable("as asked", new IllegalStateException());
        }
    }
}
