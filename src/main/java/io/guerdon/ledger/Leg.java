package io.guerdon.ledger;

import io.guerdon.unit.WalletId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One posting of an entry. The legs of an entry sum to zero per unit.
 *
 * @param book whose balance changes
 * @param unit the wallet's unit
 * @param amount signed: positive where the book gains
 */
public record Leg(Book book, WalletId unit, long amount) {
    /** The legs of an entry, derived from its movements and added up per book; books that end at zero are left out. */
    public static List<Leg> of(List<Movement> movements) {
        Map<Account, Long> sums = new LinkedHashMap<>();
        for (Movement movement : movements) {
            for (Leg leg : movement.legs()) {
                sums.merge(new Account(leg.book, leg.unit), leg.amount, Math::addExact);
            }
        }
        List<Leg> legs = new ArrayList<>(sums.size());
        sums.forEach((account, sum) -> {
            if (sum != 0) {
                legs.add(new Leg(account.book, account.unit, sum));
            }
        });
        return List.copyOf(legs);
    }

    /** Moves an amount from one book to another. */
    static List<Leg> transfer(WalletId unit, long amount, Book from, Book to) {
        return List.of(new Leg(from, unit, -amount), new Leg(to, unit, amount));
    }

    /** Postings of value, and of what partners owe each other because of it. */
    static List<Leg> and(List<Leg> value, Optional<Dues> dues) {
        if (dues.isEmpty()) {
            return value;
        }
        List<Leg> all = new ArrayList<>(value);
        all.addAll(dues.get().legs());
        return all;
    }

    private record Account(Book book, WalletId unit) {}
}
