package io.guerdon.earning;

import io.guerdon.earning.RuleBook.Group;
import io.guerdon.earning.RuleBook.Ready;
import io.guerdon.ledger.Trace.Fired;
import io.guerdon.ledger.Trace.Missed;
import io.guerdon.program.Condition;
import io.guerdon.program.Program;
import io.guerdon.program.Rule.AtLeast;
import io.guerdon.program.RuleGroup;
import io.guerdon.program.RuleGroup.Overflow;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Judges a purchase by the rules of a revision, when it is made. */
final class Judging {
    private final Giving giving;
    private final Map<String, Object> facts;
    private final List<Fired> given = new ArrayList<>();
    private final List<Missed> missed = new ArrayList<>();
    private final List<String> matched = new ArrayList<>();

    private Judging(Program program, RuleBook book, RecordPurchase purchase, Instant at) {
        this.giving = new Giving(
                book.policy(),
                Left.of(book.policy(), purchase.basket(), Map.of()).only(book::earns));
        this.facts = PurchaseFacts.of(
                purchase.till(), purchase.basket(), at.atZone(program.place().zone()));
    }

    static Rated judge(Program program, RecordPurchase purchase, Instant at) {
        RuleBook book = RuleBook.of(program);
        long base = Rerating.base(book, purchase.basket(), Map.of());
        List<Missed> without = base > 0 ? List.of() : List.of(new Missed(PurchaseDecision.RULE, Missed.BELOW_STEP, ""));
        List<Fired> given = List.of(new Fired(PurchaseDecision.RULE, WalletId.POINTS, base));
        if (book.groups().isEmpty()) {
            return new Rated(given, without, List.of());
        }
        Judging judging = new Judging(program, book, purchase, at);
        judging.given.addAll(given);
        judging.missed.addAll(without);
        book.groups().forEach(judging::play);
        return new Rated(judging.given, judging.missed, judging.matched);
    }

    private void play(Group group) {
        List<Ready> candidates = group.rules().stream().filter(this::matches).toList();
        SequencedMap<String, Long> gives = giving.of(uncapped(group.group()), candidates);
        long all = gives.values().stream().mapToLong(Long::longValue).sum();
        Optional<RuleGroup.Cap> cap = exceeded(group.group(), all);
        if (cap.isPresent()) {
            String words = group.group().id() + ": " + cap.get().points() + " < " + all;
            gives.keySet().forEach(rule -> missed.add(new Missed(rule, Missed.CAP, words)));
            if (cap.get().overflow() == Overflow.REFUSE) {
                return;
            }
        }
        candidates.forEach(rule -> matched.add(rule.rule().id()));
        given.addAll(giving.fired(group.group(), candidates));
        missedFor(group, candidates, gives);
    }

    private static RuleGroup uncapped(RuleGroup group) {
        return new RuleGroup(group.id(), group.wallet(), group.play(), List.of(), group.rules());
    }

    /** A cap that refuses goes before one that cuts. */
    private static Optional<RuleGroup.Cap> exceeded(RuleGroup group, long points) {
        return group.caps().stream()
                .filter(cap -> points > cap.points())
                .min(Comparator.comparing(RuleGroup.Cap::overflow, Comparator.reverseOrder())
                        .thenComparingLong(RuleGroup.Cap::points));
    }

    /** What matched and stood back, or came to nothing. */
    private void missedFor(Group group, List<Ready> candidates, Map<String, Long> gives) {
        for (Ready rule : candidates) {
            String id = rule.rule().id();
            if (!gives.containsKey(id)) {
                String winner = gives.keySet().iterator().next();
                boolean best = group.group().play() == RuleGroup.Play.BEST_OF;
                missed.add(new Missed(id, best ? Missed.BETTER_RULE : Missed.EARLIER_RULE, winner));
            } else if (gives.get(id) == 0) {
                missed.add(new Missed(id, Missed.BELOW_STEP, ""));
            }
        }
    }

    /** A rule none of whose goods were bought is not worth a word: there may be hundreds. */
    private boolean matches(Ready rule) {
        if (giving.left().only(rule::counts).parts().isEmpty()) {
            return false;
        }
        for (Condition condition : rule.when()) {
            if (!condition.holds(facts)) {
                missed.add(new Missed(rule.rule().id(), Missed.CONDITION, condition.text()));
                return false;
            }
        }
        if (!giving.reaches(rule)) {
            AtLeast atLeast = rule.rule().atLeast();
            missed.add(new Missed(
                    rule.rule().id(),
                    Missed.THRESHOLD,
                    "minor >= " + atLeast.minor() + ", pieces >= " + atLeast.pieces()));
            return false;
        }
        return true;
    }
}
