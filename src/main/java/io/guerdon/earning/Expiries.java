package io.guerdon.earning;

import io.guerdon.ledger.Book;
import io.guerdon.ledger.LotId;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Movement.LotDrawn;
import io.guerdon.ledger.Movement.LotRevived;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What has expired in a run of entries and not come back, by lot, the first to expire first. */
final class Expiries {
    private final Map<LotId, List<LotDrawn>> lots = new LinkedHashMap<>();

    void add(Movement movement) {
        if (movement instanceof LotDrawn drawn && drawn.to().equals(Book.BREAKAGE)) {
            of(drawn.draw().lot()).add(drawn);
        } else if (movement instanceof LotRevived revived) {
            drop(
                    of(revived.draw().lot()),
                    revived.draw().amount(),
                    drawn -> drawn.draw().terms().expiresAt().equals(revived.expiredAt()));
        }
    }

    /** The lots of which something expired after an instant. */
    List<LotId> lotsAfter(Instant at) {
        return lots.entrySet().stream()
                .filter(lot -> lot.getValue().stream()
                        .anyMatch(drawn -> drawn.draw().terms().expiresAt().isAfter(at)))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Of a lot, at most so many points, those that expired last. */
    List<LotDrawn> latest(LotId lot, long most) {
        List<LotDrawn> draws = new ArrayList<>(of(lot));
        long all = draws.stream().mapToLong(drawn -> drawn.draw().amount()).sum();
        drop(draws, Math.max(0, all - most), _ -> true);
        return draws;
    }

    private List<LotDrawn> of(LotId lot) {
        return lots.computeIfAbsent(lot, _ -> new ArrayList<>());
    }

    /** Takes an amount out of the first draws that answer a description. */
    private static void drop(List<LotDrawn> draws, long amount, Predicate<LotDrawn> which) {
        long left = amount;
        for (int i = 0; i < draws.size() && left > 0; i++) {
            LotDrawn drawn = draws.get(i);
            if (which.test(drawn)) {
                long rest = drawn.draw().amount() - left;
                left -= Math.min(left, drawn.draw().amount());
                if (rest > 0) {
                    draws.set(i, of(drawn, rest));
                } else {
                    draws.remove(i--);
                }
            }
        }
    }

    private static LotDrawn of(LotDrawn drawn, long amount) {
        return new LotDrawn(drawn.wallet(), drawn.draw().of(amount), drawn.bucket(), drawn.to());
    }
}
