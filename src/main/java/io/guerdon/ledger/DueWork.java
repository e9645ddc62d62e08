package io.guerdon.ledger;

import io.guerdon.unit.ProgramId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ticks the accounts whose time has come, and carries on what they have begun with others. Any number of processes may run it:
 * a lost race is a lost insert. The snapshots of ticked chains are written at once, so that the next look finds other chains.
 * Before each page it looks which accounts are parked, whichever process parked them.
 */
public final class DueWork {
    private static final Logger LOG = LoggerFactory.getLogger(DueWork.class);
    private static final int PAGE = 500;
    /** So few that a till, whose entry has to wait for the group commit under way, does not wait for hundreds of others. */
    private static final int AT_ONCE = 64;

    private static final int PAGES_APART = 4;

    private final Ledger ledger;
    private final Accounts accounts;
    private final Snapshots snapshots;
    private final Consumer<ChainId> onward;
    private final ParkedWatch parked;

    /**
     * Works on one ledger.
     *
     * @param onward carries on what an account has begun with others; harmless to repeat, from any process
     */
    public DueWork(Ledger ledger, Accounts accounts, Snapshots snapshots, Consumer<ChainId> onward) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.snapshots = snapshots;
        this.onward = onward;
        this.parked = new ParkedWatch(accounts, snapshots);
    }

    /**
     * Applies what is due by {@code now}, page by page, until a page is not full or nothing moves any more; and in each program that
     * has a time of its own some pages of what is due by that: one that has years to catch up must not keep the others waiting.
     */
    public void beat(Instant now) {
        boolean more = true;
        while (more) {
            more = apply(snapshots.dueBy(now, PAGE));
        }
        ledger.time().apart().forEach((program, at) -> {
            for (int page = 1; page < PAGES_APART && beat(program, at); page++) {
                // The next one.
            }
        });
    }

    /** Applies one page of what is due in a program that has a time of its own; true where another one may follow. */
    public boolean beat(ProgramId apart, Instant now) {
        return apply(snapshots.dueBy(apart, now, PAGE));
    }

    private boolean apply(List<ChainId> chains) {
        parked.look();
        boolean moved = false;
        for (int from = 0; from < chains.size(); from += AT_ONCE) {
            Map<ChainId, Long> moves = tick(chains.subList(from, Math.min(from + AT_ONCE, chains.size())));
            snapshots.write(moves.keySet().stream().map(accounts::read).toList());
            moved |= moves.values().stream().anyMatch(entries -> entries > 0);
        }
        return chains.size() == PAGE && moved;
    }

    /** All at once, so that their entries share a group commit; answers how many entries came to each that could be ticked. */
    private Map<ChainId, Long> tick(List<ChainId> chains) {
        Map<ChainId, Long> moves = new ConcurrentHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            chains.forEach(chain -> threads.execute(() -> tick(chain, moves)));
        }
        return moves;
    }

    private void tick(ChainId chain, Map<ChainId, Long> moves) {
        try {
            long before = accounts.read(chain).seq();
            ledger.tick(chain);
            onward.accept(chain);
            moves.put(chain, accounts.read(chain).seq() - before);
        } catch (Overloaded | StoreUnavailable | BrokenInvariant fault) {
            LOG.warn("due work of {} has to wait: {}", chain, fault.getMessage());
        }
    }
}
