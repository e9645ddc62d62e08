package io.guerdon.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.guerdon.ledger.Account.Kept;
import io.guerdon.ledger.Snapshots.Parked;
import io.guerdon.ledger.Snapshots.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Loads account states: snapshot plus the entries after it, kept in a bounded cache. */
public final class Accounts {
    private static final int PAGE = 1_000;

    private final History history;
    private final Snapshots snapshots;
    private final Freshness freshness;
    private final Cache<ChainId, Account> cache;

    /**
     * Opens the cache.
     *
     * @param capacity memory for the accounts kept, in bytes, as {@link Account#weight} estimates it
     */
    public Accounts(History history, Snapshots snapshots, Freshness freshness, long capacity) {
        this.history = history;
        this.snapshots = snapshots;
        this.freshness = freshness;
        this.cache = Caffeine.newBuilder()
                .maximumWeight(capacity)
                .weigher((ChainId _, Account account) -> account.weight())
                .build();
    }

    /** The account's place on this node. */
    Account account(ChainId chain) {
        return cache.get(chain, _ -> new Account());
    }

    /** The state as known here, or loaded; for whoever has the turn. */
    Account.Known current(Account account, ChainId chain) {
        Account.Known known = account.known();
        return known != null ? known : load(account, chain);
    }

    /**
     * Does something that takes an account for empty where nothing is known of it, without looking; a wrong guess costs a refused
     * insert. Where no insert has shown what is there, the guess is forgotten.
     */
    Outcome assumingNew(ChainId chain, Supplier<Outcome> first) {
        Account account = account(chain);
        if (account.known() == null) {
            account.keep(Kept.nothing(chain));
            account.knowLatest(new Account.Known(AccountState.empty(chain), 0, System.nanoTime()));
        }
        Optional<Outcome> outcome = Optional.empty();
        try {
            outcome = Optional.of(first.get());
            return outcome.get();
        } finally {
            if (outcome.filter(Outcome.Committed.class::isInstance).isEmpty()) {
                forget(chain);
            }
        }
    }

    /** The state, at most {@link Freshness#bound} behind entries of other processes, never behind this one's. */
    public AccountState read(ChainId chain) {
        Account.Known known = account(chain).known();
        return known != null && isFresh(known) ? known.state() : latest(chain);
    }

    private boolean isFresh(Account.Known known) {
        Duration age = Duration.ofNanos(System.nanoTime() - known.checkedNanos());
        return staleness().compareTo(age) >= 0;
    }

    /** The state with all that any process has written; the journal is asked, also where this one takes itself for alone. */
    AccountState latest(ChainId chain) {
        Account account = account(chain);
        Account.Known known = account.known();
        return known == null
                ? load(account, chain).state()
                : catchUp(account, known).state();
    }

    /** How far what is remembered here may be behind what other processes have written. */
    public Duration staleness() {
        return freshness.bound();
    }

    private Account.Known load(Account account, ChainId chain) {
        Snapshot snapshot = snapshots.find(chain).orElseGet(() -> new Snapshot(AccountState.empty(chain), 0));
        account.foreign(snapshot.state().seq());
        account.keep(Kept.of(snapshot.state()));
        return catchUp(account, new Account.Known(snapshot.state(), snapshot.parkedAt(), 0));
    }

    /** It is the latest as of when the journal was asked, not of when it answered. */
    private Account.Known catchUp(Account account, Account.Known from) {
        long asked = System.nanoTime();
        AccountState state = from.state();
        List<Entry> later;
        do {
            later = history.after(state.chain(), state.seq(), PAGE);
            for (Entry entry : later) {
                state = Fold.apply(state, entry);
            }
        } while (later.size() == PAGE);
        account.foreign(state.seq() > from.state().seq() ? state.seq() : 0);
        return knowLatest(account, new Account.Known(state, from.parkedAt(), asked));
    }

    /** Keeps the state unless a later one is known already; answers the later of the two. */
    private Account.Known knowLatest(Account account, Account.Known candidate) {
        Account.Known known = account.knowLatest(candidate);
        if (account.outgrew()) {
            // Putting it in its own place again has it weighed again.
            cache.asMap().replace(candidate.state().chain(), account, account);
        }
        return known;
    }

    /**
     * The account has come to a state here. Where whoever had the turn holds a place that was given up meanwhile, readers have
     * another one, and it learns of the state too: they would read it from there for as long as this process writes alone.
     *
     * @param since the monotonic clock, before the insert was tried
     */
    void committed(Account holding, AccountState state, long since) {
        Account.Known known = new Account.Known(state, 0, since);
        Account place = cache.getIfPresent(state.chain());
        if (place != null && place != holding) {
            knowLatest(place, known);
        }
        knowLatest(holding, known);
    }

    /** Lets nothing more be written here to an account in memory that somebody has parked. */
    void park(Parked parked) {
        Account place = cache.getIfPresent(parked.chain());
        if (place != null) {
            place.park(parked.seq());
        }
    }

    /** Whether an account that has come to this state here must have its snapshot written. */
    boolean lacksSnapshot(AccountState state) {
        return account(state.chain()).lacks(Kept.of(state), state.asOf());
    }

    /** Whether it most likely has no snapshot yet. */
    boolean hasNoSnapshot(AccountState state) {
        return account(state.chain()).hasNoSnapshot();
    }

    /** Its snapshot is stored. */
    public void snapshotStored(AccountState state) {
        account(state.chain()).keep(Kept.of(state));
    }

    /** Forgets what this node knows of a chain. */
    public void forget(ChainId chain) {
        cache.invalidate(chain);
    }

    /** How far a read may be behind what other processes have written. */
    public interface Freshness {
        /** The bound; very long where no other process writes. */
        Duration bound();
    }
}
