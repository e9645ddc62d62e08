package io.guerdon.pack;

import io.guerdon.earning.EarnRefusal.MerchantDoesNotIssue;
import io.guerdon.earning.EarnRefusal.MerchantSuspended;
import io.guerdon.earning.EarnRefusal.UnknownMerchant;
import io.guerdon.earning.LotFactory;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.Guards;
import io.guerdon.ledger.History;
import io.guerdon.ledger.LedgerRefusal.AmountTooLarge;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Maturity;
import io.guerdon.ledger.Movement.Posted;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.UnitCost;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.pack.PackRefusal.PackPriceAboveWorth;
import io.guerdon.pack.PackRefusal.PackWorthNotWhole;
import io.guerdon.program.Program;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Money;
import io.guerdon.unit.RedeemRate;
import io.guerdon.unit.WalletId;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides the sale of a pack. Its points become a lot of the partner's own account, so that what it bought in all is a balance; its worth is
 * posted in the unit in which partners owe each other, at what each point costs the partner now.
 */
record PackDecision(Program program, BuyPack command, Call call) implements Operation<Optional<Void>> {
    private static final BigInteger MILLION = BigInteger.valueOf(RedeemRate.MILLION);

    @Override
    public Terms terms() {
        Request request = new Request(call.key(), Fingerprint.of(command.fields()));
        return new Terms(
                call.chain(), request, BuyPack.FIELDS, List.of(command.claim(program.id())), Refusals.FORGOTTEN);
    }

    @Override
    public Optional<Void> gather(History history, AccountState state, Instant now) {
        return Optional.empty();
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Optional<Void> nothing) {
        return here().or(this::worth)
                .or(() -> Guards.hasRoom(state, Packs.BOUGHT, command.points().value()))
                .<Verdict>map(Verdict.Refuse::new)
                .orElseGet(() -> new Verdict.Commit(draft(state, now)));
    }

    private Optional<Refusal> here() {
        MerchantId partner = command.partner();
        if (program.merchant(partner).isEmpty()) {
            return Optional.of(new UnknownMerchant(partner.value()));
        }
        if (program.isSuspended(partner)) {
            return MerchantSuspended.at(program, partner);
        }
        return program.issuesAt(partner) ? Optional.empty() : Optional.of(new MerchantDoesNotIssue(partner.value()));
    }

    private Optional<Refusal> worth() {
        BigInteger[] worth = millionths().divideAndRemainder(MILLION);
        if (worth[1].signum() != 0) {
            return Optional.of(new PackWorthNotWhole(command.points().value(), cost().millionths()));
        }
        if (worth[0].compareTo(BigInteger.valueOf(Guards.MOST_CLEARED)) > 0) {
            return Optional.of(new AmountTooLarge(Guards.MOST_CLEARED));
        }
        return command.price() > worth[0].longValueExact()
                ? Optional.of(new PackPriceAboveWorth(command.price(), worth[0].longValueExact()))
                : Optional.empty();
    }

    private BigInteger millionths() {
        return BigInteger.valueOf(cost().millionths())
                .multiply(BigInteger.valueOf(command.points().value()));
    }

    private UnitCost cost() {
        return new LotFactory(program, command.partner()).pointCost();
    }

    private Draft draft(AccountState state, Instant now) {
        MerchantId partner = command.partner();
        Book house = Book.prepaid(MerchantId.HOUSE);
        Workings workings = new Workings(state);
        LotTerms terms = new LotTerms(partner, cost(), LotTerms.NEVER);
        workings.open(Packs.BOUGHT, command.points().value(), terms, Maturity.NOW, house);
        workings.apply(new Posted(WalletId.CLEARING, millionths().longValueExact(), house, Book.prepaid(partner)));
        String currency = program.place().currency();
        PackBought made = new PackBought(
                partner,
                command.points(),
                new Money(command.price(), currency),
                new Money(millionths().divide(MILLION).longValueExact(), currency),
                command.reference());
        return new Draft(EntryKind.PACK_BUY, now, workings.movements(), Optional.of(made), Draft.Why.of(call));
    }
}
