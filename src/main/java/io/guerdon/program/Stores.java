package io.guerdon.program;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.guerdon.unit.StoreId;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stores that a merchant lists, written as a list and looked up by id: every sale asks, and there may be thousands.
 *
 * @param byId in the order of the list
 */
public record Stores(Map<StoreId, Store> byId) {
    /** Of a merchant that lists none. */
    public static final Stores NONE = of(List.of());

    public Stores {
        byId = Collections.unmodifiableMap(new LinkedHashMap<>(byId));
    }

    /** From a list. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Stores of(List<Store> list) {
        Map<StoreId, Store> byId = new LinkedHashMap<>();
        list.forEach(store -> byId.put(store.store(), store));
        return new Stores(byId);
    }

    /** As a list. */
    @JsonValue
    public Collection<Store> list() {
        return byId.values();
    }

    /** Whether none is listed, so that any text names one. */
    public boolean isEmpty() {
        return byId.isEmpty();
    }

    /** The store that a till names. */
    public Optional<Store> named(String store) {
        return Optional.ofNullable(byId.get(new StoreId(store)));
    }
}
