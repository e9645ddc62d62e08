package io.guerdon.web;

import io.guerdon.access.Binding;
import io.guerdon.access.Key;
import io.guerdon.access.Limits;
import io.guerdon.access.Merchants;
import io.guerdon.access.Role;
import io.guerdon.unit.MerchantId;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key to issue.
 *
 * @param role till, app, partner, operator or admin
 * @param merchant the only merchant it acts for; any where it and {@code merchants} are left out, as a partner's key must not
 * @param merchants in its place several, from 2 to 100, for one of which it acts at a time
 * @param store the only store of that merchant
 * @param terminal the only terminal of that store
 * @param label what to call it
 */
record KeyBody(
        String role,
        @Nullable String merchant,
        @Nullable List<String> merchants,
        @Nullable String store,
        @Nullable String terminal,
        @Nullable String label) {
    KeyBody {
        role = Fields.text("role", role, 16);
        Fields.require(Role.ofWire(role).isPresent(), "role", "one of till, app, partner, operator, admin");
        Fields.optionalName("merchant", merchant);
        Fields.optionalName("store", store);
        Fields.optionalName("terminal", terminal);
        Fields.optionalText("label", label, 100);
        if (merchants != null) {
            merchants = several(merchants);
            Fields.require(merchant == null, "merchants", "either merchant or merchants");
            Fields.require(store == null, "store", "belongs to one merchant, not to several");
            Fields.require(terminal == null, "terminal", "belongs to one merchant, not to several");
        }
        Fields.require(store == null || merchant != null, "store", "belongs to a merchant");
        Fields.require(terminal == null || store != null, "terminal", "belongs to a store");
    }

    private static List<String> several(List<String> sent) {
        List<String> names = Fields.list("merchants", sent, Merchants.MOST);
        for (int place = 0; place < names.size(); place++) {
            Fields.name("merchants[" + place + "]", names.get(place));
        }
        Fields.require(names.size() > 1, "merchants", "at least 2 elements; a single one is the merchant");
        Fields.require(new HashSet<>(names).size() == names.size(), "merchants", "each once");
        return names;
    }

    /** Every merchant it names. */
    List<String> named() {
        if (merchants != null) {
            return merchants;
        }
        return merchant == null ? List.of() : List.of(merchant);
    }

    Key.Grant grant() {
        return new Key.Grant(Role.ofWire(role).orElseThrow(), limits(), orEmpty(label));
    }

    private Limits limits() {
        return merchants == null
                ? new Binding(orEmpty(merchant), orEmpty(store), orEmpty(terminal), "")
                : new Merchants(merchants.stream().map(MerchantId::new).toList());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
