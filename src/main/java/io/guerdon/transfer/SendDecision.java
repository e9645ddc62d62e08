package io.guerdon.transfer;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Claim;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.Guard;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Movement.TransferSent;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.TransferId;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.transfer.TransferRefusal.InsufficientBalance;
import io.guerdon.transfer.TransferRefusal.InsufficientPoints;
import io.guerdon.transfer.TransferRefusal.ReceiverClosed;
import io.guerdon.transfer.TransferRefusal.TooManyTransfers;
import io.guerdon.transfer.TransferRefusal.TransferToSelf;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Decides the debit. Its context is the receiver's status, which may change before the points arrive. */
record SendDecision(SendPoints command, ChainId receiver, Call call, Sender sender)
        implements Operation<AccountStatus> {
    /** Who sends, and where accounts are read. */
    record Sender(Guard guard, Accounts accounts) {}

    private static final int MOST_TRANSFERS = 20;
    private static final List<String> FIELDS = List.of("operation", "to", "unit", "points");

    @Override
    public Terms terms() {
        return terms(command, call, List.of(Parcels.claim(receiver, call)));
    }

    static Terms terms(SendPoints command, Call call, List<Claim> claims) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", "transfer");
        fields.put("to", command.to());
        fields.put("unit", command.unit());
        fields.put("points", command.points().value());
        Request request = new Request(call.key(), Fingerprint.of(fields));
        return new Terms(call.chain(), request, FIELDS, claims, Refusals.REMEMBERED);
    }

    @Override
    public AccountStatus gather(History history, AccountState state, Instant now) {
        return sender.accounts().read(receiver).status();
    }

    @Override
    public Verdict decide(AccountState state, Instant now, AccountStatus status) {
        return mayReceive(status)
                .or(() -> sender.guard().check(state))
                .or(() -> limits(state))
                .<Verdict>map(Verdict.Refuse::new)
                .orElseGet(() -> new Verdict.Commit(draft(state, now)));
    }

    private Optional<Refusal> mayReceive(AccountStatus status) {
        if (receiver.equals(call.chain())) {
            return Optional.of(new TransferToSelf());
        }
        return status == AccountStatus.CLOSED ? Optional.of(new ReceiverClosed()) : Optional.empty();
    }

    private Optional<Refusal> limits(AccountState state) {
        long available = state.wallet(command.unit()).available();
        if (state.transfers().size() >= MOST_TRANSFERS) {
            return Optional.of(new TooManyTransfers(MOST_TRANSFERS));
        }
        return available < command.points().value() ? Optional.of(insufficient(available)) : Optional.empty();
    }

    private Refusal insufficient(long available) {
        long requested = command.points().value();
        return command.unit().equals(WalletId.POINTS)
                ? new InsufficientPoints(available, requested)
                : new InsufficientBalance(command.unit().value(), available, requested);
    }

    private Draft draft(AccountState state, Instant now) {
        Workings workings = new Workings(state);
        TransferId id = TransferId.of(state.chain(), workings.seq());
        workings.apply(new TransferSent(
                command.unit(),
                id,
                receiver,
                workings.draws(command.unit(), command.points().value())));
        return new Draft(
                EntryKind.TRANSFER_OUT,
                now,
                workings.movements(),
                Optional.of(new PointsSent(id, receiver, command.unit(), command.points())),
                Draft.Why.of(call).refs(id.value()));
    }
}
