package io.guerdon.redemption;

import io.guerdon.earning.LotFactory;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Guard;
import io.guerdon.ledger.Guards;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Workings;
import io.guerdon.program.Program;
import io.guerdon.unit.MerchantId;
import java.time.Instant;
import java.util.Optional;

/** Whose money or points are spent: whether they may be, and what that does to what is left. */
public interface Payer extends Guard {
    /** Something was spent at an instant. */
    void spent(Workings workings, Instant at);

    /** A member, whose activity extends what slides. */
    record Member(Program program) implements Payer {
        @Override
        public Optional<Refusal> check(AccountState state) {
            return Guards.maySpend(state);
        }

        @Override
        public void spent(Workings workings, Instant at) {
            new LotFactory(program, MerchantId.HOUSE).slide(workings, at);
        }
    }
}
