package io.guerdon.coupon;

import io.guerdon.earning.LotFactory;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.HoldId;
import io.guerdon.ledger.Movement.HoldOpened;
import io.guerdon.ledger.Movement.LotDrawn;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.program.Program;
import io.guerdon.redemption.Holds;
import io.guerdon.redemption.RedeemRefusal.HoldTooLong;
import io.guerdon.unit.MerchantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides whether a coupon can be used on a sale, and uses it or puts it aside. */
record ApplyDecision(Program program, ApplyCoupon command, Call call) implements Operation<Applying.Found> {
    @Override
    public Terms terms() {
        Request request = new Request(call.key(), Fingerprint.of(command.fields()));
        return new Terms(call.chain(), request, ApplyCoupon.FIELDS, List.of(), Refusals.REMEMBERED);
    }

    @Override
    public Applying.Found gather(History history, AccountState state, Instant now) {
        return new Applying(program, command).gather(history, state);
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Applying.Found found) {
        return switch (new Applying(program, command).check(state, now, found)) {
            case Applying.Ready.Refused refused -> new Verdict.Refuse(refused.refusal());
            case Applying.Ready.Fits fits -> applied(state, now, fits);
        };
    }

    private Verdict applied(AccountState state, Instant now, Applying.Ready.Fits fits) {
        return switch (command) {
            case ApplyCoupon.Redeem _ -> new Verdict.Commit(redeemed(state, now, fits));
            case ApplyCoupon.Reserve reserve ->
                unholdable(state, reserve)
                        .<Verdict>map(Verdict.Refuse::new)
                        .orElseGet(
                                () -> new Verdict.Commit(reserved(state, now.plus(reserve.lapsesAfter()), now, fits)));
        };
    }

    private Optional<Refusal> unholdable(AccountState state, ApplyCoupon.Reserve reserve) {
        Duration longest = program.policies().spending().longestHold();
        if (reserve.lapsesAfter().compareTo(longest) > 0) {
            return Optional.of(
                    new HoldTooLong(longest.toString(), reserve.lapsesAfter().toString()));
        }
        return Holds.hasRoom(state, 1);
    }

    private Draft redeemed(AccountState state, Instant now, Applying.Ready.Fits fits) {
        MerchantId merchant = command.sale().till().merchant();
        Workings workings = new Workings(state);
        workings.apply(new LotDrawn(fits.definition(), fits.draw(), Book.AVAILABLE, Book.acceptor(merchant)));
        new LotFactory(program, merchant).slide(workings, now);
        Draft.Why why = Draft.Why.of(call).refs(command.coupon().value(), Applying.receiptRef(command.sale()));
        return new Draft(EntryKind.COUPON_REDEEM, now, workings.movements(), Optional.of(fits.applied()), why);
    }

    private Draft reserved(AccountState state, Instant lapsesAt, Instant now, Applying.Ready.Fits fits) {
        Workings workings = new Workings(state);
        HoldId hold = HoldId.of(state.chain().owner(), workings.seq());
        workings.apply(new HoldOpened(
                fits.definition(),
                hold,
                command.sale().till().merchant(),
                command.sale().reference(),
                lapsesAt,
                List.of(fits.draw())));
        Draft.Why why = Draft.Why.of(call).refs(hold.value(), command.coupon().value());
        return new Draft(EntryKind.COUPON_RESERVE, now, workings.movements(), Optional.of(fits.applied()), why);
    }
}
