package io.guerdon.earning;

import io.guerdon.earning.RuleBook.Group;
import io.guerdon.earning.RuleBook.Ready;
import io.guerdon.ledger.Trace.Fired;
import io.guerdon.ledger.Trace.Missed;
import io.guerdon.program.Condition;
import io.guerdon.program.Program;
import io.guerdon.program.Rule.AtLeast;
import io.guerdon.program.RuleGroup;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** Judges a purchase by the rules of a revision, when it is made. */
final class Judging {
    private final Giving giving;
    private final Facts facts;
    private final BitSet concerning;
    private final List<Fired> given = new ArrayList<>();
    private final List<Missed> missed = new ArrayList<>();
    private final List<String> matched = new ArrayList<>();
    private final SortedMap<String, Long> rooms = new TreeMap<>();
    private final Room room;
    private final LocalDate day;

    private Judging(RuleBook book, Occasion occasion, Circumstances circumstances) {
        Left goods = Left.of(book.policy(), occasion.basket(), Map.of()).only(book::earns);
        this.giving = new Giving(book.policy(), goods);
        this.concerning = book.index().concerning(goods);
        this.facts = new Facts(occasion, circumstances.member());
        this.room = circumstances.room();
        this.day = occasion.day();
    }

    /** Judges something by rules alone: an activity, which has no base rate. */
    static Rated judge(RuleBook book, Occasion occasion, Circumstances circumstances) {
        Judging judging = new Judging(book, occasion, circumstances);
        book.groups().forEach(judging::play);
        return MerchantCap.cut(
                judging.rated(),
                book,
                occasion.till().merchant(),
                circumstances.room().funds());
    }

    private Rated rated() {
        return new Rated(given, missed, new Matched(matched, rooms));
    }

    /** Judges a purchase of a member of whom nothing is known. */
    static Rated judge(Program program, RecordPurchase purchase, Instant at) {
        return judge(program, purchase, at, Circumstances.NONE);
    }

    /** Judges a purchase as of when it was made. */
    static Rated judge(Program program, RecordPurchase purchase, Instant at, Circumstances circumstances) {
        RuleBook book = RuleBook.of(program);
        long base = Rerating.base(book, purchase.basket(), Map.of());
        List<Missed> without = base > 0 ? List.of() : List.of(new Missed(PurchaseDecision.RULE, Missed.BELOW_STEP, ""));
        List<Fired> given = List.of(new Fired(PurchaseDecision.RULE, WalletId.POINTS, base));
        MerchantId merchant = purchase.till().merchant();
        Funds funds = circumstances.room().funds();
        if (book.groups().isEmpty()) {
            return MerchantCap.cut(new Rated(given, without, Matched.NONE), book, merchant, funds);
        }
        Judging judging = new Judging(book, Occasion.of(program, purchase, at), circumstances);
        judging.given.addAll(given);
        judging.missed.addAll(without);
        book.groups().forEach(judging::play);
        return MerchantCap.cut(judging.rated(), book, merchant, funds);
    }

    private void play(Group group) {
        List<Ready> candidates = new ArrayList<>();
        for (Ready rule : group.rules()) {
            if (concerning.get(rule.place()) && matches(rule)) {
                candidates.add(rule);
            }
        }
        if (candidates.isEmpty()) {
            return;
        }
        SequencedMap<String, Long> gives = giving.uncapped(group.group(), candidates);
        long all = 0;
        for (long points : gives.values()) {
            all += points;
        }
        Limits limits = new Limits(group.group(), room, day);
        Optional<Limits.Ceiling> ceiling = limits.exceededBy(all);
        ceiling.ifPresent(limit ->
                gives.keySet().forEach(rule -> missed.add(new Missed(rule, limit.reason(), limit.words()))));
        if (ceiling.filter(Limits.Ceiling::refuses).isPresent()) {
            return;
        }
        candidates.forEach(rule -> matched.add(rule.rule().id()));
        long left = limits.left();
        if (left < all) {
            rooms.put(group.group().id(), left);
        }
        given.addAll(
                ceiling.isPresent()
                        ? giving.fired(group.group(), candidates, left)
                        : Giving.fired(group.group(), gives));
        missedFor(group, candidates, gives);
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
        if (giving.goods(rule).parts().isEmpty()) {
            return false;
        }
        for (Condition condition : rule.when()) {
            if (!facts.hold(condition)) {
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
