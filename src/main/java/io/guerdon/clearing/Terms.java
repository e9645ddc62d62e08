package io.guerdon.clearing;

import io.guerdon.ledger.Book;
import io.guerdon.ledger.Draw;
import io.guerdon.program.ClearingTerms;
import io.guerdon.program.Merchant;
import io.guerdon.program.Program;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.RedeemRate;
import io.guerdon.unit.WalletId;
import java.util.Optional;
import java.util.OptionalLong;

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

    /** For one, in millionths of a minor unit; empty where nothing changes hands. */
    OptionalLong each(WalletId wallet, Draw draw, Book to) {
        if (!mayPay(draw, to)) {
            return OptionalLong.empty();
        }
        long cost = draw.terms().cost().millionths();
        if (to.equals(Book.BREAKAGE)) {
            return terms(draw.terms().issuer()).expiresToProgram() ? OptionalLong.of(0) : OptionalLong.empty();
        }
        if (to.liableIssuer().isPresent()) {
            // Another's was taken for what had been spent: nothing was accepted, so it is made good at cost.
            return OptionalLong.of(cost);
        }
        return OptionalLong.of(accepted(wallet, to.taker().orElseThrow(), cost));
    }

    /** Points are worth what was agreed to be paid for them there, money itself; less the program's fee. */
    private long accepted(WalletId wallet, MerchantId taker, long cost) {
        Optional<Merchant> merchant = program.merchant(taker);
        long gross = merchant.filter(_ -> wallet.equals(WalletId.POINTS))
                .flatMap(Merchant::paidForPoints)
                .map(RedeemRate::millionths)
                .orElse(cost);
        return fee == Fee.TAKEN ? terms(taker).lessFee(gross) : gross;
    }

    private ClearingTerms terms(MerchantId merchant) {
        return program.merchant(merchant).map(Merchant::terms).orElse(ClearingTerms.USUAL);
    }
}
