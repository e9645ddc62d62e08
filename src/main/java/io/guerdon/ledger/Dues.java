package io.guerdon.ledger;

import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a draw makes partners owe each other: its issuer owes what it costs, whoever took it is owed what it is paid, and the program keeps the
 * rest. Both are so much for each unit, so parts that come back add up to the whole, whatever their number. All in millionths of the
 * currency's minor unit.
 *
 * @param issuer who funded it
 * @param taker who is owed for it; empty where it is the program's alone
 * @param owes what the issuer owes more; negative where it came back
 * @param owed what the taker is owed more; negative where it came back
 */
public record Dues(MerchantId issuer, Optional<MerchantId> taker, long owes, long owed) {
    /** Of what went from its issuer to a book; empty where nothing was agreed to be paid, or it is the issuer's own book. */
    public static Optional<Dues> of(Draw draw, Book book) {
        MerchantId issuer = draw.terms().issuer();
        Optional<MerchantId> taker = book.taker();
        boolean passes = taker.isPresent() ? !taker.get().equals(issuer) : book.equals(Book.BREAKAGE);
        if (draw.paid().isEmpty() || !passes) {
            return Optional.empty();
        }
        long cost = Math.multiplyExact(draw.terms().cost().millionths(), draw.amount());
        long paid = Math.multiplyExact(draw.paid().getAsLong(), draw.amount());
        return Optional.of(new Dues(issuer, taker, cost, taker.isPresent() ? paid : 0));
    }

    /** Of what came back to its lot from a book. */
    public static Optional<Dues> back(Draw draw, Book book) {
        return of(draw, book).map(dues -> new Dues(dues.issuer, dues.taker, -dues.owes, -dues.owed));
    }

    /** What the program keeps of it; negative where it pays more than it is paid. */
    public long kept() {
        return Math.subtractExact(owes, owed);
    }

    /** The postings; they sum to zero. */
    List<Leg> legs() {
        List<Leg> legs = new ArrayList<>(3);
        legs.add(new Leg(Book.clearing(issuer), WalletId.CLEARING, -owes));
        taker.ifPresent(merchant -> legs.add(new Leg(Book.clearing(merchant), WalletId.CLEARING, owed)));
        legs.add(new Leg(Book.clearing(MerchantId.HOUSE), WalletId.CLEARING, kept()));
        return legs;
    }
}
