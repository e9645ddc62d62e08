package io.guerdon.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ticks the accounts whose time has come. Any number of processes may run it: a lost race is a lost insert. The snapshots of
 * ticked chains are written at once, so that the next look finds other chains.
 */
public final class DueWork {
    private static final Logger LOG = LoggerFactory.getLogger(DueWork.class);
    private static final int PAGE = 500;

    private final Ledger ledger;
    private final Accounts accounts;
    private final Snapshots snapshots;

    /** Works on one ledger. */
    public DueWork(Ledger ledger, Accounts accounts, Snapshots snapshots) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.snapshots = snapshots;
    }

    /** Applies what is due by {@code now}, page by page, until a page is not full or nothing moves any more. */
    public void beat(Instant now) {
        boolean more = true;
        while (more) {
            List<ChainId> chains = snapshots.dueBy(now, PAGE);
            List<ChainId> ticked = tick(chains);
            snapshots.write(ticked.stream().map(accounts::read).toList());
            more = chains.size() == PAGE && !ticked.isEmpty();
        }
    }

    /** All at once, so that their entries share a group commit; answers those that could be ticked. */
    private List<ChainId> tick(List<ChainId> chains) {
        Queue<ChainId> ticked = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            chains.forEach(chain -> threads.execute(() -> {
                if (ticked(chain)) {
                    ticked.add(chain);
                }
            }));
        }
        return List.copyOf(ticked);
    }

    private boolean ticked(ChainId chain) {
        try {
            ledger.tick(chain);
            return true;
        } catch (Overloaded | StoreUnavailable | BrokenInvariant fault) {
            LOG.warn("due work of {} has to wait: {}", chain, fault.getMessage());
            return false;
        }
    }
}
