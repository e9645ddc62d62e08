package io.guerdon.earning;

import io.guerdon.earning.RuleBook.Ready;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rules that can concern a purchase by what was bought. A rule that names articles is found by them, one that names
 * categories by those, and one that says neither always; so what hundreds of rules cost is what the few cost that can match.
 */
final class RuleIndex {
    private final BitSet always = new BitSet();
    private final Map<String, BitSet> bySku = new HashMap<>();
    private final Map<String, BitSet> byCategory = new HashMap<>();

    /** Of all rules of a book, whose places are theirs in the book. */
    RuleIndex(List<Ready> rules) {
        rules.forEach(this::add);
    }

    private void add(Ready rule) {
        if (rule.goods().isEmpty()) {
            always.set(rule.place());
        }
        for (Picking goods : rule.goods()) {
            if (!goods.skus().isEmpty()) {
                goods.skus().forEach(sku -> of(bySku, sku).set(rule.place()));
            } else if (!goods.categories().isEmpty()) {
                goods.categories().forEach(category -> of(byCategory, category).set(rule.place()));
            } else {
                always.set(rule.place());
            }
        }
    }

    private static BitSet of(Map<String, BitSet> index, String key) {
        return index.computeIfAbsent(key, _ -> new BitSet());
    }

    /** The places of rules that may count one of these lines; the others count none. */
    BitSet concerning(Left left) {
        BitSet found = (BitSet) always.clone();
        for (Left.Part part : left.parts()) {
            addAll(found, bySku.get(part.line().sku()));
            addAll(found, byCategory.get(part.line().category()));
        }
        return found;
    }

    private static void addAll(BitSet found, @Nullable BitSet more) {
        if (more != null) {
            found.or(more);
        }
    }
}
