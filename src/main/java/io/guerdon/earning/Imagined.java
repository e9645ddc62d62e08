package io.guerdon.earning;

import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Trace.Fired;
import io.guerdon.program.Program;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A purchase as it would be under other rules, with what came back of it so far. */
final class Imagined {
    private final Program rules;
    private final Entry entry;
    private final PurchaseMade made;
    private final List<Back> back = new ArrayList<>();
    private Instant reversedAt = Instant.MAX;
    private List<Fired> left;

    /** A part of it that came back at an instant. */
    private record Back(Instant at, GoodsReturned goods) {}

    Imagined(Program rules, Entry entry, PurchaseMade made, Rated rated) {
        this.rules = rules;
        this.entry = entry;
        this.made = made.matched(rated.matched());
        this.left = rated.given();
    }

    Entry entry() {
        return entry;
    }

    Instant at() {
        return entry.draft().effectiveAt();
    }

    List<GoodsReturned> back() {
        return back.stream().map(Back::goods).toList();
    }

    void comesBack(Instant at, GoodsReturned goods) {
        back.add(new Back(at, goods));
        left = rated(_ -> true);
    }

    void reverse(Instant at) {
        reversedAt = at;
        left = List.of();
    }

    boolean isReversed() {
        return reversedAt.isBefore(Instant.MAX);
    }

    /** What its rules would give for what is left of it; nothing where it was reversed. */
    List<Fired> left() {
        return left;
    }

    /** What they would have given into a wallet by what had happened until an instant. */
    long leftAt(Instant then, WalletId wallet) {
        if (!then.isBefore(reversedAt)) {
            return 0;
        }
        boolean asNow = !isReversed() && back.stream().noneMatch(part -> part.at.isAfter(then));
        List<Fired> given = asNow ? left : rated(part -> !part.at.isAfter(then));
        return Rated.sums(given).getOrDefault(wallet, 0L);
    }

    private List<Fired> rated(Predicate<Back> which) {
        Map<Integer, LineBack> lines = new HashMap<>();
        made.basket().lines().forEach(line -> lines.put(line.line(), LineBack.none(line)));
        back.stream()
                .filter(which)
                .flatMap(part -> part.goods.lines().stream())
                .forEach(line -> lines.computeIfPresent(line.line(), (_, before) -> before.plus(line)));
        return Rerating.given(rules, made, lines);
    }
}
