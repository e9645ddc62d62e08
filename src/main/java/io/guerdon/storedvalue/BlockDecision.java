package io.guerdon.storedvalue;

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
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Verdict;
import io.guerdon.program.StoredValueSettings;
import io.guerdon.redemption.Purse;
import io.guerdon.redemption.StoredValueBlock;
import io.guerdon.storedvalue.BlockStoredValue.Act;
import io.guerdon.storedvalue.StoredValueRefusal.StoredValueNotBlocked;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Decides whether stored value is blocked or not any more. What is held for a payment in progress stays so. */
record BlockDecision(StoredValueSettings settings, BlockStoredValue command, Call call)
        implements Operation<Optional<Void>> {
    private static final List<String> FIELDS = List.of("operation", "storedValue", "reason");

    @Override
    public Terms terms() {
        return terms(command, call);
    }

    static Terms terms(BlockStoredValue command, Call call) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", command.act() == Act.BLOCK ? "stored-value-block" : "stored-value-unblock");
        fields.put("storedValue", command.storedValue());
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
        Optional<Refusal> blocked = Purse.blocked(settings.id(), state);
        return switch (command.act()) {
            case BLOCK ->
                blocked.<Verdict>map(Verdict.Refuse::new)
                        .orElseGet(() -> commit(EntryKind.STORED_VALUE_BLOCK, opened(), now));
            case UNBLOCK ->
                blocked.isPresent()
                        ? commit(EntryKind.STORED_VALUE_UNBLOCK, closed(), now)
                        : new Verdict.Refuse(
                                new StoredValueNotBlocked(settings.id().value()));
        };
    }

    private Movement opened() {
        return new HoldOpened(principal(), hold(), MerchantId.HOUSE, "", Instant.MAX, List.of());
    }

    private Movement closed() {
        return new HoldClosed(principal(), hold(), HoldClosed.Ending.VOIDED, List.of(), List.of(), Book.HELD);
    }

    private WalletId principal() {
        return settings.parts().principal();
    }

    private HoldId hold() {
        return StoredValueBlock.of(settings.id()).hold();
    }

    private Verdict commit(EntryKind kind, Movement movement, Instant now) {
        Draft.Why why = Draft.Why.of(call.because(command.reason())).refs(hold().value());
        StoredValueStanding standing = new StoredValueStanding(settings.id());
        return new Verdict.Commit(new Draft(kind, now, List.of(movement), Optional.of(standing), why));
    }
}
