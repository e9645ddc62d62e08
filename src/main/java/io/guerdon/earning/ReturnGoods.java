package io.guerdon.earning;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Takes back what a purchase earned for goods that came back, and restores what was spent on them.
 *
 * @param purchase which purchase
 * @param receipt of the return, empty where none was given
 * @param at when; empty for now
 * @param lines what came back; one entry a line
 */
public record ReturnGoods(PurchaseRef purchase, String receipt, Optional<Instant> at, List<ReturnedLine> lines) {
    public ReturnGoods {
        lines = List.copyOf(lines);
        Set<Integer> numbers = new HashSet<>();
        if (lines.isEmpty() || !lines.stream().allMatch(line -> numbers.add(line.line()))) {
            throw new IllegalArgumentException("a return has lines, each once");
        }
    }

    SequencedMap<String, Object> fields() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", "return");
        fields.put("purchase", purchase);
        fields.put("receipt", receipt);
        at.ifPresent(time -> fields.put("at", time));
        fields.put("lines", lines);
        return fields;
    }
}
