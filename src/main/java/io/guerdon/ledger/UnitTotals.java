package io.guerdon.ledger;

import io.guerdon.unit.ProgramId;
import io.guerdon.unit.WalletId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What all entries of a program come to in one unit.
 *
 * @param books what went in and out, by {@link Book#kind()}
 * @param accounts what all accounts hold, by the member's own books, as their folded states say
 */
public record UnitTotals(
        ProgramId program, WalletId unit, SortedMap<String, Flow> books, SortedMap<String, BigInteger> accounts) {
    private static final List<Book> OWN = List.of(Book.AVAILABLE, Book.HELD, Book.PENDING, Book.OWED);

    public UnitTotals {
        books = Collections.unmodifiableSortedMap(new TreeMap<>(books));
        accounts = Collections.unmodifiableSortedMap(new TreeMap<>(accounts));
    }

    /** What went into books of a kind, and out of them. */
    public record Flow(BigInteger in, BigInteger out) {
        static final Flow NONE = new Flow(BigInteger.ZERO, BigInteger.ZERO);

        /** What is left there. */
        public BigInteger balance() {
            return in.subtract(out);
        }

        Flow plus(long amount) {
            BigInteger more = BigInteger.valueOf(amount);
            return amount < 0 ? new Flow(in, out.subtract(more)) : new Flow(in.add(more), out);
        }
    }

    /** What does not add up, in words; nothing where money is neither made nor lost. */
    public List<String> wrong() {
        List<String> wrong = new ArrayList<>();
        BigInteger sum = books.values().stream().map(Flow::balance).reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() != 0) {
            wrong.add("all postings of " + unit + " come to " + sum);
        }
        for (Book book : OWN) {
            BigInteger posted = books.getOrDefault(book.kind(), Flow.NONE).balance();
            BigInteger held = accounts.getOrDefault(book.kind(), BigInteger.ZERO);
            if (!posted.equals(held)) {
                wrong.add(posted + " " + unit + " were posted to " + book + ", and accounts say " + held);
            }
        }
        return List.copyOf(wrong);
    }
}
