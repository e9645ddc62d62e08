package io.guerdon.redemption;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.HoldId;
import io.guerdon.ledger.Movement.HoldOpened;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.program.Program;
import io.guerdon.redemption.RedeemRefusal.HoldTooLong;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides whether points can be put aside. */
record HoldDecision(Program program, PlaceHold command, Call call, Payer payer) implements Operation<Proportions> {
    private static final List<String> FIELDS = List.of(
            "operation", "merchant", "store", "terminal", "points", "unit", "amount", "lapsesAfter", "reference");

    @Override
    public Terms terms() {
        Request request = new Request(call.key(), Fingerprint.of(command.fields()));
        return new Terms(call.chain(), request, FIELDS, List.of(), Refusals.REMEMBERED);
    }

    @Override
    public Proportions gather(History history, AccountState state, Instant now) {
        return purse().proportions(history, state, command.points().value());
    }

    private Purse purse() {
        return Purse.of(program, command.wallet());
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Proportions proportions) {
        Spending spending = Spending.at(program, command.till(), command.wallet());
        Optional<Refusal> refusal = command.till()
                .unlisted(program)
                .or(() -> spending.allows(command.points()))
                .or(this::tooLong)
                .or(() -> Holds.hasRoom(state, purse().wallets().size()))
                .or(() -> payer.check(state))
                .or(() -> spending.covers(state, command.points()));
        return refusal.<Verdict>map(Verdict.Refuse::new)
                .orElseGet(() -> new Verdict.Commit(draft(state, now, proportions)));
    }

    private Optional<Refusal> tooLong() {
        Duration longest = program.policies().spending().longestHold();
        return command.lapsesAfter().compareTo(longest) > 0
                ? Optional.of(new HoldTooLong(
                        longest.toString(), command.lapsesAfter().toString()))
                : Optional.empty();
    }

    private Draft draft(AccountState state, Instant now, Proportions proportions) {
        Workings workings = new Workings(state);
        HoldId hold = HoldId.of(state.chain().owner(), workings.seq());
        for (Purse.Part part : purse().parts(state, command.points().value(), proportions)) {
            workings.apply(new HoldOpened(
                    part.wallet(),
                    purse().hold(hold, part.wallet()),
                    command.till().merchant(),
                    command.reference(),
                    now.plus(command.lapsesAfter()),
                    part.draws()));
        }
        return new Draft(
                EntryKind.HOLD,
                now,
                workings.movements(),
                Optional.empty(),
                Draft.Why.of(call).refs(hold.value()));
    }
}
