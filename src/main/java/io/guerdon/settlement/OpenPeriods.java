package io.guerdon.settlement;

import io.guerdon.program.Revisions;
import io.guerdon.unit.ProgramId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The periods of a program that are not closed. */
final class OpenPeriods {
    private final Settlements.Stores stores;
    private final ProgramId program;
    private final Revisions revisions;
    private final Periods periods;

    OpenPeriods(Settlements.Stores stores, ProgramId program, Revisions revisions) {
        this.stores = stores;
        this.program = program;
        this.revisions = revisions;
        this.periods = new Periods(revisions);
    }

    /** The one to be closed next: after the one closed last, or the one in which the first of all events was recorded. */
    Period next(Instant now) {
        Optional<Settlement> latest = stores.settlements().latest(program);
        return latest.map(settlement -> periods.after(settlement.period())).orElseGet(() -> first(now));
    }

    private Period first(Instant now) {
        Counting counting = new Counting(program, stores.partners());
        return periods.containing(counting.beginning(Counting.everybody(revisions, Optional.empty()))
                .orElse(now));
    }

    /** One that has begun, with those before it that are not closed either. */
    Optional<Open> named(String name, Instant now) {
        List<Period> before = new ArrayList<>();
        Period period = next(now);
        while (!period.begin().isAfter(now)) {
            if (period.name().equals(name)) {
                return Optional.of(new Open(period, List.copyOf(before)));
            }
            before.add(period);
            period = periods.after(period);
        }
        return Optional.empty();
    }

    /** A period, and those before it that are not closed either, in their order. */
    record Open(Period period, List<Period> before) {}
}
