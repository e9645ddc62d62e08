package io.guerdon.stock;

import io.guerdon.ledger.Call;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.LedgerRefusal.ClaimTaken;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Overloaded;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * So many of one thing, numbered. The k-th claims number k, so however many processes give, and however they end, never more are
 * given than there are numbers.
 */
public final class Stock {
    private static final int ATTEMPTS = 1_000;

    private final Marks marks;
    private final FreeNumbers free;
    private final Ledger ledger;

    Stock(Marks marks, Ledger ledger, Clock clock) {
        this.marks = marks;
        this.free = new FreeNumbers(marks, clock);
        this.ledger = ledger;
    }

    /**
     * Has a request take a number.
     *
     * @param most how many there are
     * @param attempt submits the request with a place, whose claim its entry is to have; without one where none is free
     * @throws Overloaded where others keep coming first
     */
    public Outcome take(long most, Call call, Function<Optional<Place>, Outcome> attempt) {
        for (int tried = 0; tried < ATTEMPTS; tried++) {
            Optional<Long> number = free.take(most, call);
            if (number.isEmpty()) {
                return attempt.apply(Optional.empty());
            }
            Place place = new Place(number.get(), marks.claim(number.get()));
            Outcome outcome = tried(place, call, attempt);
            if (!isTaken(outcome, place)) {
                return outcome;
            }
            free.taken(place.number(), most);
        }
        throw new Overloaded("too many others take the same");
    }

    /** After a fault nobody knows whether the number was taken; whoever tries it next finds out. */
    private Outcome tried(Place place, Call call, Function<Optional<Place>, Outcome> attempt) {
        Outcome outcome;
        try {
            outcome = attempt.apply(Optional.of(place));
        } catch (RuntimeException fault) {
            free.giveBack(place.number());
            throw fault;
        }
        settle(place, call, outcome);
        return outcome;
    }

    /**
     * A number under which nothing was given is free again. Its claim is let go only where the request can have no use for its key
     * any more; where it may be asked again, whoever takes the number next deals with the claim, if there is one.
     */
    private void settle(Place place, Call call, Outcome outcome) {
        switch (outcome) {
            case Outcome.Committed _ -> free.putDown(place.number());
            case Outcome.Replayed replayed
            when place.claim().isHeldBy(replayed.entry()) -> free.putDown(place.number());
            case Outcome.Replayed _, Outcome.RefusedBefore _ -> letGo(place, call);
            case Outcome.Refused _ when isTaken(outcome, place) -> free.putDown(place.number());
            case Outcome.Refused refused when refused.refusal() instanceof ClaimTaken -> letGo(place, call);
            case Outcome.Refused _ -> free.giveBack(place.number());
        }
    }

    private void letGo(Place place, Call call) {
        try {
            ledger.letGo(place.claim(), call.chain(), call.key());
        } finally {
            free.giveBack(place.number());
        }
    }

    private static boolean isTaken(Outcome outcome, Place place) {
        return outcome instanceof Outcome.Refused refused
                && refused.refusal() instanceof ClaimTaken taken
                && taken.claim().id().equals(place.claim().id());
    }

    /** What had a number has come back, as the call's entry says: others may take it. */
    public void cameBack(long number, Call call) {
        marks.trace(number, call);
    }

    /** Whether nothing seems to be left. */
    public boolean isEmpty(long most) {
        return free.isEmpty(most);
    }
}
