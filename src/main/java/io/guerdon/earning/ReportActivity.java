package io.guerdon.earning;

import io.guerdon.unit.MerchantId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Reports something a member did, or that happened for a member: a check-in, a review, goods delivered, old goods handed back.
 *
 * @param type for example {@code check-in}
 * @param at when; empty for now
 * @param attributes texts by name, at most 20
 * @param where it happened
 * @param goods it is about, worth what their lines say; may be empty
 */
public record ReportActivity(
        String type, Optional<Instant> at, Map<String, String> attributes, Where where, List<Line> goods) {
    /** Where nobody's till has to do with it. */
    public static final Till NOWHERE = new Till(MerchantId.HOUSE, "", "");

    /**
     * Where something happened.
     *
     * @param till the house's where no merchant has to do with it
     * @param said what the caller said of it, by field; a repeat has to say the same, whatever its credential adds
     */
    public record Where(Till till, Map<String, String> said) {
        public Where {
            said = Map.copyOf(said);
        }
    }

    public ReportActivity {
        attributes = Map.copyOf(attributes);
        goods = List.copyOf(goods);
        if (type.isBlank() || type.length() > 64 || attributes.size() > 20) {
            throw new IllegalArgumentException(
                    "an activity has a type of 1 to 64 characters and at most 20 attributes");
        }
    }

    /** Something that happened nowhere, about no goods. */
    public ReportActivity(String type, Optional<Instant> at, Map<String, String> attributes) {
        this(type, at, attributes, new Where(NOWHERE, Map.of()), List.of());
    }

    /** The till where it happened. */
    Till till() {
        return where.till();
    }

    /** The goods as rules judge them. */
    Basket basket() {
        return goods.isEmpty() ? Basket.ofTotal(0, List.of()) : new Basket(goods, List.of());
    }

    /** As the journal keeps it. */
    ActivityReported reported() {
        return new ActivityReported(type, attributes, till(), goods);
    }

    /** What is not said is left out, so that what was asked before there were tills and goods reads the same. */
    SequencedMap<String, Object> fields() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", "activity");
        fields.put("type", type);
        at.ifPresent(time -> fields.put("at", time));
        fields.put("attributes", new TreeMap<>(attributes));
        fields.putAll(new TreeMap<>(where.said()));
        if (!goods.isEmpty()) {
            fields.put("lines", goods);
        }
        return fields;
    }
}
