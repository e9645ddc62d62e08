package io.guerdon.stock;

import io.guerdon.ledger.Call;
import io.guerdon.ledger.Claim;
import io.guerdon.ledger.Claims;
import io.guerdon.ledger.Claims.Holder;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.History;
import io.guerdon.unit.ProgramId;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * What the store says of the numbers of one stock. Two sorts of marks are kept there. A claim decides: one entry of all has the
 * number. A trace, left at a number that came back, only makes it quick to find; one too many costs a look, one too few the time
 * until a sweep comes by.
 */
final class Marks {
    private static final int TRACES = 500;

    private final Numbered what;
    private final String claimed;
    private final String traced;
    private final Claims claims;
    private final History history;

    Marks(ProgramId program, Numbered what, Claims claims, History history) {
        this.what = what;
        this.claimed = what.sort() + ":" + program + ":" + what.name() + ":";
        this.traced = what.sort() + "-trace:" + program + ":" + what.name() + ":";
        this.claims = claims;
        this.history = history;
    }

    Claim claim(long number) {
        return new Claim(claimed + number, what.soldOut(), entry -> what.took(entry, number));
    }

    boolean isClaimed(long number) {
        return claims.holder(claimed + number).isPresent();
    }

    /** Whether no entry has it, as far as entries tell. */
    boolean isFree(long number) {
        Optional<Entry> entry = claims.holder(claimed + number).flatMap(this::entry);
        return entry.filter(claim(number)::isHeldBy)
                .filter(taking -> !what.cameBack(taking, history))
                .isEmpty();
    }

    /**
     * The same for a request that wants it. The claim on what came back is passed to the request, because the ledger takes it for
     * the entry's that had it; whatever else makes a claim void the ledger finds out for itself.
     */
    boolean isFreeFor(long number, Call call) {
        Optional<Holder> holder = claims.holder(claimed + number);
        Optional<Entry> taking = holder.flatMap(this::entry).filter(claim(number)::isHeldBy);
        return taking.isEmpty()
                || (what.cameBack(taking.get(), history)
                        && claims.replace(
                                holder.orElseThrow(), new Holder(claimed + number, call.chain(), call.key())));
    }

    private Optional<Entry> entry(Holder holder) {
        return history.byKey(holder.chain(), holder.key());
    }

    /**
     * The first number that is traced and wanted. Traces that are passed by of numbers that were taken again are wiped out.
     *
     * @param wanted asked of one number after another, until it answers yes
     */
    Optional<Long> firstTraced(LongPredicate wanted) {
        List<Holder> traces = claims.beginning(traced, TRACES);
        int wiped = 0;
        for (Holder trace : traces) {
            long number = number(trace);
            if (wanted.test(number)) {
                return Optional.of(number);
            }
            if (!isFree(number)) {
                claims.release(trace);
                wiped++;
            }
        }
        return wiped > 0 && wiped == traces.size() ? firstTraced(wanted) : Optional.empty();
    }

    /** Leaves a trace, this call's own: whoever has read an earlier one may wipe out only that. */
    void trace(long number, Call call) {
        Holder own = new Holder(traced + number, call.chain(), call.key());
        Holder there = there(own);
        while (!there.equals(own) && !claims.replace(there, own)) {
            there = there(own);
        }
    }

    private Holder there(Holder own) {
        return claims.take(List.of(own)).getFirst();
    }

    private long number(Holder trace) {
        return Long.parseLong(trace.claim().substring(traced.length()));
    }
}
