package io.guerdon.ledger;

import io.guerdon.ledger.UnitTotals.Flow;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.WalletId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds up, by program and unit, everything that entries post, and everything that accounts hold. Sums of each entry and each account are proved
 * on their own; this holds the two against each other over the whole, so that a posting that no balance follows is seen. As large as the settings of
 * the programs are, however many entries there are.
 */
final class Conservation {
    /** Sums are as wide as they get: what partners owe is counted in millionths, and what somebody has tampered with may be anything. */
    private final Map<ProgramId, Map<WalletId, Unit>> programs = new HashMap<>();

    private static final class Unit {
        private final Map<String, Flow> books = new HashMap<>();
        private final Map<String, BigInteger> accounts = new HashMap<>();

        private void holds(Book book, long amount) {
            accounts.merge(book.kind(), BigInteger.valueOf(amount), BigInteger::add);
        }
    }

    private Unit unit(ProgramId program, WalletId unit) {
        return programs.computeIfAbsent(program, _ -> new HashMap<>()).computeIfAbsent(unit, _ -> new Unit());
    }

    /** An entry posts something. */
    void posted(ProgramId program, List<Leg> legs) {
        for (Leg leg : legs) {
            unit(program, leg.unit())
                    .books
                    .merge(leg.book().kind(), Flow.NONE.plus(leg.amount()), (sum, _) -> sum.plus(leg.amount()));
        }
    }

    /** An account comes to something. */
    void held(AccountState last) {
        Balances.of(last).forEach((wallet, balance) -> {
            Unit unit = unit(last.chain().program(), wallet);
            unit.holds(Book.AVAILABLE, balance.available());
            unit.holds(Book.HELD, balance.held());
            unit.holds(Book.PENDING, balance.pending());
            unit.holds(Book.OWED, -balance.owed());
        });
    }

    /** All there are, by program and unit. */
    List<UnitTotals> totals() {
        List<UnitTotals> totals = new ArrayList<>();
        programs.forEach((program, units) -> units.forEach((id, unit) ->
                totals.add(new UnitTotals(program, id, new TreeMap<>(unit.books), new TreeMap<>(unit.accounts)))));
        totals.sort(Comparator.comparing((UnitTotals each) -> each.program().value())
                .thenComparing(each -> each.unit().value()));
        return List.copyOf(totals);
    }
}
