package io.guerdon.earning;

import io.guerdon.ledger.Subject;
import java.util.List;
import java.util.Map;

/**
 * An activity as the journal keeps it.
 *
 * @param till where; the house's where no merchant had to do with it
 * @param goods it was about
 */
public record ActivityReported(String type, Map<String, String> attributes, Till till, List<Line> goods)
        implements Subject {
    public ActivityReported {
        goods = List.copyOf(goods);
    }
}
