package io.guerdon.earning;

import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.History;
import io.guerdon.program.Programs;
import io.guerdon.program.RuleGroup;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads what groups with limits over time have given a member, from the entries in which they did. What came back or was reversed
 * counts no more, and what an open quote promises counts already.
 */
record RoomReading(Programs programs, History history, ChainId chain, Instant now) {
    /** What is left to groups on the day of a sale, told at {@code now}. */
    Room on(LocalDate day, List<RuleGroup> limited) {
        if (limited.isEmpty()) {
            return Room.ALL;
        }
        Map<String, List<Long>> given = new HashMap<>();
        for (RuleGroup group : limited) {
            for (RuleGroup.Per per : group.periods()) {
                String ref = Room.ref(group, per, day);
                given.put(ref, given(group, history.byRef(chain, ref)));
            }
        }
        return new Room(given);
    }

    /** What a group has given for each purchase, and promises in each open quote; nothing takes no room. */
    private List<Long> given(RuleGroup group, List<Entry> entries) {
        Set<String> reversed = new HashSet<>();
        entries.stream()
                .filter(entry -> entry.kind() == EntryKind.REVERSAL)
                .forEach(entry -> reversed.addAll(entry.draft().why().refs()));
        Map<String, Long> given = new HashMap<>();
        for (Entry entry : entries) {
            List<String> refs = entry.draft().why().refs();
            switch (entry.draft().subject().orElse(null)) {
                case PurchaseMade made -> {
                    refs.forEach(given::remove);
                    if (!reversed.contains(entry.id().toString())) {
                        given.put(made.purchase().value(), amount(group, entry));
                    }
                }
                case ActivityReported _
                when !reversed.contains(entry.id().toString()) ->
                    given.put(entry.id().toString(), amount(group, entry));
                case GoodsReturned back -> given.merge(back.purchase().value(), amount(group, entry), Math::addExact);
                case Promise promise
                when promise.validUntil().isAfter(now) -> given.put(promise.ref(), amount(group, entry));
                case null, default -> {
                    if (entry.kind() == EntryKind.QUOTE_DROP) {
                        refs.forEach(given::remove);
                    }
                }
            }
        }
        return given.values().stream().filter(amount -> amount > 0).toList();
    }

    /** By the rules the entry was decided under; less than nothing where it took back. */
    private long amount(RuleGroup group, Entry entry) {
        int revision = entry.draft().why().trace().revision();
        return programs.revision(chain.program(), revision)
                .orElseThrow(() -> new IllegalStateException("revision " + revision + " is missing"))
                .policies()
                .everyGroup()
                .filter(each -> each.id().equals(group.id()) && each.unit().equals(group.unit()))
                .mapToLong(each -> Room.sum(each, entry.draft().why().trace().fired()))
                .sum();
    }
}
