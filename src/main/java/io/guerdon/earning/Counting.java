package io.guerdon.earning;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Wallet;
import io.guerdon.program.Counter;
import io.guerdon.program.LotPolicy;
import io.guerdon.program.Program;
import io.guerdon.program.RuleGroup.Per;
import io.guerdon.tier.EarnedDays;
import java.time.LocalDate;
import java.util.Map;

/**
 * Counts what a member has in wallets for status, by when it was earned.
 *
 * @param then the account when the sale was made that asks
 * @param day of that sale
 */
record Counting(Program program, AccountState then, LocalDate day) {
    long of(Counter counter) {
        Wallet wallet = then.wallet(counter.wallet());
        if (counter.per() == Per.EVER) {
            return wallet.available();
        }
        LotPolicy lots = program.lots(counter.wallet()).orElseThrow();
        return in(counter.per(), new EarnedDays(lots, program.place().zone()).of(wallet), day);
    }

    /** What of several days is in the period that a day is in, up to that day. */
    static long in(Per per, Map<LocalDate, Long> days, LocalDate day) {
        return days.entrySet().stream()
                .filter(each -> isIn(per, each.getKey(), day))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Whether something of one day counts on another. */
    static boolean isIn(Per per, LocalDate earned, LocalDate day) {
        return !earned.isAfter(day) && per.period(earned).equals(per.period(day));
    }
}
