package io.guerdon.ledger;

import io.guerdon.ledger.Claims.Holder;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.LedgerRefusal.ClaimTaken;
import io.guerdon.ledger.LedgerRefusal.IdempotencyKeyAbandoned;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Deals with claims that are not free. A claim is void where its key made an entry about something else, or a remembered refusal,
 * and where its entry never came: then the next taker first uses up the key of the missing entry in its own chain, so that it can
 * never come. A void claim passes to the taker.
 */
final class Claiming {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int GLANCES = 4;

    private final Claims claims;
    private final History history;
    private final Ledger ledger;
    private final Patience patience;

    Claiming(Claims claims, History history, Ledger ledger, Patience patience) {
        this.claims = claims;
        this.history = history;
        this.ledger = ledger;
        this.patience = patience;
    }

    /** Takes every claim, or says which one belongs to somebody else's entry. */
    Optional<LedgerRefusal> take(Operation.Terms terms) {
        for (Claim claim : terms.claims()) {
            Holder taker = new Holder(claim.id(), terms.chain(), terms.request().key());
            Optional<Entry> owner = take(taker, claim);
            if (owner.isPresent()) {
                return Optional.of(new ClaimTaken(claim, owner.get()));
            }
        }
        return Optional.empty();
    }

    /** Tells the caller of an abandoned key who has its claim now, where somebody has. */
    Outcome explain(Operation.Terms terms, Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused && refused.refusal() instanceof IdempotencyKeyAbandoned) {
            return taken(terms.claims()).<Outcome>map(Outcome.Refused::new).orElse(outcome);
        }
        return outcome;
    }

    /**
     * What has been done of a request already: by its own key, or under another one by the entry that has what it claims. Whoever comes again after a
     * crash is to take it for done, and not for refused because of what it did itself; whoever may not do it at all is told no more.
     *
     * @param refusal what it would be refused for
     */
    Optional<Outcome> before(Operation.Terms terms, Refusal refusal) {
        boolean saysAll = refusal instanceof Refusal.Done || refusal.sort() == Refusal.Sort.FORBIDDEN;
        List<Claim> wanted = saysAll ? List.of() : terms.claims();
        return Replay.find(history, terms).or(() -> taken(wanted).map(Outcome.Refused::new));
    }

    /** The first of these claims that an entry has. */
    Optional<ClaimTaken> taken(List<Claim> wanted) {
        return wanted.stream()
                .flatMap(claim -> claims
                        .holder(claim.id())
                        .flatMap(holder -> history.byKey(holder.chain(), holder.key()))
                        .filter(claim::isHeldBy)
                        .map(entry -> new ClaimTaken(claim, entry))
                        .stream())
                .findFirst();
    }

    /**
     * Gives up what a request turned out not to need. It may be under way a second time, here or in another process, so its key is
     * used up first; a claim that another's entry may still rely on would let two have one thing.
     */
    void letGo(Claim claim, ChainId chain, EntryKey key) {
        Holder holder = new Holder(claim.id(), chain, key);
        if (claims.holder(claim.id()).equals(Optional.of(holder))
                && history.byKey(chain, key)
                        .or(() -> abandoned(holder))
                        .filter(entry -> !claim.isHeldBy(entry))
                        .isPresent()) {
            claims.release(holder);
        }
    }

    private Optional<Entry> take(Holder taker, Claim claim) {
        Holder holder = taken(taker);
        while (!holder.equals(taker)) {
            Optional<Entry> entry = entryOf(holder);
            if (entry.filter(claim::isHeldBy).isPresent()) {
                return entry;
            }
            if (claims.replace(holder, taker)) {
                return Optional.empty();
            }
            holder = claims.holder(taker.claim()).orElseGet(() -> taken(taker));
        }
        return Optional.empty();
    }

    /** The holder's entry; where none comes within moments, its key is used up. */
    private Optional<Entry> entryOf(Holder holder) {
        for (int glance = 0; glance < GLANCES; glance++) {
            Optional<Entry> entry = history.byKey(holder.chain(), holder.key());
            if (entry.isPresent()) {
                return entry;
            }
            pause();
        }
        return abandoned(holder);
    }

    private Optional<Entry> abandoned(Holder holder) {
        return switch (ledger.submit(new Abandon(holder))) {
            case Outcome.Committed committed -> Optional.of(committed.entry());
            case Outcome.Replayed replayed -> Optional.of(replayed.entry());
            case Outcome.Refused _, Outcome.RefusedBefore _ -> history.byKey(holder.chain(), holder.key());
        };
    }

    private Holder taken(Holder taker) {
        return patience.untilAnswered(() -> claims.take(List.of(taker))).getFirst();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Uses up a key. */
    private record Abandon(Holder holder) implements Operation<Boolean> {
        @Override
        public Terms terms() {
            Request request = new Request(holder.key(), Fingerprint.NONE);
            return new Terms(holder.chain(), request, List.of(), List.of(), Refusals.FORGOTTEN);
        }

        @Override
        public Boolean gather(History history, AccountState state, java.time.Instant now) {
            return true;
        }

        @Override
        public Verdict decide(AccountState state, java.time.Instant now, Boolean context) {
            return new Verdict.Commit(
                    new Draft(EntryKind.ABANDON, now, List.of(), Optional.empty(), Draft.Why.by(Actor.ENGINE)));
        }
    }
}
