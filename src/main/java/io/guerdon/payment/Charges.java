package io.guerdon.payment;

import io.guerdon.earning.EarnRefusal.MerchantSuspended;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Due;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Refusal;
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

    /** Has a charge paid, failed or paid back; to a merchant that the program has suspended by now nothing is paid. */
    public Outcome settle(Program program, SettleCharge command, Call call) {
        MerchantId merchant = find(call.chain(), command.charge())
                .map(found -> found.charge().merchant())
                .orElse(MerchantId.HOUSE);
        SettleDecision decision = new SettleDecision(command, merchant, call);
        return suspended(program, decision)
                .map(refusal -> ledger.refuse(decision.terms(), refusal))
                .orElseGet(() -> ledger.submit(decision));
    }

    /** Whoever acts for another merchant is told only that. */
    private static Optional<Refusal> suspended(Program program, SettleDecision decision) {
        String actsFor = decision.call().actor().merchant();
        boolean isTheirs =
                actsFor.isEmpty() || actsFor.equals(decision.merchant().value());
        return switch (decision.command()) {
            case SettleCharge.Confirm _ ->
                isTheirs ? MerchantSuspended.at(program, decision.merchant()) : Optional.empty();
            case SettleCharge.Fail _, SettleCharge.Refund _ -> Optional.empty();
        };
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
