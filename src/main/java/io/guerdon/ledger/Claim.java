package io.guerdon.ledger;

import java.util.function.Predicate;

/**
 * Something that belongs to one account among all: a receipt, a card number. It only refuses; it never holds value.
 *
 * @param id the thing itself, unique over all programs
 * @param refusalCode what a second taker is told, for example {@code receipt-already-recorded}
 * @param about whether an entry is one that has the thing: a key that claimed it may have made an entry about something else
 */
public record Claim(String id, String refusalCode, Predicate<Entry> about) {
    /** A claim that an entry has whose subject is of one sort and says so. */
    public static <S extends Subject> Claim of(String id, String refusalCode, Class<S> sort, Predicate<S> about) {
        return new Claim(
                id,
                refusalCode,
                entry -> entry.draft()
                        .subject()
                        .filter(sort::isInstance)
                        .map(sort::cast)
                        .filter(about)
                        .isPresent());
    }

    /** Whether the entry that the claim's holder made has it; where not, the claim is void, because a key makes one entry only. */
    public boolean isHeldBy(Entry entry) {
        return entry.holdsClaims() && about.test(entry);
    }
}
