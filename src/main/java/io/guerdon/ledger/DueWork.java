package io.guerdon.ledger;

import io.guerdon.unit.ProgramId;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ticks the accounts whose time has come, and carries on what they have begun with others. Any number of processes may run it:
 * a lost race is a lost insert. The snapshots of ticked chains are written at once, so that the next look finds other chains.
 * Before each page it looks which accounts are parked, whichever process parked them.
 *
 * <p>What cannot move, such as a transfer to a parked account, stays due and comes first. Where it is in a full page it is set aside, so
 * that others get their turn; each beat gives the first page of what is aside another chance.
 */
public final class DueWork {
    private static final Logger LOG = LoggerFactory.getLogger(DueWork.class);
    private static final int PAGE = 500;
    /** So few that a till, whose entry has to wait for the group commit under way, does not wait for hundreds of others. */
    private static final int AT_ONCE = 64;

    private static final int PAGES_APART = 4;
    /** All of them are read with every page. */
    private static final int MOST_ASIDE = 50_000;

    private final Ledger ledger;
    private final Accounts accounts;
    private final Snapshots snapshots;
    private final Consumer<ChainId> onward;
    private final ParkedWatch parked;
    private final Set<ChainId> aside = Collections.synchronizedSet(new LinkedHashSet<>());

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
        giveAnotherChance();
        boolean more = true;
        while (more) {
            more = apply(most -> snapshots.dueBy(now, most));
        }
        ledger.time().apart().forEach((program, at) -> {
            for (int page = 1; page < PAGES_APART && beat(program, at); page++) {
                // The next one.
            }
        });
    }

    /** Applies one page of what is due in a program that has a time of its own; true where another one may follow. */
    public boolean beat(ProgramId apart, Instant now) {
        return apply(most -> snapshots.dueBy(apart, now, most));
    }

    private void giveAnotherChance() {
        synchronized (aside) {
            Iterator<ChainId> first = aside.iterator();
            for (int n = 0; n < PAGE && first.hasNext(); n++) {
                first.next();
                first.remove();
            }
        }
    }

    /** Applies the first page of what is due and not aside; true where it was full, and the next one is another. */
    private boolean apply(IntFunction<List<ChainId>> due) {
        parked.look();
        List<ChainId> chains = due.apply(PAGE + aside.size()).stream()
                .filter(chain -> !aside.contains(chain))
                .limit(PAGE)
                .toList();
        boolean full = chains.size() == PAGE;
        boolean another = false;
        for (int from = 0; from < chains.size(); from += AT_ONCE) {
            Map<ChainId, Look> looks = tick(chains.subList(from, Math.min(from + AT_ONCE, chains.size())));
            snapshots.write(
                    with(looks, look -> look != Look.BROKEN).map(accounts::read).toList());
            another |= looks.containsValue(Look.MOVED);
            another |= full && setAside(with(looks, look -> look != Look.MOVED).toList());
        }
        return full && another;
    }

    private static Stream<ChainId> with(Map<ChainId, Look> looks, Predicate<Look> wanted) {
        return looks.entrySet().stream()
                .filter(each -> wanted.test(each.getValue()))
                .map(Map.Entry::getKey);
    }

    private boolean setAside(List<ChainId> chains) {
        return aside.size() < MOST_ASIDE && aside.addAll(chains);
    }

    /** What came of looking at a chain. */
    private enum Look {
        MOVED,
        STILL,
        BROKEN
    }

    /** All at once, so that their entries share a group commit; what the store kept from being looked at is missing. */
    private Map<ChainId, Look> tick(List<ChainId> chains) {
        Map<ChainId, Look> looks = new ConcurrentHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            chains.forEach(chain -> threads.execute(() -> tick(chain, looks)));
        }
        return looks;
    }

    private void tick(ChainId chain, Map<ChainId, Look> looks) {
        try {
            long before = accounts.read(chain).seq();
            ledger.tick(chain);
            onward.accept(chain);
            looks.put(chain, accounts.read(chain).seq() > before ? Look.MOVED : Look.STILL);
        } catch (Overloaded | StoreUnavailable fault) {
            LOG.warn("due work of {} has to wait: {}", chain, fault.getMessage());
        } catch (RuntimeException broken) {
            LOG.warn("due work of {} fails: {}", chain, broken.toString());
            looks.put(chain, Look.BROKEN);
        }
    }
}
