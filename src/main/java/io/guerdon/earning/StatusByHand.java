package io.guerdon.earning;

import io.guerdon.ledger.Book;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Movement;
import io.guerdon.program.Counter;
import io.guerdon.program.Program;
import io.guerdon.program.RuleGroup.Per;
import io.guerdon.tier.EarnedDays;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What was put into wallets for status, or taken out of them, otherwise than by purchases. */
final class StatusByHand {
    private final Program rules;
    private final List<Change> changes = new ArrayList<>();

    /** A change, at an instant, of what was earned on a day; of what never expires, on that of the change. */
    private record Change(Instant at, WalletId wallet, LocalDate day, long amount) {}

    /** Of wallets as a revision knows them. */
    StatusByHand(Program rules) {
        this.rules = rules;
    }

    void add(Entry entry) {
        Instant at = entry.draft().effectiveAt();
        for (Movement movement : entry.movements()) {
            switch (movement) {
                case Movement.LotOpened opened -> change(at, opened.wallet(), opened.terms(), opened.amount());
                case Movement.LotRestored back ->
                    change(at, back.wallet(), back.draw().terms(), back.draw().amount());
                case Movement.LotDrawn drawn
                when !drawn.to().equals(Book.BREAKAGE) ->
                    change(
                            at,
                            drawn.wallet(),
                            drawn.draw().terms(),
                            -drawn.draw().amount());
                default -> {}
            }
        }
    }

    private void change(Instant at, WalletId wallet, LotTerms terms, long amount) {
        rules.lots(wallet)
                .map(lots ->
                        new EarnedDays(lots, rules.place().zone()).day(terms).orElseGet(() -> day(at)))
                .ifPresent(day -> changes.add(new Change(at, wallet, day, amount)));
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, rules.place().zone());
    }

    /** What of it a counter counts on a day, of changes until an instant. */
    long count(Counter counter, LocalDate day, Instant until) {
        return changes.stream()
                .filter(change -> change.wallet.equals(counter.wallet()) && !change.at.isAfter(until))
                .filter(change -> counter.per() == Per.EVER || Counting.isIn(counter.per(), change.day, day))
                .mapToLong(Change::amount)
                .sum();
    }
}
