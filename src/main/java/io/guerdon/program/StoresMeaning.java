package io.guerdon.program;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds stores that a merchant lists twice, and terminals that a store does. */
final class StoresMeaning {
    private StoresMeaning() {}

    static List<Violation> violations(JsonNode settings) {
        List<Violation> violations = new ArrayList<>();
        JsonNode merchants = settings.path("merchants");
        for (int merchant = 0; merchant < merchants.size(); merchant++) {
            String pointer = "/merchants/" + merchant + "/stores/";
            JsonNode stores = merchants.path(merchant).path("stores");
            Set<String> names = new HashSet<>();
            for (int place = 0; place < stores.size(); place++) {
                JsonNode store = stores.path(place);
                unique(names, store.path("store"), pointer + place + "/store", violations);
                terminals(store.path("terminals"), pointer + place + "/terminals/", violations);
            }
        }
        return violations;
    }

    private static void terminals(JsonNode terminals, String pointer, List<Violation> violations) {
        Set<String> names = new HashSet<>();
        for (int place = 0; place < terminals.size(); place++) {
            unique(names, terminals.path(place), pointer + place, violations);
        }
    }

    private static void unique(Set<String> names, JsonNode name, String pointer, List<Violation> violations) {
        if (!names.add(name.asString())) {
            violations.add(new Violation(pointer, "duplicate", name.asString() + " is there twice"));
        }
    }
}
