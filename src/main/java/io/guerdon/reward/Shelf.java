package io.guerdon.reward;

import io.guerdon.ledger.Call;
import io.guerdon.ledger.Claims;
import io.guerdon.ledger.Claims.Holder;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.History;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.RewardId;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The numbered places of a reward, as one process sees them. Whoever wants one leaves a trace at it, then has an entry claim it,
 * then wipes the trace out. So every number below the first untouched one has a claim or a trace, and one that came free again,
 * because its entry never came, was refused or was cancelled, has a trace: both are found without looking at all the others.
 */
final class Shelf {
    private static final int TRACES = 100;

    private final Claims claims;
    private final History history;
    private final RewardId reward;
    private final String claimed;
    private final String traced;
    private final Queue<Holder> putBack = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();
    /** No number below it is untouched. */
    private long next = 1;

    Shelf(Claims claims, History history, ProgramId program, RewardId reward) {
        this.claims = claims;
        this.history = history;
        this.reward = reward;
        String name = program + ":" + reward + ":";
        this.claimed = "reward:" + name;
        this.traced = "reward-trace:" + name;
    }

    /** A place that seems free, with the request's trace at it. */
    Optional<Place> find(long stock, Call call) {
        return returned(stock, call).or(() -> untouched(stock, call)).or(() -> freed(stock, call));
    }

    /** Whether nothing seems free. */
    boolean isEmpty(long stock) {
        return firstUntouched(stock) > stock
                && claims.beginning(traced, TRACES).stream()
                        .map(this::number)
                        .noneMatch(number -> number <= stock && standing(number).isEmpty());
    }

    /** The request has the place. */
    void wipe(Place place) {
        claims.release(place.trace());
    }

    /** Somebody else has it. Should they give it back meanwhile, their trace may be the one that is wiped out here: so look again. */
    void leave(Place place) {
        leave(place.trace(), place);
    }

    private void leave(Holder trace, Place place) {
        claims.release(trace);
        if (standing(place.number()).isEmpty()) {
            claims.take(List.of(place.trace()));
        }
    }

    /** The request was refused for another reason. */
    void putBack(Place place) {
        putBack.add(place.trace());
    }

    /** Leaves a trace at a place that comes free; the trace of its own claim may be wiped out any moment, and is replaced. */
    Place loosen(RewardClaim claim, Call call) {
        Place place = place(claim.now().place(), call);
        Entry made = claim.made();
        Holder own =
                new Holder(place.trace().claim(), made.chain(), made.request().key());
        Holder there = holder(place.trace());
        while (there.equals(own) && !claims.replace(own, place.trace())) {
            there = holder(place.trace());
        }
        return place;
    }

    private Holder holder(Holder trace) {
        return claims.take(List.of(trace)).getFirst();
    }

    private Optional<Place> returned(long stock, Call call) {
        for (Holder trace = putBack.poll(); trace != null; trace = putBack.poll()) {
            Optional<Place> place = taken(trace, stock, call);
            if (place.isPresent()) {
                return place;
            }
        }
        return Optional.empty();
    }

    private Optional<Place> untouched(long stock, Call call) {
        turn.lock();
        try {
            for (long number = firstUntouched(stock); number <= stock; number = firstUntouched(stock)) {
                Place place = place(number, call);
                if (holder(place.trace()).equals(place.trace())) {
                    return Optional.of(place);
                }
            }
            return Optional.empty();
        } finally {
            turn.unlock();
        }
    }

    private Optional<Place> freed(long stock, Call call) {
        for (Holder trace : claims.beginning(traced, TRACES)) {
            Optional<Place> place = taken(trace, stock, call);
            if (place.isPresent()) {
                return place;
            }
        }
        return Optional.empty();
    }

    /** The place of a trace, where it may be free and nobody else comes first. */
    private Optional<Place> taken(Holder trace, long stock, Call call) {
        Place place = place(number(trace), call);
        if (place.number() > stock) {
            return Optional.empty();
        }
        if (standing(place.number()).isPresent()) {
            sweep(trace, place);
            return Optional.empty();
        }
        if (!trace.equals(place.trace()) && !claims.replace(trace, place.trace())) {
            return Optional.empty();
        }
        if (takeOver(place)) {
            return Optional.of(place);
        }
        leave(place);
        return Optional.empty();
    }

    /** What is left of a request that is over and did not get to say so. */
    private void sweep(Holder trace, Place place) {
        if (history.byKey(trace.chain(), trace.key()).isPresent()) {
            leave(trace, place);
        }
    }

    /** Takes the claim over from an entry that does not stand; whether one that is missing still comes, the ledger finds out. */
    private boolean takeOver(Place place) {
        Optional<Holder> holder = claims.holder(place.claim().claim());
        return holder.isEmpty()
                || history.byKey(holder.get().chain(), holder.get().key()).isEmpty()
                || (!stands(place.number(), holder.get()) && claims.replace(holder.get(), place.claim()));
    }

    /** Who has the place for good, as far as entries tell. */
    private Optional<Holder> standing(long number) {
        return claims.holder(claimed + number).filter(holder -> stands(number, holder));
    }

    /** An entry says itself which place it has, and a key makes one entry only. */
    private boolean stands(long number, Holder holder) {
        return history.byKey(holder.chain(), holder.key())
                .flatMap(entry -> entry.draft().subject())
                .filter(subject -> subject instanceof RewardClaimChanged claim
                        && claim.reward().equals(reward)
                        && claim.place() == number
                        && !isCancelled(holder, claim))
                .isPresent();
    }

    private boolean isCancelled(Holder holder, RewardClaimChanged claim) {
        return RewardClaim.in(history.byRef(holder.chain(), claim.claim().value())).stream()
                .anyMatch(RewardClaim::isCancelled);
    }

    /** Every number below the first untouched one is touched, so it is looked for in growing steps, and then by halves. */
    private long firstUntouched(long stock) {
        turn.lock();
        try {
            if (next <= stock && isTouched(next)) {
                long last = next;
                long step = 1;
                while (last + step <= stock && isTouched(last + step)) {
                    last += step;
                    step *= 2;
                }
                next = between(last, Math.min(last + step, stock + 1));
            }
            return next;
        } finally {
            turn.unlock();
        }
    }

    private long between(long touched, long untouched) {
        long low = touched;
        long high = untouched;
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (isTouched(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private boolean isTouched(long number) {
        return claims.holder(claimed + number).isPresent()
                || claims.holder(traced + number).isPresent();
    }

    private long number(Holder trace) {
        return Long.parseLong(trace.claim().substring(traced.length()));
    }

    private Place place(long number, Call call) {
        return new Place(
                number,
                new Holder(claimed + number, call.chain(), call.key()),
                new Holder(traced + number, call.chain(), call.key()));
    }
}
