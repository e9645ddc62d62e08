package io.guerdon.ledger;

import io.guerdon.ledger.Claims.Holder;
import io.guerdon.ledger.LedgerRefusal.AmountTooLarge;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Makes the next entry of a chain of what was decided, and of what follows from that. */
record Sealing(Journal journal, Commits commits) {

    /** The next entry of a chain, sealed, and the state after it. */
    record Insert(SealedEntry sealed, AccountState next) {
        Entry entry() {
            return sealed.entry();
        }

        /** The turns it takes, as its own. */
        List<Holder> turns() {
            return entry().draft().why().turns().stream()
                    .map(turn -> turn.heldBy(entry()))
                    .toList();
        }
    }

    /** A decision, with what each draw pays; a refusal, where that cannot be counted. */
    Verdict agreed(AccountState state, Verdict verdict, Instant at) {
        return switch (verdict) {
            case Verdict.Commit commit ->
                clearable(state, commit.draft(), at)
                        .<Verdict>map(Verdict.Commit::new)
                        .orElseGet(() -> new Verdict.Refuse(new AmountTooLarge(Guards.MOST_CLEARED)));
            case Verdict.Refuse refuse -> refuse;
        };
    }

    /** What was decided, with what each draw pays; empty where that cannot be counted. */
    Optional<Draft> clearable(AccountState state, Draft decided, Instant at) {
        Draft agreed = commits.clearing().agreed(state.chain(), decided, notBefore(state, at));
        return Guards.canClear(agreed.movements()) ? Optional.of(agreed) : Optional.empty();
    }

    /** The next entry of a chain, of what was agreed. */
    Insert next(AccountState state, Entry.Request request, Draft agreed, Instant at) {
        Instant now = notBefore(state, at);
        Draft draft = agreed.and(commits.following().of(state, agreed, now));
        AccountState moved = Fold.apply(state, draft.movements());
        SealedEntry sealed = commits.numbered(id -> journal.seal(new Entry(
                id,
                new Entry.Place(state.chain(), state.seq() + 1, state.head()),
                request,
                draft,
                now,
                after(moved, now),
                Digest.GENESIS)));
        return new Insert(sealed, moved.at(state.seq() + 1, sealed.entry().digest(), now));
    }

    /** Balances with everything due, as whoever verifies the entry sees them: recorded now, and by the journal alone. */
    static SequencedMap<WalletId, Balance> after(AccountState moved, Instant now) {
        return Balances.of(Due.applied(moved.at(moved.seq() + 1, moved.head(), now), now, Suspended.NOBODY));
    }

    /** Time never runs backwards within a chain. */
    static Instant notBefore(AccountState state, Instant at) {
        return at.isBefore(state.asOf()) ? state.asOf() : at;
    }
}
