package io.guerdon.ledger;

import io.guerdon.ledger.Claims.Holder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Deals with turns that somebody else has claimed. Where that entry has come, the turn is taken. Where it does not come within
 * moments, its place is filled: an entry that was on its way is decided again, and one whose process was killed never comes.
 */
final class Turns {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int GLANCES = 6;

    private final Claims claims;
    private final History history;
    private final Ledger ledger;

    Turns(Claims claims, History history, Ledger ledger) {
        this.claims = claims;
        this.history = history;
        this.ledger = ledger;
    }

    /** Gives up the turns of an entry that did not go in. Whoever wants one finds out too, only later. */
    void letGo(List<Holder> turns) {
        try {
            turns.forEach(claims::release);
        } catch (StoreUnavailable _) {
            // They are found to be nobody's by whoever wants them next.
        }
    }

    /** Waits for those who have one of these turns, or makes them free. */
    void await(List<Holder> wanted) {
        wanted.forEach(turn -> claims.holder(turn.claim()).ifPresent(this::settle));
    }

    private void settle(Holder holder) {
        Optional<Entry> there = Turn.inPlaceOf(holder, history);
        for (int glance = 0; there.isEmpty() && glance < GLANCES; glance++) {
            pause();
            if (isLetGo(holder)) {
                return;
            }
            there = Turn.inPlaceOf(holder, history);
        }
        if (there.isEmpty()) {
            ledger.fill(holder.chain(), Turn.seq(holder));
            there = Turn.inPlaceOf(holder, history);
        }
        if (there.isPresent() && Turn.takenBy(holder, there.get()).isEmpty()) {
            claims.release(holder);
        }
    }

    /** Whoever lets a turn go has no use for it, and nothing has to be put in its entry's place. */
    private boolean isLetGo(Holder holder) {
        return claims.holder(holder.claim()).filter(holder::equals).isEmpty();
    }

    /** What fills a place. */
    static Draft nothing(Instant now) {
        return new Draft(EntryKind.ABANDON, now, List.of(), Optional.empty(), Draft.Why.by(Actor.ENGINE));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
