package io.guerdon.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words of a step: plain ones in order, and named ones, {@code name=value}. */
record Words(List<String> plain, Map<String, String> named) {
    static Words of(String text) {
        List<String> plain = new ArrayList<>();
        Map<String, String> named = new HashMap<>();
        for (String word : text.strip().split("\\s+", -1)) {
            int equals = word.indexOf('=');
            if (equals > 0 && Character.isLetter(word.charAt(0))) {
                named.put(word.substring(0, equals), word.substring(equals + 1));
            } else {
                plain.add(word);
            }
        }
        return new Words(plain, named);
    }

    String verb() {
        return plain.getFirst();
    }

    String at(int index) {
        return plain.get(index);
    }

    List<String> from(int index) {
        return plain.subList(index, plain.size());
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(named.get(name));
    }

    /** Money as people write it, in minor units. */
    static long money(String text) {
        return new BigDecimal(text).movePointRight(2).longValueExact();
    }
}
