package io.guerdon.ledger;

import io.guerdon.ledger.Claims.Holder;
import io.guerdon.ledger.GroupCommit.Fate;
import io.guerdon.ledger.LedgerRefusal.AccountParked;
import io.guerdon.ledger.LedgerRefusal.ClaimTaken;
import io.guerdon.ledger.Operation.Terms;
import io.guerdon.ledger.Sealing.Insert;
import io.guerdon.unit.ProgramId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Decides, then commits. Operations on one account take turns, so at most one entry of an account is in flight here; another
 * process may win the race for a seq, then the operation is decided again on the new state.
 */
public final class Ledger implements AutoCloseable {
    private static final int ATTEMPTS = 100;

    private final Journal journal;
    private final Accounts accounts;
    private final Claiming claiming;
    private final Turns turns;
    private final ProgramTime time;
    private final Commits commits;
    private final Sealing sealing;
    private final Appending appending;
    private final Semaphore room;
    private final Tallies tallies = new Tallies();

    /** Opens the ledger over its stores. */
    public Ledger(Journal journal, Accounts accounts, Claims claims, ProgramTime time, Commits commits) {
        this.journal = journal;
        this.accounts = accounts;
        this.time = time;
        this.commits = commits;
        this.sealing = new Sealing(journal, commits);
        this.appending = new Appending(accounts, commits, sealing, time);
        this.room = new Semaphore(commits.limits().capacity());
        this.claiming = new Claiming(claims, journal, this, commits.limits().patience());
        this.turns = new Turns(claims, journal, this);
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

    /**
     * The same for the first operation of a chain: its state is not looked for. Where the chain is not new after all, the
     * insert is refused and the operation decided again on what is there.
     */
    public Outcome open(Operation<?> first) {
        return accounts.assumingNew(first.terms().chain(), () -> submit(first));
    }

    /** Refuses for a reason that no account needs to be asked about; what was done before has its first outcome all the same. */
    public Outcome refuse(Terms terms, Refusal refusal) {
        return tallies.count(claiming.before(terms, refusal).orElseGet(() -> new Outcome.Refused(refusal)));
    }

    /** Why an operation with these claims would be refused, as far as entries tell now; asked before other things are taken in vain. */
    public Optional<ClaimTaken> taken(List<Claim> claims) {
        return claiming.taken(claims);
    }

    /** Gives up a claim of a request that has ended and has no use for it; the request's key is used up by that. */
    public void letGo(Claim claim, ChainId chain, EntryKey key) {
        claiming.letGo(claim, chain, key);
    }

    /** A claim is rarely somebody else's, so it is looked into only once it has stood in an entry's way. */
    private Outcome claimAndCommit(Operation<?> operation) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            switch (inTurn(operation)) {
                case Attempt.Done done -> {
                    return claiming.explain(operation.terms(), done.outcome());
                }
                case Attempt.Barred barred -> {
                    Optional<LedgerRefusal> taken = claiming.take(operation.terms());
                    if (taken.isPresent()) {
                        return claiming.explain(
                                operation.terms(), Replay.orRefuse(journal, operation.terms(), taken.get()));
                    }
                    turns.await(barred.turns());
                }
            }
        }
        throw new Overloaded("too many others claim the same");
    }

    /**
     * What an operation would come to, by the functions that do it; nothing is written, and whether its claims are free is not looked at.
     *
     * @param state of its account, with everything due by then
     */
    public <C> Verdict preview(Operation<C> operation, AccountState state, Instant now) {
        return preview(operation, state, now, operation.gather(journal, state, now));
    }

    /** The same where what it gathers is known. */
    public <C> Verdict preview(Operation<C> operation, AccountState state, Instant now, C context) {
        return sealing.agreed(state, operation.decide(state, now, context), now);
    }

    /** The time that its entries are decided by. */
    public ProgramTime time() {
        return time;
    }

    /** What its due work knows of merchants: with it, {@link Due#applied} shows what will be written. */
    public Suspended suspended(ProgramId program) {
        return commits.clearing().suspended(program);
    }

    /** What has happened so far. */
    public Tallies tallies() {
        return tallies;
    }

    /** Writes what is due by now for one account; true where there was something. Nothing is written to a parked one. */
    public boolean tick(ChainId chain) {
        Account account = accounts.account(chain);
        account.takeTurn();
        try {
            Account.Known known = accounts.current(account, chain);
            return known.parkedAt() == 0 && movesOn(account, known);
        } finally {
            account.turn().unlock();
        }
    }

    private boolean movesOn(Account account, Account.Known known) {
        AccountState before = known.state();
        return appending.due(account, before.chain(), now(before)).state().seq() > before.seq();
    }

    /** Writes an entry that does nothing at a place of a chain where there is none, so that none that claims for it ever comes. */
    void fill(ChainId chain, long seq) {
        Account account = accounts.account(chain);
        account.takeTurn();
        try {
            Account.Known known = accounts.current(account, chain);
            if (known.parkedAt() == 0) {
                Instant now = now(known.state());
                AccountState state = appending.due(account, chain, now).state();
                if (state.seq() < seq) {
                    appending.append(account, state, Turns.nothing(now), now);
                }
            }
        } finally {
            account.turn().unlock();
        }
    }

    /** Decides and commits while nothing else of the account is in flight here. */
    private Attempt.Ended inTurn(Operation<?> operation) {
        Account account = accounts.account(operation.terms().chain());
        account.takeTurn();
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                switch (attempt(account, operation)) {
                    case Attempt.Ended ended -> {
                        return ended;
                    }
                    case Attempt.Lost.LOST -> tallies.conflict();
                }
            }
            throw new Overloaded("too many others write to this account");
        } catch (StoreUnavailable unknown) {
            account.forget();
            throw unknown;
        } finally {
            account.turn().unlock();
        }
    }

    private <C> Attempt attempt(Account account, Operation<C> operation) {
        Terms terms = operation.terms();
        Account.Known known = accounts.current(account, terms.chain());
        if (known.parkedAt() > 0) {
            return new Attempt.Done(Replay.orRefuse(journal, terms, new AccountParked(known.parkedAt())));
        }
        Instant now = now(known.state());
        AccountState state = appending.due(account, terms.chain(), now).state();
        if (state.asOf().isAfter(now)) {
            // Another process has written meanwhile, at a later time.
            return Attempt.Lost.LOST;
        }
        return decide(new Basis(account, state, now), operation);
    }

    /** A decision reads the history, which may tell more than the state known here: what fails because of that is decided again. */
    private <C> Attempt decide(Basis basis, Operation<C> operation) {
        try {
            C context = operation.gather(journal, basis.state, basis.now);
            Verdict verdict = operation.decide(basis.state, basis.now, context);
            return switch (sealing.agreed(basis.state, verdict, basis.now)) {
                case Verdict.Commit commit -> commit(basis, operation.terms(), commit.draft());
                case Verdict.Refuse refuse -> refuse(basis, operation.terms(), refuse.refusal());
            };
        } catch (StoreUnavailable | Overloaded passing) {
            throw passing;
        } catch (RuntimeException fault) {
            if (isLatest(basis)) {
                throw fault;
            }
            return Attempt.Lost.LOST;
        }
    }

    /** What an operation was decided on, and when: it is recorded at the same instant. */
    private record Basis(Account account, AccountState state, Instant now) {}

    private Attempt commit(Basis basis, Terms terms, Draft draft) {
        Insert insert = sealing.next(basis.state, terms.request(), draft, basis.now);
        List<Holder> taken = insert.turns();
        Fate fate = appending.insert(basis.account, insert, terms.holders(), taken);
        if (fate != Fate.STORED) {
            turns.letGo(taken);
        }
        return switch (fate) {
            case STORED -> new Attempt.Done(new Outcome.Committed(insert.entry()));
            case LOST -> replayed(basis.account, terms);
            case BARRED -> new Attempt.Barred(taken);
        };
    }

    /** What stands in the way is the key's own entry, or an entry that makes the state known here too old. */
    private Attempt replayed(Account account, Terms terms) {
        account.forget();
        return Replay.find(journal, terms).<Attempt>map(Attempt.Done::new).orElse(Attempt.Lost.LOST);
    }

    private Attempt refuse(Basis basis, Terms terms, Refusal refusal) {
        Optional<Outcome> before = claiming.before(terms, refusal);
        if (before.isPresent()) {
            return new Attempt.Done(before.get());
        }
        if (terms.refusals() == Operation.Refusals.FORGOTTEN) {
            return forgotten(basis, refusal);
        }
        Draft draft = new Draft(
                EntryKind.REFUSE,
                basis.now,
                List.of(),
                Optional.of(Refusal.Remembered.of(refusal)),
                Draft.Why.by(Actor.ENGINE));
        Insert insert = sealing.next(basis.state, terms.request(), draft, basis.now);
        return appending.insert(basis.account, insert, List.of(), List.of()) == Fate.STORED
                ? new Attempt.Done(new Outcome.Refused(refusal))
                : replayed(basis.account, terms);
    }

    private Attempt forgotten(Basis basis, Refusal refusal) {
        return isLatest(basis) ? new Attempt.Done(new Outcome.Refused(refusal)) : Attempt.Lost.LOST;
    }

    /** No insert shows whether it was decided on the latest state, so the journal is asked; an older state is forgotten. */
    private boolean isLatest(Basis basis) {
        boolean latest = accounts.latest(basis.state.chain()).seq() == basis.state.seq();
        if (!latest) {
            basis.account.forget();
        }
        return latest;
    }

    /** Time never runs backwards within a chain. */
    private Instant now(AccountState state) {
        return Sealing.notBefore(state, time.now(state.chain().program()).truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public void close() {
        commits.close();
    }
}
