package io.guerdon.credit;

import io.guerdon.credit.CreditRefusal.CreditNotBlocked;
import io.guerdon.credit.CreditRefusal.CreditNotGranted;
import io.guerdon.credit.CreditRefusal.CreditOfAnotherLender;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.HoldId;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Movement.HoldClosed;
import io.guerdon.ledger.Movement.HoldOpened;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Verdict;
import io.guerdon.redemption.Purse;
import io.guerdon.redemption.RedeemRefusal.CreditBlocked;
import io.guerdon.redemption.StoredValueBlock;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Decides whether credit is blocked or not any more. What is held for a payment in progress stays so, and what is owed is repaid. */
record BlockDecision(BlockCredit command, Call call) implements Operation<Optional<Void>> {
    private static final List<String> FIELDS = List.of("operation", "unit", "reason");

    @Override
    public Terms terms() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", command.act() == BlockCredit.Act.BLOCK ? "credit-block" : "credit-unblock");
        fields.put("unit", wallet());
        fields.put("reason", command.reason());
        return new Terms(
                call.chain(), new Request(call.key(), Fingerprint.of(fields)), FIELDS, List.of(), Refusals.FORGOTTEN);
    }

    @Override
    public Optional<Void> gather(History history, AccountState state, Instant now) {
        return Optional.empty();
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Optional<Void> nothing) {
        Optional<CreditLine> line = CreditLine.of(state, wallet());
        if (line.isEmpty()) {
            return new Verdict.Refuse(new CreditNotGranted(wallet().value()));
        }
        return CreditOfAnotherLender.to(call.actor(), line.get().lender())
                .<Verdict>map(Verdict.Refuse::new)
                .orElseGet(() -> standing(state, now));
    }

    private Verdict standing(AccountState state, Instant now) {
        boolean blocked = Purse.isBlocked(wallet(), state);
        return switch (command.act()) {
            case BLOCK ->
                blocked
                        ? new Verdict.Refuse(new CreditBlocked(wallet().value()))
                        : commit(EntryKind.CREDIT_BLOCK, opened(), now);
            case UNBLOCK ->
                blocked
                        ? commit(EntryKind.CREDIT_UNBLOCK, closed(), now)
                        : new Verdict.Refuse(new CreditNotBlocked(wallet().value()));
        };
    }

    private Movement opened() {
        return new HoldOpened(wallet(), hold(), MerchantId.HOUSE, "", Instant.MAX, List.of());
    }

    private Movement closed() {
        return new HoldClosed(wallet(), hold(), HoldClosed.Ending.VOIDED, List.of(), List.of(), Book.HELD);
    }

    private WalletId wallet() {
        return command.wallet();
    }

    private HoldId hold() {
        return StoredValueBlock.of(wallet()).hold();
    }

    private Verdict commit(EntryKind kind, Movement movement, Instant now) {
        Draft.Why why = CreditRefs.why(call.because(command.reason()), wallet());
        CreditStanding standing = new CreditStanding(wallet());
        return new Verdict.Commit(new Draft(kind, now, List.of(movement), Optional.of(standing), why));
    }
}
