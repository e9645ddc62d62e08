package io.guerdon.ledger;

import io.guerdon.ledger.Claims.Holder;
import io.guerdon.ledger.Journal.StoredEntry;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/** Decides and appends on the caller's thread, over chains in memory: the ledger's rules without its threads and stores. */
public final class Desk {
    private final DeskHistory history = new DeskHistory();
    private final InMemoryClaims claims = new InMemoryClaims();
    private final Map<ChainId, AccountState> states = new HashMap<>();
    private final Accounts accounts = new Accounts(history, new InMemorySnapshots(), () -> Duration.ZERO, 1 << 17);
    private final Consumer<Entry> watcher;
    private final Clearing clearing;
    private final Following following;
    private Instant now;
    private long entries;

    /** Opens at an instant; the watcher sees each entry as it is appended. */
    public Desk(Instant start, Consumer<Entry> watcher) {
        this(start, watcher, Following.NOTHING);
    }

    /** The same, where something follows from entries. */
    public Desk(Instant start, Consumer<Entry> watcher, Following following) {
        this(start, watcher, Clearing.NOTHING, following);
    }

    /** The same, where partners owe each other for what members spend. */
    public Desk(Instant start, Consumer<Entry> watcher, Clearing clearing, Following following) {
        this.now = start;
        this.watcher = watcher;
        this.clearing = clearing;
        this.following = following;
    }

    /** Opens at an instant. */
    public Desk(String start) {
        this(Instant.parse(start), _ -> {});
    }

    /** The same, where what follows is read from what was appended. */
    public static Desk following(Instant start, Consumer<Entry> watcher, Function<History, Following> following) {
        AtomicReference<Following> later = new AtomicReference<>(Following.NOTHING);
        Desk desk =
                new Desk(start, watcher, (before, decided, now) -> later.get().of(before, decided, now));
        later.set(following.apply(desk.history));
        return desk;
    }

    /** The time. */
    public Instant now() {
        return now;
    }

    /** Moves the time. */
    public void now(Instant instant) {
        now = instant;
    }

    /** Moves the time on. */
    public void advance(Duration by) {
        now = now.plus(by);
    }

    /** What was appended. */
    public History history() {
        return history;
    }

    /** What is claimed. */
    public Claims claims() {
        return claims;
    }

    /** Accounts read from what was appended. */
    public Accounts accounts() {
        return accounts;
    }

    /** The state after the last entry, with everything due applied but not written. */
    public AccountState state(ChainId chain) {
        return Due.applied(written(chain), at(written(chain)), clearing.suspended(chain.program()));
    }

    /** The state after the last entry. */
    public AccountState written(ChainId chain) {
        return states.getOrDefault(chain, AccountState.empty(chain));
    }

    /** Decides, and appends what was decided. A repeated key is decided too, so that a repeat can never break a decision. */
    public Outcome submit(Operation<?> operation) {
        Operation.Terms terms = operation.terms();
        Optional<Refusal> taken = claim(terms);
        if (taken.isPresent()) {
            return Replay.orRefuse(history, terms, taken.get());
        }
        tick(terms.chain());
        Verdict verdict = decide(operation, written(terms.chain()));
        return Replay.find(history, terms).orElseGet(() -> answer(terms, verdict));
    }

    /** Writes what is due. */
    public void tick(ChainId chain) {
        Suspended suspended = clearing.suspended(chain.program());
        Optional<Draft> due = Due.next(written(chain), at(written(chain)), suspended);
        while (due.isPresent()) {
            long seq = written(chain).seq() + 1;
            append(chain, new Entry.Request(EntryKey.ofDue(seq), Fingerprint.NONE), due.get());
            due = Due.next(written(chain), at(written(chain)), suspended);
        }
    }

    /** Checks every entry of a chain as verification does, and that they fold to the state kept here. */
    public void verify(ChainId chain) {
        AccountState folded = AccountState.empty(chain);
        for (Entry entry : history.all(chain)) {
            folded = EntryCheck.check(folded, new StoredEntry(entry, entry.digest(), entry.legs()));
        }
        if (!folded.equals(written(chain))) {
            throw new BrokenInvariant("the state is not the fold of the entries of " + chain);
        }
    }

    private <C> Verdict decide(Operation<C> operation, AccountState state) {
        Instant at = at(state);
        return operation.decide(state, at, operation.gather(history, state, at));
    }

    private Outcome answer(Operation.Terms terms, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Commit commit -> new Outcome.Committed(append(terms.chain(), terms.request(), commit.draft()));
            case Verdict.Refuse refuse -> refused(terms, refuse.refusal());
        };
    }

    private Outcome refused(Operation.Terms terms, Refusal refusal) {
        if (terms.refusals() == Operation.Refusals.REMEMBERED) {
            Draft draft = new Draft(
                    EntryKind.REFUSE,
                    now,
                    List.of(),
                    Optional.of(Refusal.Remembered.of(refusal)),
                    Draft.Why.by(Actor.ENGINE));
            append(terms.chain(), terms.request(), draft);
        }
        return new Outcome.Refused(refusal);
    }

    private Entry append(ChainId chain, Entry.Request request, Draft decided) {
        AccountState before = written(chain);
        Instant at = at(before);
        Draft agreed = clearing.agreed(chain, decided, at);
        Draft draft = agreed.and(following.of(before, agreed, at));
        AccountState moved = Fold.apply(before, draft.movements());
        byte[] digest = ByteBuffer.allocate(32).putLong(++entries).array();
        Entry entry = new Entry(
                new EntryId("desk", entries),
                new Entry.Place(chain, before.seq() + 1, before.head()),
                request,
                draft,
                at,
                Sealing.after(moved, at),
                new Digest(digest));
        claims.take(draft.why().turns().stream().map(turn -> turn.heldBy(entry)).toList());
        states.put(chain, moved.at(entry.seq(), entry.digest(), at));
        history.append(entry);
        watcher.accept(entry);
        return entry;
    }

    private Optional<Refusal> claim(Operation.Terms terms) {
        for (Claim claim : terms.claims()) {
            Holder taker = new Holder(claim.id(), terms.chain(), terms.request().key());
            Holder holder = claims.take(List.of(taker)).getFirst();
            Optional<Entry> entry = history.byKey(holder.chain(), holder.key());
            if (!holder.equals(taker) && entry.filter(claim::isHeldBy).isPresent()) {
                return Optional.of(new LedgerRefusal.ClaimTaken(claim, entry.get()));
            }
            claims.replace(holder, taker);
        }
        return Optional.empty();
    }

    private Instant at(AccountState state) {
        return now.isBefore(state.asOf()) ? state.asOf() : now;
    }
}
