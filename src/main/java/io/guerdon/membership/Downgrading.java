package io.guerdon.membership;

import io.guerdon.earning.LotFactory;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Maturity;
import io.guerdon.ledger.Movement.Posted;
import io.guerdon.payment.Charge;
import io.guerdon.program.MembershipPlan;
import io.guerdon.program.MembershipPlan.Downgrade;
import io.guerdon.program.Program;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A plan that costs less, at once, where the one there is allows that: what its fee was paid for and has brought nothing yet becomes stored
 * value. A stretch that has brought its pack is not given back, and who had a gift keeps the plan for a period, so nobody has those for less.
 */
record Downgrading(Program program, Progress progress, MembershipTerms to, MembershipPast past) {
    /** So much goes back, into a wallet. */
    record Credit(WalletId wallet, long amount) {}

    /** What goes back; empty where the change has to wait. */
    Optional<Credit> credit() {
        long amount = Math.min(-Fees.ofChange(membership(), to, unusedFrom()), past.paid());
        return wallet().filter(_ -> amount > 0 && !hasGift()).map(wallet -> new Credit(wallet, amount));
    }

    private Membership membership() {
        return progress.membership();
    }

    /** That of principal, of the stored value its fees may be paid from. */
    private Optional<WalletId> wallet() {
        MembershipPlan.Fees fees = membership().agreed().fees();
        return fees.downgrade()
                .filter(Downgrade.AT_ONCE::equals)
                .flatMap(_ -> fees.payFrom())
                .flatMap(program.catalogue()::storedValue)
                .map(value -> value.parts().principal());
    }

    private LocalDate unusedFrom() {
        LocalDate given = membership().packsGivenUntil();
        boolean hasPack = membership().nextPack().isPresent();
        return hasPack && given.isAfter(progress.today()) ? given : progress.today();
    }

    private boolean hasGift() {
        int months = membership().agreed().term().months();
        return membership().agreed().benefits().gift().isPresent()
                && progress.today().isBefore(membership().days().joined().plusMonths(months));
    }

    /** The fee passes back from who took it to who sold it as stored value. */
    void give(Credit credit) {
        MerchantId merchant = membership().agreed().fees().merchant();
        WalletId money = Charge.unit(membership().terms().place().currency());
        progress.workings().apply(new Posted(money, credit.amount(), Book.fees(merchant), Book.seller(merchant)));
        LotTerms terms = new LotFactory(program, merchant).terms(credit.wallet(), progress.now());
        progress.workings().open(credit.wallet(), credit.amount(), terms, Maturity.NOW, Book.seller(merchant));
    }
}
