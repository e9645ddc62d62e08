package io.guerdon.credit;

import io.guerdon.earning.GoodsReturned;
import io.guerdon.earning.PurchaseMade;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What came back of spends that have not been read yet, because they are read from the latest backwards. */
final class GivenBack {
    private final List<Part> parts = new ArrayList<>();

    /** So much came back of what has one of some names. */
    private static final class Part {
        private final Set<String> of;
        private long left;

        private Part(Set<String> of, long left) {
            this.of = of;
            this.left = left;
        }
    }

    void add(Entry entry, long amount) {
        parts.add(new Part(of(entry), amount));
    }

    /** A return names the purchase and its receipt, which what was spent on it names as well; anything else the entry it undoes. */
    private static Set<String> of(Entry entry) {
        List<String> refs = entry.draft().why().refs();
        Set<String> names = new HashSet<>();
        if (entry.kind() == EntryKind.REVERSAL) {
            names.add(refs.getFirst());
            return names;
        }
        if (entry.draft().subject().orElse(null) instanceof GoodsReturned returned) {
            names.add(returned.purchase().value());
        }
        refs.stream().filter(PurchaseMade::isReceiptRef).forEach(names::add);
        return names;
    }

    /** What is left of a spend; of several for one purchase, the latest gives first. */
    long rest(Entry spend, long spent) {
        Set<String> names = new HashSet<>(spend.draft().why().refs());
        names.add(spend.id().toString());
        long rest = spent;
        for (Part part : parts) {
            if (part.of.stream().anyMatch(names::contains)) {
                long less = Math.min(part.left, rest);
                part.left -= less;
                rest -= less;
            }
        }
        parts.removeIf(part -> part.left == 0);
        return rest;
    }
}
