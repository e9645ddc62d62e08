package io.guerdon.rebate;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Signs a member up for a rebate that not everybody has, or for another time than before.
 *
 * @param rebate its name, as the caller gave it
 * @param from first day that counts; what was bought on it before counts too
 * @param through last day that counts; empty for as long as there is the rebate
 */
public record AgreeRebate(String rebate, LocalDate from, Optional<LocalDate> through) {
    public AgreeRebate {
        if (through.filter(from::isAfter).isPresent()) {
            throw new IllegalArgumentException("an agreement does not end before it begins");
        }
    }

    SequencedMap<String, Object> fields() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", "rebate-agreement");
        fields.put("rebate", rebate);
        fields.put("from", from);
        through.ifPresent(day -> fields.put("through", day));
        return fields;
    }
}
