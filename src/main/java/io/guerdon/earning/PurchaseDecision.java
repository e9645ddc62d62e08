package io.guerdon.earning;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Claim;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.Guards;
import io.guerdon.ledger.History;
import io.guerdon.ledger.LotFate;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Trace;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.program.Program;
import io.guerdon.program.Programs;
import io.guerdon.tier.TierReading;
import io.guerdon.unit.ProgramId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides what a purchase earns. */
record PurchaseDecision(Program program, RecordPurchase command, Call call, Programs programs)
        implements Operation<PurchaseDecision.Read> {
    static final String RULE = "base-rate";
    static final List<String> FIELDS =
            List.of("operation", "merchant", "store", "terminal", "receipt", "at", "currency", "lines", "tenders");

    @Override
    public Terms terms() {
        Request request = new Request(call.key(), Fingerprint.of(command.fields()));
        Claim receipt = new Claim(
                receiptClaim(program.id(), command.till().merchant().value(), command.receipt()),
                "receipt-already-recorded");
        return new Terms(call.chain(), request, FIELDS, List.of(receipt), Refusals.FORGOTTEN);
    }

    /** What makes a merchant's receipt belong to one entry among all. */
    static String receiptClaim(ProgramId program, String merchant, String receipt) {
        return "receipt:" + program + ":" + merchant + ":" + receipt;
    }

    /**
     * What a sale is judged by beside its account.
     *
     * @param later what came after it
     * @param tier what says which tier the member had
     */
    record Read(Later later, Optional<TierReading> tier) {}

    @Override
    public Read gather(History history, AccountState state) {
        return new Read(later(history, state), tier(history, state));
    }

    /** Only sliding expiry asks what came after a sale; without an instant it is recorded as it happens. */
    private Later later(History history, AccountState state) {
        return LotFactory.sliding(program).isEmpty()
                ? Later.NOTHING
                : LateReading.since(command.at().orElse(state.asOf()), history, state);
    }

    private Optional<TierReading> tier(History history, AccountState state) {
        return program.catalogue().tiering().isPresent() && RuleBook.of(program).mayAskTier()
                ? TierReading.of(programs, program, history, state, command.at())
                : Optional.empty();
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Read read) {
        Instant at = command.at().orElse(now);
        String tier = read.tier().map(reading -> reading.tierAt(state, at)).orElse("");
        Rated rated = Judging.judge(program, command, at, tier);
        Optional<Refusal> refusal = Guards.mayEarn(state).or(() -> hasRoom(state, rated));
        return refusal.<Verdict>map(Verdict.Refuse::new)
                .orElseGet(() -> new Verdict.Commit(draft(state, at, rated, read.later())));
    }

    private static Optional<Refusal> hasRoom(AccountState state, Rated rated) {
        return rated.amounts().entrySet().stream()
                .flatMap(earned -> Guards.hasRoom(state, earned.getKey(), earned.getValue()).stream())
                .findFirst();
    }

    private Draft draft(AccountState state, Instant at, Rated rated, Later later) {
        Workings workings = new Workings(state);
        LotFactory lots = new LotFactory(program, command.till().merchant());
        lots.slide(workings, at, later);
        List<String> refs = LotFate.refs(workings.movements());
        rated.amounts().forEach((wallet, amount) -> {
            if (amount > 0) {
                lots.open(workings, wallet, amount, at, later);
            }
        });
        PurchaseMade purchase = new PurchaseMade(
                PurchaseId.of(state.chain(), workings.seq()),
                command.till(),
                command.receipt(),
                command.currency(),
                command.basket(),
                rated.matched());
        Trace trace = new Trace(program.revision(), rated.fired(), rated.missed());
        return new Draft(
                EntryKind.EARN,
                at,
                workings.movements(),
                Optional.of(purchase),
                new Draft.Why(trace, call.actor(), refs));
    }
}
