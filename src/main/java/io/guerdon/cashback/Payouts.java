package io.guerdon.cashback;

import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Outcome;
import io.guerdon.program.Program;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Puts money aside to be paid out, and hears how that ended. */
public final class Payouts {
    /** By what reference every entry about a payout is found. */
    static final String ALL = "payouts";

    private final Ledger ledger;
    private final History history;

    /** Payouts in a ledger. */
    public Payouts(Ledger ledger, History history) {
        this.ledger = ledger;
        this.history = history;
    }

    /** Puts money aside; a refusal is remembered under its key. */
    public Outcome request(Program program, RequestPayout command, Call call) {
        return ledger.submit(new RequestDecision(program, command, call));
    }

    /** Ends a payout, once. */
    public Outcome finish(Program program, FinishPayout command, Call call) {
        return ledger.submit(new FinishDecision(program, command, call));
    }

    /** The payouts of a member, latest first, at most {@code limit} of those whose entry is before {@code seq}. */
    public List<Payout> before(ChainId chain, long seq, int limit) {
        SequencedMap<PayoutId, Payout> payouts = new LinkedHashMap<>();
        for (Entry entry : history.byRef(chain, ALL)) {
            PayoutId id = Payout.changed(entry).payout();
            payouts.merge(id, new Payout(entry, entry), (there, _) -> there.then(entry));
        }
        return payouts.reversed().values().stream()
                .filter(payout -> payout.requested().seq() < seq)
                .limit(limit)
                .toList();
    }
}
