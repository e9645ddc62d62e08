package io.guerdon.ledger;

import io.guerdon.ledger.Entry.Place;
import io.guerdon.ledger.LedgerRefusal.AccountParked;
import io.guerdon.ledger.Operation.Terms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Decides, then commits. Operations on one account take turns, so at most one entry of an account is in flight here; another
 * process may win the race for a seq, then the operation is decided again on the new state.
 */
public final class Ledger implements AutoCloseable {
    private static final int ATTEMPTS = 100;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private final Journal journal;
    private final Accounts accounts;
    private final Claiming claiming;
    private final Clock clock;
    private final Commits commits;
    private final Semaphore room;
    private final Tallies tallies = new Tallies();

    /** Opens the ledger over its stores. */
    public Ledger(Journal journal, Accounts accounts, Claims claims, Clock clock, Commits commits) {
        this.journal = journal;
        this.accounts = accounts;
        this.clock = clock;
        this.commits = commits;
        this.room = new Semaphore(commits.capacity());
        this.claiming = new Claiming(claims, journal, this, commits.capacity());
    }

    /**
     * Decides and commits.
     *
     * @throws Overloaded where too much waits already; nothing was done
     * @throws StoreUnavailable where the store stays away; repeat with the same key
     */
    public Outcome submit(Operation<?> operation) {
        if (!room.tryAcquire()) {
            throw new Overloaded("too many operations wait");
        }
        try {
            return tallies.count(claimAndCommit(operation));
        } finally {
            room.release();
        }
    }

    private Outcome claimAndCommit(Operation<?> operation) {
        Optional<LedgerRefusal> taken = claiming.take(operation.terms());
        return taken.isPresent()
                ? Replay.orRefuse(journal, operation.terms(), taken.get())
                : claiming.explain(operation.terms(), inTurn(operation));
    }

    /** What has happened so far. */
    public Tallies tallies() {
        return tallies;
    }

    /** Writes what is due by now for one account; true where there was something. */
    public boolean tick(ChainId chain) {
        Account account = accounts.account(chain);
        takeTurn(account);
        try {
            long before = accounts.current(account, chain).state().seq();
            return applyDue(account, chain, now(accounts.current(account, chain).state()))
                            .state()
                            .seq()
                    > before;
        } finally {
            account.turn().unlock();
        }
    }

    private Outcome inTurn(Operation<?> operation) {
        Account account = accounts.account(operation.terms().chain());
        takeTurn(account);
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                Optional<Outcome> outcome = attempt(account, operation);
                if (outcome.isPresent()) {
                    return outcome.get();
                }
                tallies.conflict();
                account.forget();
            }
            throw new Overloaded("too many others write to this account");
        } catch (StoreUnavailable unknown) {
            account.forget();
            throw unknown;
        } finally {
            account.turn().unlock();
        }
    }

    private static void takeTurn(Account account) {
        try {
            if (!account.turn().tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Overloaded("too many operations wait for this account");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Overloaded("stopping");
        }
    }

    /** One try; empty where somebody else took the seq. */
    private <C> Optional<Outcome> attempt(Account account, Operation<C> operation) {
        Terms terms = operation.terms();
        Account.Known known = accounts.current(account, terms.chain());
        if (known.parkedAt() > 0) {
            return Optional.of(Replay.orRefuse(journal, terms, new AccountParked(known.parkedAt())));
        }
        Instant now = now(known.state());
        AccountState state = applyDue(account, terms.chain(), now).state();
        return switch (operation.decide(state, now, operation.gather(journal, state))) {
            case Verdict.Commit commit -> commit(account, state, terms, commit.draft());
            case Verdict.Refuse refuse -> refuse(account, state, terms, refuse.refusal());
        };
    }

    private Optional<Outcome> commit(Account account, AccountState state, Terms terms, Draft draft) {
        Optional<Outcome> committed =
                insert(account, state, terms.request(), draft).map(Outcome.Committed::new);
        return committed.or(() -> Replay.find(journal, terms));
    }

    private Optional<Outcome> refuse(Account account, AccountState state, Terms terms, Refusal refusal) {
        Optional<Outcome> before = Replay.find(journal, terms);
        if (before.isPresent() || terms.refusals() == Operation.Refusals.FORGOTTEN) {
            return Optional.of(before.orElse(new Outcome.Refused(refusal)));
        }
        Draft draft = new Draft(
                EntryKind.REFUSE,
                now(state),
                List.of(),
                Optional.of(Refusal.Remembered.of(refusal)),
                Draft.Why.by(Actor.ENGINE));
        return insert(account, state, terms.request(), draft).isPresent()
                ? Optional.of(new Outcome.Refused(refusal))
                : Replay.find(journal, terms);
    }

    private Account.Known applyDue(Account account, ChainId chain, Instant now) {
        Account.Known known = accounts.current(account, chain);
        Optional<Draft> due = Due.next(known.state(), now);
        while (due.isPresent()) {
            EntryKey key = EntryKey.ofDue(known.state().seq() + 1);
            if (insert(account, known.state(), new Entry.Request(key, Fingerprint.NONE), due.get())
                    .isEmpty()) {
                account.forget();
            }
            known = accounts.current(account, chain);
            due = Due.next(known.state(), now);
        }
        return known;
    }

    /** Inserts the entry after {@code state}; empty where another entry has its seq or its key. */
    private Optional<Entry> insert(Account account, AccountState state, Entry.Request request, Draft draft) {
        Instant now = now(state);
        AccountState moved = Fold.apply(state, draft.movements());
        Entry entry = new Entry(
                commits.writer().next(),
                new Place(state.chain(), state.seq() + 1, state.head()),
                request,
                draft,
                now,
                Balances.of(Due.applied(moved, now)),
                Digest.GENESIS);
        SealedEntry sealed = journal.seal(entry);
        if (!await(sealed)) {
            return Optional.empty();
        }
        AccountState next = moved.at(entry.seq(), sealed.entry().digest(), now);
        account.knowLatest(next, 0);
        commits.listener().committed(sealed, next);
        return Optional.of(sealed.entry());
    }

    private boolean await(SealedEntry sealed) {
        try {
            return commits.submit(sealed).get(LONGEST_WAIT.toSeconds() * 2, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case RuntimeException fault -> throw fault;
                case null, default -> throw new IllegalStateException(failed);
            }
        } catch (TimeoutException | InterruptedException unknown) {
            throw new StoreUnavailable("the commit did not end in time", unknown);
        }
    }

    /** Time never runs backwards within a chain. */
    private Instant now(AccountState state) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return now.isBefore(state.asOf()) ? state.asOf() : now;
    }

    @Override
    public void close() {
        claiming.close();
        commits.close();
    }
}
