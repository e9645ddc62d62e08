package io.guerdon.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.access.Caller;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Leg;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a member's chain.
 *
 * @param member whose, in a list of all members' entries
 * @param id entry id
 * @param seq its number
 * @param kind what it did
 * @param effectiveAt when it happened
 * @param recordedAt when it was written
 * @param change what the member has more or less because of it, held and pending points included
 * @param balances after it
 * @param details postings and reasons, where a single entry was asked for, or everything
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EntryView(
        @Nullable String member,
        String id,
        long seq,
        String kind,
        Instant effectiveAt,
        Instant recordedAt,
        List<Amount> change,
        Map<String, Totals> balances,
        @Nullable Details details) {
    /** In a list. */
    static EntryView brief(Entry entry) {
        return of(null, entry, null);
    }

    /** In a list of all members' entries. */
    static EntryView listed(Caller caller, Entry entry, WhyView why) {
        return of(entry.chain().owner().value(), entry, Details.of(shown(caller, entry), entry, why));
    }

    /** On its own, with why it is what it is. */
    static EntryView full(Caller caller, Entry entry, WhyView why) {
        return of(null, entry, Details.of(shown(caller, entry), entry, why));
    }

    /** As the member has it. */
    static EntryView ofMember(Entry entry, WhyView why) {
        return of(null, entry, Details.of(withoutClearing(entry), entry, why));
    }

    /** What partners owe each other because of it is between them and whoever runs the program. */
    private static List<Leg> shown(Caller caller, Entry entry) {
        return runsTheProgram(caller) ? entry.legs() : withoutClearing(entry);
    }

    private static List<Leg> withoutClearing(Entry entry) {
        return entry.legs().stream()
                .filter(leg -> !leg.unit().equals(WalletId.CLEARING))
                .toList();
    }

    private static boolean runsTheProgram(Caller caller) {
        return switch (caller.role()) {
            case OPERATOR, ADMIN -> caller.binding().merchant().isEmpty();
            case TILL, APP, PARTNER -> false;
        };
    }

    private static EntryView of(@Nullable String member, Entry entry, @Nullable Details details) {
        return new EntryView(
                member,
                entry.id().toString(),
                entry.seq(),
                entry.kind().wire(),
                entry.draft().effectiveAt(),
                entry.recordedAt(),
                Amount.of(entry.change()),
                Totals.of(entry.after()),
                details);
    }

    /**
     * Postings and reasons.
     *
     * @param legs sum to zero per unit
     * @param trace rules that played a part
     * @param actor who did it
     * @param refs ids it refers to
     */
    record Details(List<LegView> legs, WhyView trace, Actor actor, List<String> refs) {
        static Details of(List<Leg> legs, Entry entry, WhyView why) {
            return new Details(
                    legs.stream()
                            .map(leg ->
                                    new LegView(leg.book().name(), leg.unit().value(), leg.amount()))
                            .toList(),
                    why,
                    entry.draft().why().actor(),
                    entry.draft().why().refs());
        }
    }

    /** A posting. */
    record LegView(String book, String unit, long amount) {}
}
