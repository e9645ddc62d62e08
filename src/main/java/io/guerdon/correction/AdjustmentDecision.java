package io.guerdon.correction;

import io.guerdon.correction.AdjustBalance.Cause;
import io.guerdon.correction.CorrectionRefusal.InsufficientPoints;
import io.guerdon.correction.CorrectionRefusal.TooManyRequests;
import io.guerdon.earning.EarnRefusal.MerchantDoesNotIssue;
import io.guerdon.earning.EarnRefusal.UnknownMerchant;
import io.guerdon.earning.LotFactory;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AdjustmentRequest;
import io.guerdon.ledger.AdjustmentRequest.Asked;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Claim;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.Guards;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Movement.ApprovalRequested;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.TakeBack;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.program.Program;
import io.guerdon.unit.MerchantId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Decides an adjustment: made at once, or put before a second operator. */
record AdjustmentDecision(Program program, AdjustBalance command, Call call) implements Operation<Optional<Void>> {
    private static final List<String> FIELDS = List.of("operation", "unit", "amount", "reason", "cause", "merchant");
    private static final int MOST_REQUESTS = 20;
    private static final Duration REQUEST_LASTS = Duration.ofDays(7);

    @Override
    public Terms terms() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", "adjustment");
        fields.put("unit", command.wallet());
        fields.put("amount", command.amount());
        fields.put("reason", command.reason());
        // The first names it; the others follow from that, and in whose name it is.
        command.causes().stream().limit(1).forEach(cause -> fields.put("cause", cause.ref()));
        if (command.causes().isEmpty()) {
            command.merchant().ifPresent(merchant -> fields.put("merchant", merchant));
        }
        Request request = new Request(call.key(), Fingerprint.of(fields));
        List<Claim> claims = command.causes().stream()
                .map(cause -> cause.claim(call.chain().program()))
                .toList();
        return new Terms(call.chain(), request, FIELDS, claims, Refusals.FORGOTTEN);
    }

    @Override
    public Optional<Void> gather(History history, AccountState state, Instant now) {
        return Optional.empty();
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Optional<Void> nothing) {
        Optional<Refusal> refusal = refusal(program, state, command);
        if (refusal.isPresent()) {
            return new Verdict.Refuse(refusal.get());
        }
        if (Math.abs(command.amount()) > program.policies().spending().approvalAbove()) {
            return request(state, now);
        }
        Workings workings = new Workings(state);
        adjust(program, workings, command, now);
        return new Verdict.Commit(draft(EntryKind.ADJUST, workings, now));
    }

    static Optional<Refusal> refusal(Program program, AccountState state, AdjustBalance command) {
        return command.merchant()
                .flatMap(merchant -> naming(program, merchant, command))
                .or(() -> refusal(state, command));
    }

    /** What is put right may be of a merchant that has left. */
    private static Optional<Refusal> naming(Program program, MerchantId merchant, AdjustBalance command) {
        return command.causes().isEmpty() && program.merchant(merchant).isEmpty()
                ? Optional.of(new UnknownMerchant(merchant.value()))
                : MerchantDoesNotIssue.funding(program, merchant, command.amount());
    }

    private static Optional<Refusal> refusal(AccountState state, AdjustBalance command) {
        long available = state.wallet(command.wallet()).available();
        if (command.amount() < 0) {
            return available < -command.amount()
                    ? Optional.of(new InsufficientPoints(available, -command.amount()))
                    : Optional.empty();
        }
        return Guards.mayEarn(state).or(() -> Guards.hasRoom(state, command.wallet(), command.amount()));
    }

    /**
     * In a merchant's name it is as if the merchant had issued, or taken back: its stream tells it, and where another's is taken because its
     * own is spent, it is made good at cost.
     */
    static void adjust(Program program, Workings workings, AdjustBalance command, Instant now) {
        MerchantId issuer = command.merchant().orElse(MerchantId.HOUSE);
        Book book = command.merchant().map(Book::issuer).orElse(Book.OPERATOR);
        if (command.amount() > 0) {
            new LotFactory(program, issuer).openAtOnce(workings, command.wallet(), command.amount(), now, book);
        } else {
            take(workings, command, book);
        }
    }

    private static void take(Workings workings, AdjustBalance command, Book book) {
        TakeBack taking = new TakeBack(workings, command.wallet(), -command.amount(), book);
        command.merchant().ifPresent(taking::fromIssuedBy);
        taking.fromOthers();
    }

    private Verdict request(AccountState state, Instant now) {
        if (state.requests().size() >= MOST_REQUESTS) {
            return new Verdict.Refuse(new TooManyRequests(MOST_REQUESTS));
        }
        Workings workings = new Workings(state);
        workings.apply(new ApprovalRequested(new AdjustmentRequest(
                workings.seq(), asked(), call.actor().credential(), command.reason(), now.plus(REQUEST_LASTS))));
        return new Verdict.Commit(draft(EntryKind.ADJUST_REQUEST, workings, now));
    }

    private Asked asked() {
        return new Asked(command.wallet(), command.amount(), command.merchant());
    }

    private Draft draft(EntryKind kind, Workings workings, Instant now) {
        return new Draft(
                kind,
                now,
                workings.movements(),
                Optional.of(new BalanceAdjusted(command.wallet(), command.amount(), command.merchant(), "")),
                Draft.Why.of(call.because(command.reason())).refs(refs()));
    }

    private String[] refs() {
        return command.causes().stream().map(Cause::ref).toArray(String[]::new);
    }
}
