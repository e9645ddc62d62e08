package io.guerdon.web;

import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.EntryKind;
import io.guerdon.publishing.PartnerId;
import io.guerdon.reconciliation.Asked;
import io.guerdon.reconciliation.Asked.Format;
import io.guerdon.reconciliation.Asked.Writing;
import io.guerdon.reconciliation.Layout;
import io.guerdon.reconciliation.Layout.Columns;
import io.guerdon.reconciliation.Layout.Times;
import io.guerdon.reconciliation.Period;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Reads what a request says of a reconciliation beside the records themselves. */
final class ReconciliationQuery {
    private static final int LONGEST = 2_000;
    private static final Set<String> COLUMNS = Set.of("receipt", "amount", "kind", "at");
    private static final Duration USUAL_WINDOW = Duration.ofMinutes(5);

    private final HttpServletRequest request;

    private final Instant now;

    /** Of a request that came now, by the program's time. */
    ReconciliationQuery(HttpServletRequest request, Instant now) {
        this.request = request;
        this.now = now;
    }

    Asked asked(PartnerId partner, EntryKey key, ZoneId zone) {
        Map<String, String> kinds = pairs("kinds");
        Set<EntryKind> compared = new HashSet<>();
        Map<String, EntryKind> words = new LinkedHashMap<>();
        kinds.forEach((word, kind) -> {
            words.put(word, kind(kind));
            compared.add(kind(kind));
        });
        Layout layout = new Layout(columns(), decimals(), times(zone), words);
        return new Asked(partner, key, period(), compared, new Writing(format(), charset(), layout, said(zone)));
    }

    private Optional<String> given(String name) {
        String value = request.getParameter(name);
        if (value != null && (value.isEmpty() || value.length() > LONGEST)) {
            throw invalid(name, "1 to " + LONGEST + " characters");
        }
        return Optional.ofNullable(value);
    }

    private static Rejection invalid(String name, String why) {
        return Rejection.ofField(Fault.INVALID_PARAMETER, name, why);
    }

    private Period period() {
        Instant from = instant("from");
        Instant to = instant("to");
        if (!from.isBefore(to)) {
            throw invalid("to", "after \"from\"");
        }
        if (to.isAfter(now)) {
            throw invalid("to", "a period is reconciled when it is over");
        }
        try {
            return new Period(from, to, given("window").map(Duration::parse).orElse(USUAL_WINDOW));
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            throw invalid("window", "an ISO 8601 duration up to " + Period.WIDEST);
        }
    }

    private Instant instant(String name) {
        return Paths.instant(name, request.getParameter(name)).orElseThrow(() -> invalid(name, "missing"));
    }

    private Columns columns() {
        Map<String, String> named = pairs("columns");
        if (!COLUMNS.containsAll(named.keySet())) {
            throw invalid("columns", "columns of receipt, amount, kind and at");
        }
        return new Columns(
                named.getOrDefault("receipt", "receipt"),
                Optional.ofNullable(named.get("amount")),
                Optional.ofNullable(named.get("kind")),
                Optional.ofNullable(named.get("at")));
    }

    /** {@code a:b,c} as a→b and c→c. */
    private Map<String, String> pairs(String name) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String part : given(name).map(text -> text.split(",", -1)).orElse(new String[0])) {
            int colon = part.indexOf(':');
            String left = (colon < 0 ? part : part.substring(0, colon)).trim();
            String right = part.substring(colon + 1).trim();
            if (left.isEmpty() || right.isEmpty() || pairs.put(left, right) != null) {
                throw invalid(name, "names, or names with another after a colon, each once");
            }
        }
        return pairs;
    }

    private static EntryKind kind(String wire) {
        try {
            return EntryKind.ofWire(wire);
        } catch (IllegalArgumentException unknown) {
            throw invalid("kinds", "kinds of entries, for example earn");
        }
    }

    private int decimals() {
        String digits = given("decimals").orElse("0");
        if (!digits.matches("[0-" + Layout.MOST_DECIMALS + "]")) {
            throw invalid("decimals", "from 0 to " + Layout.MOST_DECIMALS);
        }
        return Integer.parseInt(digits);
    }

    private Times times(ZoneId usual) {
        try {
            return new Times(
                    given("times").map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ROOT)), zone(usual));
        } catch (IllegalArgumentException unreadable) {
            throw invalid("times", "a pattern, for example yyyy-MM-dd HH:mm:ss");
        }
    }

    private ZoneId zone(ZoneId usual) {
        try {
            return given("zone").map(ZoneId::of).orElse(usual);
        } catch (DateTimeException unknown) {
            throw invalid("zone", "an IANA zone or an offset");
        }
    }

    private Format format() {
        String type = mediaType().getType() + "/" + mediaType().getSubtype();
        return switch (type) {
            case ReconciliationController.NDJSON -> new Format.Ndjson();
            case ReconciliationController.CSV -> new Format.Csv(delimiter());
            default -> throw new Rejection(Fault.UNSUPPORTED_MEDIA_TYPE);
        };
    }

    private char delimiter() {
        String delimiter =
                given("delimiter").map(text -> text.equals("tab") ? "\t" : text).orElse(",");
        if (delimiter.length() != 1 || "\"\r\n\0 ".contains(delimiter)) {
            throw invalid("delimiter", "one character, or tab");
        }
        return delimiter.charAt(0);
    }

    private Charset charset() {
        try {
            Charset named = mediaType().getCharset();
            return named == null ? StandardCharsets.UTF_8 : named;
        } catch (IllegalArgumentException unknown) {
            throw invalid("Content-Type", "a known charset");
        }
    }

    private MediaType mediaType() {
        try {
            return MediaType.parseMediaType(Objects.requireNonNullElse(request.getContentType(), ""));
        } catch (InvalidMediaTypeException unreadable) {
            throw new Rejection(Fault.UNSUPPORTED_MEDIA_TYPE);
        }
    }

    /** Whatever tells two requests apart, however the parameters are ordered. */
    private String said(ZoneId zone) {
        StringBuilder said = new StringBuilder(request.getContentType() + "\n" + zone + "\n");
        for (String name :
                new String[] {"from", "to", "window", "columns", "decimals", "times", "zone", "kinds", "delimiter"}) {
            said.append(name).append('=').append(given(name).orElse("")).append('\n');
        }
        return said.toString();
    }
}
