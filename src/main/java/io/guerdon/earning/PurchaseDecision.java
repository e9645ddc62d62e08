package io.guerdon.earning;

import io.guerdon.budget.Hand;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Claim;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.program.Program;
import io.guerdon.unit.ProgramId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides what a purchase earns. */
record PurchaseDecision(Program program, RecordPurchase command, Call call, Sources sources, Hand hand)
        implements Operation<Reading> {
    static final String RULE = "base-rate";
    static final List<String> FIELDS =
            List.of("operation", "merchant", "store", "terminal", "receipt", "at", "currency", "lines", "tenders");

    @Override
    public Terms terms() {
        Request request = new Request(call.key(), Fingerprint.of(command.fields()));
        return new Terms(call.chain(), request, FIELDS, List.of(command.claim(program.id())), Refusals.FORGOTTEN);
    }

    /** What makes a merchant's receipt belong to one entry among all. */
    static Claim receiptClaim(ProgramId program, String merchant, String receipt) {
        String id = "receipt:" + program + ":" + merchant + ":" + receipt;
        return Claim.of(id, "receipt-already-recorded", PurchaseMade.class, made -> made.isReceipt(merchant, receipt));
    }

    @Override
    public Reading gather(History history, AccountState state, Instant now) {
        Reading.Asking asking = Reading.Asking.sale(sources, program, command.basket());
        Reading reading = Reading.of(asking, command.at(), history, state, now);
        Instant at = command.at().orElse(now);
        return new Funding(sources, program, asking.book(), hand, at, now)
                .of(
                        reading,
                        command.till().merchant(),
                        () -> Recording.rated(program, command, at, reading.circumstances()));
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Reading reading) {
        Instant at = command.at().orElse(now);
        Recording recording = Recording.of(program, command, at, reading.circumstances());
        return recording
                .refusal(state)
                .<Verdict>map(Verdict.Refuse::new)
                .orElseGet(() -> new Verdict.Commit(draft(recording, new Workings(state), at, reading.later())));
    }

    private Draft draft(Recording recording, Workings workings, Instant at, Later later) {
        Recording.Recorded recorded = recording.into(workings, later);
        return new Draft(
                EntryKind.EARN,
                at,
                workings.movements(),
                Optional.of(recorded.made()),
                new Draft.Why(recorded.trace(), call.actor(), recorded.refs(), recording.turns()));
    }
}
