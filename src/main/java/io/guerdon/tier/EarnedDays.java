package io.guerdon.tier;

import io.guerdon.ledger.Lot;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Wallet;
import io.guerdon.program.ExpiryPolicy;
import io.guerdon.program.LotPolicy;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** On which day what is in a wallet for status was earned: its lots expire a fixed number of days later. */
public record EarnedDays(LotPolicy policy, ZoneId zone) {
    /** What is in a wallet, by day. */
    public NavigableMap<LocalDate, Long> of(Wallet wallet) {
        NavigableMap<LocalDate, Long> earned = new TreeMap<>();
        for (Lot lot : wallet.spendable().values()) {
            day(lot.terms()).ifPresent(day -> earned.merge(day, lot.remaining(), Math::addExact));
        }
        return earned;
    }

    /** The day of a lot of these terms; empty for one that never expires. */
    public Optional<LocalDate> day(LotTerms terms) {
        Period kept = policy.expiry() instanceof ExpiryPolicy.AfterPeriod after ? after.period() : Period.ZERO;
        return terms.expiresAt().isBefore(LotTerms.NEVER)
                ? Optional.of(terms.expiresAt().atZone(zone).toLocalDate().minus(kept))
                : Optional.empty();
    }
}
