package io.guerdon.redemption;

import io.guerdon.earning.PurchaseMade;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Movement.LotDrawn;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.program.Program;
import io.guerdon.unit.MerchantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Redeems points at once. */
public final class Redemptions {
    private final Ledger ledger;

    /** Redeems in a ledger. */
    public Redemptions(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Spends points of a member; a refusal is remembered under its key. */
    public Outcome redeem(Program program, RedeemPoints command, Call call) {
        return redeem(program, command, call, new Payer.Member(program));
    }

    /** The same, whoever pays. */
    public Outcome redeem(Program program, RedeemPoints command, Call call, Payer payer) {
        return ledger.submit(new Decision(program, command, call, payer));
    }

    record Decision(Program program, RedeemPoints command, Call call, Payer payer) implements Operation<Proportions> {
        private static final List<String> FIELDS =
                List.of("operation", "merchant", "store", "terminal", "points", "unit", "amount", "reference");

        @Override
        public Terms terms() {
            Request request = new Request(call.key(), Fingerprint.of(command.fields()));
            return new Terms(call.chain(), request, FIELDS, List.of(), Refusals.REMEMBERED);
        }

        @Override
        public Proportions gather(History history, AccountState state, Instant now) {
            return spending()
                    .purse()
                    .proportions(history, state, command.points().value());
        }

        @Override
        public Verdict decide(AccountState state, Instant now, Proportions proportions) {
            return command.till()
                    .unlisted(program)
                    .or(() -> spending().allows(command.points()))
                    .or(() -> payer.check(state))
                    .or(() -> spending().covers(state, command.points()))
                    .<Verdict>map(Verdict.Refuse::new)
                    .orElseGet(() -> new Verdict.Commit(draft(state, now, proportions)));
        }

        private Spending spending() {
            return Spending.at(program, command.till(), command.wallet());
        }

        private Draft draft(AccountState state, Instant now, Proportions proportions) {
            MerchantId merchant = command.till().merchant();
            Workings workings = new Workings(state);
            for (Purse.Part part :
                    spending().purse().parts(state, command.points().value(), proportions)) {
                part.draws()
                        .forEach(draw -> workings.apply(
                                new LotDrawn(part.wallet(), draw, Book.AVAILABLE, Book.acceptor(merchant))));
            }
            payer.spent(workings, now);
            PointsRedeemed redeemed = new PointsRedeemed(
                    command.till(),
                    command.wallet(),
                    command.points(),
                    spending().valueOf(command.points()),
                    command.reference());
            return new Draft(
                    EntryKind.REDEEM,
                    now,
                    workings.movements(),
                    Optional.of(redeemed),
                    Draft.Why.of(call).refs(refs()));
        }

        private String[] refs() {
            return command.reference().isEmpty()
                    ? new String[0]
                    : new String[] {
                        PurchaseMade.receiptRef(command.till().merchant().value(), command.reference())
                    };
        }
    }
}
