package io.guerdon.ledger;

import io.guerdon.ledger.Claims.Holder;
import io.guerdon.ledger.GroupCommit.Candidate;
import io.guerdon.ledger.GroupCommit.Fate;
import io.guerdon.ledger.Sealing.Insert;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Appends entries to an account's chain, and tells whoever keeps its state what it is then. */
record Appending(Accounts accounts, Commits commits, Sealing sealing, ProgramTime time) {
    private static final Logger LOG = LoggerFactory.getLogger(Appending.class);

    /** Appends what is due by now, one entry after the other; answers what is known of the account then. */
    Account.Known due(Account account, ChainId chain, Instant now) {
        Account.Known known = accounts.current(account, chain);
        Suspended suspended = commits.clearing().suspended(chain.program());
        Optional<Draft> due = Due.next(known.state(), now, suspended);
        while (due.isPresent()) {
            Instant at = time.isApart(chain.program()) ? due.get().effectiveAt() : now;
            append(account, known.state(), due.get(), at);
            known = accounts.current(account, chain);
            due = Due.next(known.state(), now, suspended);
        }
        return known;
    }

    /**
     * Appends what nobody asked for and nobody can be refused: what cannot be counted pays nothing, and the account goes on. Where somebody
     * else's entry comes first, the state known here is too old.
     */
    void append(Account account, AccountState state, Draft draft, Instant at) {
        Entry.Request request = new Entry.Request(EntryKey.ofDue(state.seq() + 1), Fingerprint.NONE);
        Optional<Draft> agreed = sealing.clearable(state, draft, at);
        Insert insert = sealing.next(state, request, agreed.orElse(draft), at);
        if (insert(account, insert, List.of(), List.of()) != Fate.STORED) {
            account.forget();
        } else if (agreed.isEmpty()) {
            LOG.warn(
                    "entry {} ({}) pays no partner: they would owe each other more than can be counted because of it",
                    insert.entry().id(),
                    draft.kind());
        }
    }

    /** Inserts an entry with what it claims, and the turns it takes. */
    Fate insert(Account account, Insert insert, List<Holder> claims, List<Holder> turns) {
        long since = System.nanoTime();
        // Where nobody waits any more when it goes in, what is known of its account by then lacks it.
        Runnable late = () -> accounts.forget(insert.sealed().entry().chain());
        Fate fate = await(new Candidate(insert.sealed(), claims, turns, late));
        if (fate == Fate.STORED) {
            accounts.committed(account, insert.next(), since);
            commits.listener().committed(insert.sealed(), insert.next());
        }
        return fate;
    }

    private Fate await(Candidate candidate) {
        try {
            return commits.submit(candidate).get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case RuntimeException fault -> throw fault;
                case null, default -> throw new IllegalStateException(failed);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("stopping before the commit ended", stopping);
        }
    }
}
