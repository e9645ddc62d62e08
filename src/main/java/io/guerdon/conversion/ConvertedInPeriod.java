package io.guerdon.conversion;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Arrangement;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.BrokenInvariant;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Movement.Arranged;
import io.guerdon.ledger.Suspended;
import io.guerdon.ledger.Workings;
import io.guerdon.program.PartnerCurrency.Direction;
import io.guerdon.unit.PartnerCurrencyId;
import java.time.Instant;
import java.util.Optional;

/**
 * What a member gave in the last period in which anything of a currency was converted in a direction, less what was reversed of that. It is kept because there is
 * a limit to it, which would have to be read from the history otherwise, by every conversion.
 *
 * @param period its name, for example {@code 2026-11}
 * @param given units on the way in, points on the way out; not negative
 */
public record ConvertedInPeriod(String period, long given) implements Arrangement {
    private static ArrangementId id(PartnerCurrencyId currency, Direction direction) {
        return new ArrangementId(
                switch (direction) {
                    case IN -> "cin_" + currency;
                    case OUT -> "cout_" + currency;
                });
    }

    private static Optional<ConvertedInPeriod> known(
            AccountState state, PartnerCurrencyId currency, Direction direction) {
        return state.arrangement(id(currency, direction), ConvertedInPeriod.class);
    }

    /** What was given in a period; nothing where that is not the last one in which anything was. */
    static long in(AccountState state, ConvertPoints command, String period) {
        return known(state, command.currency(), command.direction())
                .filter(last -> last.period.equals(period))
                .map(ConvertedInPeriod::given)
                .orElse(0L);
    }

    /** Keeps it. */
    void keep(Workings workings, PartnerCurrencyId currency, Direction direction) {
        workings.apply(new Arranged(id(currency, direction), this));
    }

    /**
     * A conversion that is reversed counts no more; that of a period before the last one never will again. Nor does one of this period that was
     * forgotten because settings had another kind of period meanwhile, so what is left may be less than it gave.
     */
    public static void uncount(Workings workings, Entry entry) {
        if (entry.draft().subject().orElse(null) instanceof PointsConverted made) {
            known(workings.state(), made.currency(), made.direction())
                    .filter(last -> last.period.equals(made.period()))
                    .ifPresent(last -> new ConvertedInPeriod(last.period, Math.max(0, last.given - made.given()))
                            .keep(workings, made.currency(), made.direction()));
        }
    }

    /** Time does nothing to it: another period replaces it. */
    @Override
    public Instant dueAt(AccountStatus status) {
        return Instant.MAX;
    }

    @Override
    public Draft due(ArrangementId id, AccountState state, Instant at, Suspended suspended) {
        throw new BrokenInvariant(id + " is never due");
    }
}
