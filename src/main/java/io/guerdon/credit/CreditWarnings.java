package io.guerdon.credit;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Fold;
import io.guerdon.ledger.Following;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Movement.Arranged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells each time that the use of a line of credit reaches the share from which on the member is warned, or the limit, or falls back: within the
 * entry that does it, whatever that is, and once. An account without credit is asked nothing more than that.
 */
public final class CreditWarnings implements Following {
    @Override
    public List<Movement> of(AccountState before, Draft decided, Instant now) {
        if (before.arrangements().isEmpty() && !grants(decided)) {
            return List.of();
        }
        AccountState after = Fold.apply(before, decided.movements());
        List<Movement> told = new ArrayList<>(1);
        after.arrangements().forEach((id, arrangement) -> {
            if (arrangement instanceof CreditLine line) {
                CreditLevel level = line.level(CreditLines.figures(line, after));
                CreditLevel last = line.told().to();
                if (level != last) {
                    told.add(new Arranged(id, line.telling(new CreditMark(last, level, before.seq() + 1))));
                }
            }
        });
        return told;
    }

    private static boolean grants(Draft decided) {
        return decided.movements().stream()
                .anyMatch(movement -> movement instanceof Arranged made && made.arrangement() instanceof CreditLine);
    }
}
