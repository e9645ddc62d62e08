package io.guerdon.earning;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.Guards;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Lot;
import io.guerdon.ledger.LotFate;
import io.guerdon.ledger.Maturity;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Records activities; one of a type that lots wait for lets those lots be spent. */
public final class Activities {
    private final Ledger ledger;

    /** Records activities in a ledger. */
    public Activities(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Records an activity. */
    public Outcome report(ReportActivity command, Call call) {
        return ledger.submit(new Decision(command, call));
    }

    record Decision(ReportActivity command, Call call) implements Operation<Optional<Void>> {
        private static final List<String> FIELDS = List.of("operation", "type", "at", "attributes");

        @Override
        public Terms terms() {
            Request request = new Request(call.key(), Fingerprint.of(command.fields()));
            return new Terms(call.chain(), request, FIELDS, List.of(), Refusals.FORGOTTEN);
        }

        @Override
        public Optional<Void> gather(History history, AccountState state, Instant now) {
            return Optional.empty();
        }

        @Override
        public Verdict decide(AccountState state, Instant now, Optional<Void> nothing) {
            return Guards.mayEarn(state).<Verdict>map(Verdict.Refuse::new).orElseGet(() -> commit(state, now));
        }

        private Verdict commit(AccountState state, Instant now) {
            Workings workings = new Workings(state);
            state.wallets().forEach((id, wallet) -> {
                for (Lot lot : wallet.waiting().values()) {
                    if (lot.maturity().equals(new Maturity.MaturesOn(command.type()))) {
                        workings.mature(id, lot);
                    }
                }
            });
            String[] refs = LotFate.refs(workings.movements()).toArray(String[]::new);
            return new Verdict.Commit(new Draft(
                    EntryKind.ACTIVITY,
                    command.at().orElse(now),
                    workings.movements(),
                    Optional.of(new ActivityReported(command.type(), command.attributes())),
                    Draft.Why.of(call).refs(refs)));
        }
    }
}
