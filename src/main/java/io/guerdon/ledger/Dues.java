package io.guerdon.ledger;

import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a draw makes partners owe each other: its issuer owes what it costs, whoever took it is owed what it is paid, and the program keeps the
 * rest, of which its fee is told apart. All are so much for each unit, so parts that come back add up to the whole, whatever their number.
 * All in millionths of the currency's minor unit, and negative where it came back.
 *
 * @param issuer who funded it
 * @param taker who is owed for it; empty where it is the program's alone
 * @param owes what the issuer owes more
 * @param owed what the taker is owed more, with the fee off
 * @param fee what the program keeps of the taker's gross; empty where entries did not tell it apart yet
 */
public record Dues(MerchantId issuer, Optional<MerchantId> taker, long owes, long owed, OptionalLong fee) {
    /** Of what went from its issuer to a book; empty where nothing was agreed to be paid, or it is the issuer's own book. */
    public static Optional<Dues> of(Draw draw, Book book) {
        MerchantId issuer = draw.terms().issuer();
        Optional<MerchantId> taker = book.taker();
        boolean passes = taker.isPresent() ? !taker.get().equals(issuer) : book.equals(Book.BREAKAGE);
        if (draw.paid().isEmpty() || !passes) {
            return Optional.empty();
        }
        Paid each = draw.paid().get();
        long owes = Math.multiplyExact(draw.terms().cost().millionths(), draw.amount());
        long owed = taker.isPresent() ? Math.multiplyExact(each.net(), draw.amount()) : 0;
        OptionalLong fee = each.isItemised()
                ? OptionalLong.of(Math.multiplyExact(each.fee().orElse(0), draw.amount()))
                : OptionalLong.empty();
        return Optional.of(new Dues(issuer, taker, owes, owed, fee));
    }

    /** Of what came back to its lot from a book. */
    public static Optional<Dues> back(Draw draw, Book book) {
        return of(draw, book).map(Dues::negated);
    }

    private Dues negated() {
        OptionalLong back = fee.isPresent() ? OptionalLong.of(-fee.getAsLong()) : fee;
        return new Dues(issuer, taker, -owes, -owed, back);
    }

    /** Whether it came back: what is paid for costs something. */
    public boolean isBack() {
        return owes < 0;
    }

    /** What the program keeps of it, its fee included; negative where it pays more than it is paid. */
    public long kept() {
        return Math.subtractExact(owes, owed);
    }

    /** What the taker is owed before the fee; empty where entries did not tell that apart yet. */
    public OptionalLong gross() {
        return fee.isPresent() ? OptionalLong.of(Math.addExact(owed, fee.getAsLong())) : fee;
    }

    /** The postings; they sum to zero. The fee has a book for each merchant it was kept of. */
    List<Leg> legs() {
        List<Leg> legs = new ArrayList<>(4);
        legs.add(leg(Book.clearing(issuer), -owes));
        taker.ifPresent(merchant -> {
            legs.add(leg(Book.clearing(merchant), owed));
            fee.ifPresent(amount -> legs.add(leg(Book.clearingFee(merchant), amount)));
        });
        legs.add(leg(Book.clearing(MerchantId.HOUSE), Math.subtractExact(kept(), fee.orElse(0))));
        return legs;
    }

    private static Leg leg(Book book, long amount) {
        return new Leg(book, WalletId.CLEARING, amount);
    }
}
