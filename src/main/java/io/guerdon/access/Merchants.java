package io.guerdon.access;

import io.guerdon.unit.MerchantId;
import java.util.Comparator;
import java.util.List;

/**
 * Several merchants that one key is good for, whole ones, by name. Never none of them, which would be everybody.
 *
 * @param ids from 2 to {@value #MOST}, each once
 */
public record Merchants(List<MerchantId> ids) implements Limits {
    /** So many at most. */
    public static final int MOST = 100;

    public Merchants {
        if (ids.size() < 2 || ids.size() > MOST || ids.stream().distinct().count() < ids.size()) {
            throw new IllegalArgumentException("several merchants are 2 to " + MOST + ", each once");
        }
        ids = ids.stream().sorted(Comparator.comparing(MerchantId::value)).toList();
    }

    /** Their names, in order. */
    public List<String> names() {
        return ids.stream().map(MerchantId::value).toList();
    }

    @Override
    public Scope scope() {
        return Scope.MERCHANT;
    }
}
