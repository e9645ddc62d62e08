package io.guerdon.prepaid;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.program.Program;
import io.guerdon.redemption.Proportions;
import io.guerdon.redemption.Purse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Spends of stored value what there is, as its purse says. */
record Spend(Program program, long amount, Call call) implements Operation<Integer> {
    @Override
    public Terms terms() {
        return new Terms(
                call.chain(),
                new Entry.Request(call.key(), Fingerprint.NONE),
                List.of(),
                List.of(),
                Refusals.FORGOTTEN);
    }

    @Override
    public Integer gather(History history, AccountState state, Instant now) {
        return 0;
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Integer context) {
        Workings workings = new Workings(state);
        Purse.of(program, PlanShop.STORED)
                .parts(state, amount, Proportions.NONE)
                .forEach(part -> workings.spend(part.wallet(), part.amount(), Book.acceptor(PlanShop.CAFE.merchant())));
        return new Verdict.Commit(
                new Draft(EntryKind.ADJUST, now, workings.movements(), Optional.empty(), Draft.Why.of(call)));
    }
}
