package io.guerdon.tier;

import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.History;
import io.guerdon.program.QualificationPeriod;
import java.time.LocalDate;

/** The day on which a member joined, read only where it matters. */
final class Joined {
    private Joined() {}

    static LocalDate day(Ladder ladder, History history, ChainId chain) {
        return switch (ladder.tiering().period()) {
            case QualificationPeriod.MembershipYear _ ->
                history.bySeq(chain, 1)
                        .map(first -> LocalDate.ofInstant(first.recordedAt(), ladder.zone()))
                        .orElse(LocalDate.EPOCH);
            case QualificationPeriod.CalendarYear _, QualificationPeriod.Rolling _ -> LocalDate.EPOCH;
        };
    }
}
