package io.guerdon.earning;

import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKind;
import io.guerdon.program.Counter;
import io.guerdon.program.Program;
import io.guerdon.program.RuleGroup;
import io.guerdon.program.RuleGroup.Per;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * The purchases of a chain as they would be under other rules, entry by entry, so that each finds the room and the counters that those
 * before it would have left. What was put into wallets for status by hand counts as it was.
 */
final class Imagining {
    private final Program rules;
    private final MemberReading member;
    private final MemberThen then;
    private final StatusByHand byHand;
    private final SequencedMap<PurchaseId, Imagined> purchases = new LinkedHashMap<>();
    private final Map<String, Promised> promises = new HashMap<>();
    private Instant asOf = Instant.EPOCH;

    /** A quote that is open, as it would be. */
    private record Promised(Instant at, Instant validUntil, Rated rated) {}

    /** Of a chain, all of whose entries are given in order, and are then added. */
    Imagining(Program rules, Sources sources, List<Entry> chain) {
        this.rules = rules;
        this.member = new MemberReading(
                Reading.Asking.sale(sources, rules, Basket.ofTotal(0, List.of())),
                new ChainInMemory(chain),
                chain.getFirst().chain());
        this.then = new MemberThen(rules, chain);
        this.byHand = new StatusByHand(rules);
    }

    /** The purchases so far, those too that were reversed since. */
    Collection<Imagined> purchases() {
        return purchases.values();
    }

    /** Takes the next entry of the chain. */
    void add(Entry entry) {
        Instant at = entry.draft().effectiveAt();
        switch (entry.draft().subject().orElse(null)) {
            case PurchaseMade made -> buy(entry, made);
            case GoodsReturned back ->
                Optional.ofNullable(purchases.get(back.purchase())).ifPresent(bought -> bought.comesBack(at, back));
            case Promise promise ->
                promises.put(promise.ref(), new Promised(at, promise.validUntil(), rate(promise.purchase(), entry)));
            case null, default -> other(entry);
        }
        asOf = entry.recordedAt().isAfter(asOf) ? entry.recordedAt() : asOf;
    }

    private void buy(Entry entry, PurchaseMade made) {
        Instant at = entry.draft().effectiveAt();
        Rated rated = entry.draft().why().refs().stream()
                .map(promises::remove)
                .filter(Objects::nonNull)
                .map(Promised::rated)
                .findFirst()
                .orElseGet(() -> rate(
                        new RecordPurchase(
                                made.till(), made.receipt(), Optional.of(at), made.currency(), made.basket()),
                        entry));
        purchases.put(made.purchase(), new Imagined(rules, entry, made, rated));
    }

    private void other(Entry entry) {
        List<String> refs = entry.draft().why().refs();
        Optional<Imagined> reversed = entry.kind() == EntryKind.REVERSAL
                ? purchases.values().stream()
                        .filter(bought -> refs.contains(bought.entry().id().toString()))
                        .findFirst()
                : Optional.empty();
        if (entry.kind() == EntryKind.QUOTE_DROP) {
            refs.forEach(promises::remove);
        }
        reversed.ifPresentOrElse(bought -> bought.reverse(entry.draft().effectiveAt()), () -> byHand.add(entry));
    }

    private Rated rate(RecordPurchase purchase, Entry entry) {
        Instant at = entry.draft().effectiveAt();
        // Of a sale that came late, only what had happened by then.
        Instant until = at.isAfter(asOf) ? Instant.MAX : at;
        Map<String, Object> facts = member.facts(at, then.before(entry), counter -> count(counter, day(at), until));
        return Recording.rated(rules, purchase, at, new Circumstances(facts, room(day(at), entry.recordedAt())));
    }

    private long count(Counter counter, LocalDate day, Instant until) {
        return byHand.count(counter, day, until)
                + purchases.values().stream()
                        .filter(bought -> !bought.at().isAfter(until))
                        .filter(bought ->
                                counter.per() == Per.EVER || Counting.isIn(counter.per(), day(bought.at()), day))
                        .mapToLong(bought -> bought.leftAt(until, counter.wallet()))
                        .sum();
    }

    private Room room(LocalDate day, Instant now) {
        Map<String, List<Long>> given = new HashMap<>();
        for (RuleGroup group : RuleBook.of(rules).asked().limited()) {
            for (Per per : group.periods()) {
                given.put(Room.ref(group, per, day), given(group, per, day, now));
            }
        }
        return new Room(given);
    }

    private List<Long> given(RuleGroup group, Per per, LocalDate day, Instant now) {
        Stream<Long> bought = purchases.values().stream()
                .filter(each -> per.period(day(each.at())).equals(per.period(day)))
                .map(each -> Room.sum(group, each.left()));
        Stream<Long> promised = promises.values().stream()
                .filter(each -> each.validUntil().isAfter(now))
                .filter(each -> per.period(day(each.at())).equals(per.period(day)))
                .map(each -> Room.sum(group, each.rated().given()));
        return Stream.concat(bought, promised).filter(amount -> amount > 0).toList();
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, rules.place().zone());
    }
}
