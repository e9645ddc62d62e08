package io.guerdon.web;

import io.guerdon.access.Caller;
import io.guerdon.earning.ReportActivity;
import io.guerdon.earning.Till;
import io.guerdon.web.PurchaseBody.LineBody;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something the member did.
 *
 * @param type for example {@code check-in}
 * @param at when; now where it is left out
 * @param attributes texts by name, at most 20
 * @param merchant where, and who funds what it earns; the key's, where it is bound to one and this is left out
 * @param store where, may be left out
 * @param terminal which till, may be left out
 * @param lines goods it is about, for example handed back in trade, and what they are worth; at most 100
 */
record ActivityBody(
        String type,
        @Nullable Instant at,
        @Nullable Map<String, String> attributes,
        @Nullable String merchant,
        @Nullable String store,
        @Nullable String terminal,
        @Nullable List<LineBody> lines) {
    private static final int MOST_LINES = 100;

    ActivityBody {
        type = Fields.text("type", type, 64);
        at = Fields.instant("at", at);
        attributes = Fields.texts("attributes", attributes, 20);
        Fields.optionalName("merchant", merchant);
        Fields.optionalName("store", store);
        Fields.optionalName("terminal", terminal);
        lines = Fields.list("lines", lines, MOST_LINES);
        PurchaseBody.checkNumbers(lines);
        long worth = lines.stream().mapToLong(LineBody::amount).sum();
        Fields.require(worth <= Fields.LARGEST_AMOUNT, "lines", "together at most " + Fields.LARGEST_AMOUNT);
    }

    ReportActivity command(Caller caller) {
        return new ReportActivity(
                type,
                Optional.ofNullable(at),
                attributes == null ? Map.of() : attributes,
                new ReportActivity.Where(till(caller), said()),
                Fields.list("lines", lines, MOST_LINES).stream()
                        .map(LineBody::bought)
                        .toList());
    }

    private Map<String, String> said() {
        Map<String, String> said = new HashMap<>();
        if (merchant != null) {
            said.put("merchant", merchant);
        }
        if (store != null) {
            said.put("store", store);
        }
        if (terminal != null) {
            said.put("terminal", terminal);
        }
        return said;
    }

    private Till till(Caller caller) {
        String bound = caller.binding().merchant();
        String where = merchant == null ? bound : merchant;
        return where.isEmpty() ? ReportActivity.NOWHERE : Tills.of(caller, where, store, terminal);
    }
}
