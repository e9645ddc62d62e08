package io.guerdon.payment;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Due;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Outcome;
import io.guerdon.program.Program;
import io.guerdon.unit.MerchantId;
import java.util.List;
import java.util.Optional;

/** What members are to pay outside: read, and told about. */
public final class Charges {
    private final Ledger ledger;
    private final Accounts accounts;
    private final History history;

    /** Of a ledger. */
    public Charges(Ledger ledger, Accounts accounts, History history) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.history = history;
    }

    /** Has a charge paid, failed or paid back. */
    public Outcome settle(Program program, SettleCharge command, Call call) {
        MerchantId merchant = find(call.chain(), command.charge())
                .map(found -> found.charge().merchant())
                .orElse(MerchantId.HOUSE);
        return ledger.submit(new SettleDecision(program, command, merchant, call));
    }

    /** A charge of a member. */
    public Optional<ChargeSoFar> find(ChainId chain, ArrangementId id) {
        return ChargeSoFar.read(history, now(chain), id);
    }

    /** What a member is to pay now, by what it is for. */
    public List<ChargeSoFar> open(ChainId chain) {
        return now(chain).arrangements().entrySet().stream()
                .filter(each -> each.getValue() instanceof Charge)
                .map(each -> ChargeSoFar.open(each.getKey(), (Charge) each.getValue()))
                .toList();
    }

    private AccountState now(ChainId chain) {
        return Due.applied(accounts.read(chain), ledger.time().now(chain.program()), ledger.suspended(chain.program()));
    }
}
