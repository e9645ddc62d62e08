package io.guerdon.offline;

import io.guerdon.earning.LotFactory;
import io.guerdon.earning.PurchaseMade;
import io.guerdon.earning.Till;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.SentTransfer;
import io.guerdon.ledger.Trace;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.program.LotPolicy;
import io.guerdon.program.OwedPolicy;
import io.guerdon.program.Program;
import io.guerdon.redemption.Payer;
import io.guerdon.redemption.PointsRedeemed;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a settled ticket takes from its member. The goods have left the shop, so nothing is refused: the member gives what
 * is there, a suspended one too; the house advances what is missing, and the member owes it or, where the program writes off, the
 * house bears it. A closed account, and a member whose name proved nothing, give nothing.
 */
record ChargeDecision(Program program, Entry ticket, SentTransfer sent) implements Operation<Optional<Void>> {
    @Override
    public Terms terms() {
        Request request = new Request(EntryKey.following("ticket", sent.id()), Fingerprint.NONE);
        return new Terms(sent.to(), request, List.of(), List.of(), Refusals.FORGOTTEN);
    }

    @Override
    public Optional<Void> gather(History history, AccountState state, Instant now) {
        return Optional.empty();
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Optional<Void> nothing) {
        Book acceptor = Book.acceptor(till().merchant());
        Workings workings = new Workings(state);
        boolean bears = settled().charge().bearer() == Bearer.MEMBER && state.status() != AccountStatus.CLOSED;
        long points = settled().sale().points().value();
        long own = bears ? Math.min(points, state.wallet(wallet()).available()) : 0;
        workings.spend(wallet(), own, acceptor);
        if (points > own) {
            new LotFactory(program, MerchantId.HOUSE).advance(workings, wallet(), points - own, now, acceptor);
            workings.owe(wallet(), bears && owes() ? points - own : 0, Book.issuer(MerchantId.HOUSE));
        }
        if (bears) {
            new Payer.Member(program).spent(workings, settled().sale().at());
        }
        return new Verdict.Commit(draft(workings));
    }

    private boolean owes() {
        return program.lots(wallet()).map(LotPolicy::owed).orElse(OwedPolicy.WRITE_OFF) != OwedPolicy.WRITE_OFF;
    }

    private Draft draft(Workings workings) {
        Ticket.Sale sale = settled().sale();
        PointsRedeemed redeemed = new PointsRedeemed(till(), wallet(), sale.points(), sale.value(), sale.receipt());
        Till till = till();
        Actor actor = Actor.ENGINE.at(till.merchant().value(), till.store(), till.terminal());
        Draft.Why why = new Draft.Why(Trace.under(program.revision()), actor, List.of())
                .refs(
                        PurchaseMade.receiptRef(till.merchant().value(), sale.receipt()),
                        sent.id().value());
        return new Draft(EntryKind.REDEEM, sale.at(), workings.movements(), Optional.of(redeemed), why);
    }

    private TicketSettled settled() {
        return (TicketSettled) ticket.draft().subject().orElseThrow();
    }

    private WalletId wallet() {
        return settled().taken().unit();
    }

    private Till till() {
        Actor actor = ticket.draft().why().actor();
        return new Till(new MerchantId(actor.merchant()), actor.store(), actor.terminal());
    }
}
