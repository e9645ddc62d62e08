package io.guerdon.correction;

import io.guerdon.correction.CorrectionRefusal.ApprovalNotFound;
import io.guerdon.correction.CorrectionRefusal.SecondOperatorRequired;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AdjustmentRequest;
import io.guerdon.ledger.AdjustmentRequest.Asked;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Movement.ApprovalClosed;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.program.Program;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Decides whether a second operator's approval makes an adjustment. */
record ApprovalDecision(Program program, long request, Call call) implements Operation<Optional<Void>> {
    private static final List<String> FIELDS = List.of("operation", "request");

    @Override
    public Terms terms() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", "approval");
        fields.put("request", request);
        Request asked = new Request(call.key(), Fingerprint.of(fields));
        return new Terms(call.chain(), asked, FIELDS, List.of(), Refusals.FORGOTTEN);
    }

    @Override
    public Optional<Void> gather(History history, AccountState state, Instant now) {
        return Optional.empty();
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Optional<Void> nothing) {
        AdjustmentRequest asked = state.requests().get(request);
        if (asked == null) {
            return new Verdict.Refuse(new ApprovalNotFound(Long.toString(request)));
        }
        if (asked.operator().equals(call.actor().credential())) {
            return new Verdict.Refuse(new SecondOperatorRequired(asked.operator()));
        }
        Asked what = asked.asked();
        AdjustBalance adjustment =
                new AdjustBalance(what.wallet(), what.amount(), asked.reason(), what.merchant(), List.of());
        return AdjustmentDecision.refusal(program, state, adjustment)
                .<Verdict>map(Verdict.Refuse::new)
                .orElseGet(() -> approved(state, now, asked, adjustment));
    }

    private Verdict approved(AccountState state, Instant now, AdjustmentRequest asked, AdjustBalance adjustment) {
        Workings workings = new Workings(state);
        workings.apply(new ApprovalClosed(request));
        AdjustmentDecision.adjust(program, workings, adjustment, now);
        return new Verdict.Commit(new Draft(
                EntryKind.ADJUST,
                now,
                workings.movements(),
                Optional.of(new BalanceAdjusted(
                        adjustment.wallet(), adjustment.amount(), adjustment.merchant(), asked.operator())),
                Draft.Why.of(call.because(asked.reason()))));
    }
}
