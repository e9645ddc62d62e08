package io.guerdon.clearing;

import io.guerdon.ledger.Book;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.Paid;
import io.guerdon.program.ClearingTerms;
import io.guerdon.program.Merchant;
import io.guerdon.program.Program;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.RedeemRate;
import io.guerdon.unit.WalletId;
import java.util.Optional;

/** What draws pay under one revision of a program. */
record Terms(Program program, Fee fee) {
    /** Whether the program keeps its fee of what is accepted. */
    enum Fee {
        TAKEN,
        WAIVED
    }

    /** Whether anybody may be owed anything for a draw: it costs its issuer something, and somebody else has it, or it expired. */
    static boolean mayPay(Draw draw, Book to) {
        boolean others =
                to.taker().map(taker -> !taker.equals(draw.terms().issuer())).orElse(to.equals(Book.BREAKAGE));
        return others && draw.terms().cost().millionths() > 0;
    }

    /** For one; empty where nothing changes hands. */
    Optional<Paid> each(WalletId wallet, Draw draw, Book to) {
        if (!mayPay(draw, to)) {
            return Optional.empty();
        }
        long cost = draw.terms().cost().millionths();
        if (to.equals(Book.BREAKAGE)) {
            return terms(draw.terms().issuer()).expiresToProgram() ? Optional.of(Paid.of(0, 0)) : Optional.empty();
        }
        if (to.liableIssuer().isPresent()) {
            // Another's was taken for what had been spent: nothing was accepted, so it is made good at cost.
            return Optional.of(Paid.of(cost, 0));
        }
        return Optional.of(accepted(wallet, to.taker().orElseThrow(), cost));
    }

    /** Points are worth what was agreed to be paid for them there, money itself; the program's fee is kept of that, to the last part of a millionth. */
    private Paid accepted(WalletId wallet, MerchantId taker, long cost) {
        Optional<Merchant> merchant = program.merchant(taker);
        long gross = merchant.filter(_ -> wallet.equals(WalletId.POINTS))
                .flatMap(Merchant::paidForPoints)
                .map(RedeemRate::millionths)
                .orElse(cost);
        long net = fee == Fee.TAKEN ? terms(taker).lessFee(gross) : gross;
        return Paid.of(net, gross - net);
    }

    private ClearingTerms terms(MerchantId merchant) {
        return program.merchant(merchant).map(Merchant::terms).orElse(ClearingTerms.USUAL);
    }
}
