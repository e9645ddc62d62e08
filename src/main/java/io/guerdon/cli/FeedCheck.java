package io.guerdon.cli;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Holds a partner's events against each other, one after the other: numbers without gaps, each hash made of what the event says and of the hash before it,
 * running totals that are those before and the event's own, and an envelope that says whose event it is and which. It trusts nothing but the event it begins
 * with where that is not number 1. It shares no code with what writes the events.
 */
final class FeedCheck {
    private static final String GENESIS = "0".repeat(64);

    private static final String TYPE = "io.guerdon.partner.entry.v1";
    /** How ids of those whose account it may be begin, by the names under which they are told. */
    private static final Map<String, String> OWNERS =
            Map.of("member", "mem_", "giftCard", "gft_", "partnerAccount", "prt_");

    private final long after;
    private @Nullable JsonNode before;
    private String source = "";
    private String partner = "";
    private long events;

    /**
     * Of the events that follow one.
     *
     * @param after its number; 0 for all of them
     */
    FeedCheck(long after) {
        this.after = after;
    }

    /** How many were sound. */
    long events() {
        return events;
    }

    /** The number of the last sound one; that they follow before the first. */
    long last() {
        return before == null ? after : seq(before);
    }

    /** Takes the next event; says what is wrong with it. */
    Optional<String> next(JsonNode event) {
        JsonNode data = event.path("data");
        Optional<String> fault = order(data)
                .or(() -> envelope(event, data))
                .or(() -> link(data))
                .or(() -> totals(data))
                .or(() -> hash(event, data));
        if (fault.isEmpty()) {
            source = text(event, "source");
            partner = text(event, "subject");
            before = data;
            events++;
        }
        return fault;
    }

    private Optional<String> order(JsonNode data) {
        long seq = seq(data);
        if (seq < 1) {
            return Optional.of("it is no event of a partner");
        }
        long expected = last() + 1;
        if (seq > expected) {
            String gap = expected == seq - 1 ? "event " + expected : "events " + expected + " to " + (seq - 1);
            return Optional.of(gap + " missing before event " + seq + ", or events not in order");
        }
        return seq < expected
                ? Optional.of("event " + seq + " comes after event " + last() + ": repeated, or not in order")
                : Optional.empty();
    }

    /** The hash is of what happened; the envelope and the name of the owner's field follow from that. */
    private Optional<String> envelope(JsonNode event, JsonNode data) {
        boolean isOurs = before == null
                || (text(event, "source").equals(source)
                        && text(event, "subject").equals(partner));
        boolean isNamed = text(event, "id").equals(text(event, "subject") + "/" + seq(data));
        long owners = OWNERS.entrySet().stream()
                .filter(owner -> data.has(owner.getKey()))
                .filter(owner -> text(data, owner.getKey()).startsWith(owner.getValue()))
                .count();
        return isOurs && isNamed && text(event, "type").equals(TYPE) && owners == 1 && owners == owners(data)
                ? Optional.empty()
                : Optional.of(
                        "event " + seq(data) + " was altered: its id, source, subject, type or owner is not its own");
    }

    private static long owners(JsonNode data) {
        return OWNERS.keySet().stream().filter(data::has).count();
    }

    private Optional<String> link(JsonNode data) {
        String prev = data.path("prevHash").asString("");
        String expected = before != null ? text(before, "hash") : seq(data) == 1 ? GENESIS : prev;
        return prev.equals(expected)
                ? Optional.empty()
                : Optional.of(
                        "event " + seq(data) + " does not follow the event before it: its prevHash is another hash");
    }

    private Optional<String> totals(JsonNode data) {
        if (before == null && seq(data) != 1) {
            return Optional.empty();
        }
        SortedMap<String, BigInteger> sums = before == null ? new TreeMap<>() : sums(before.path("totals"));
        sums(data.path("amounts")).forEach((name, amount) -> sums.merge(name, amount, BigInteger::add));
        sums.values().removeIf(sum -> sum.signum() == 0);
        return sums.equals(sums(data.path("totals")))
                ? Optional.empty()
                : Optional.of("event " + seq(data) + ": its totals are not those before it and its amounts");
    }

    private static SortedMap<String, BigInteger> sums(JsonNode units) {
        SortedMap<String, BigInteger> sums = new TreeMap<>();
        for (Map.Entry<String, JsonNode> unit : units.properties()) {
            for (Map.Entry<String, JsonNode> measure : unit.getValue().properties()) {
                sums.put(
                        unit.getKey() + " " + measure.getKey(),
                        measure.getValue().asBigInteger(BigInteger.ZERO));
            }
        }
        return sums;
    }

    private static Optional<String> hash(JsonNode event, JsonNode data) {
        return sha256(hashed(event, data)).equals(text(data, "hash"))
                ? Optional.empty()
                : Optional.of("event " + seq(data) + " was altered: its hash is not that of what it says");
    }

    private static String hashed(JsonNode event, JsonNode data) {
        StringBuilder text = new StringBuilder(256);
        for (String part : new String[] {
            text(data, "prevHash"),
            Long.toString(seq(data)),
            text(data, "entry"),
            text(data, "kind"),
            owner(data),
            text(event, "time")
        }) {
            text.append(part).append('\n');
        }
        for (Map.Entry<String, JsonNode> unit : data.path("totals").properties()) {
            for (Map.Entry<String, JsonNode> measure : unit.getValue().properties()) {
                text.append(unit.getKey()).append(' ').append(measure.getKey()).append(' ');
                text.append(measure.getValue().asBigInteger(BigInteger.ZERO)).append('\n');
            }
        }
        if (data.has("slip")) {
            text.append(slip(data.path("slip"))).append('\n');
        }
        return text.toString();
    }

    /** Whose account it is: one of them is there. */
    private static String owner(JsonNode data) {
        return OWNERS.keySet().stream()
                .filter(data::has)
                .map(name -> text(data, name))
                .findFirst()
                .orElse("");
    }

    private static String slip(JsonNode slip) {
        String amount = slip.has("amount") ? Long.toString(slip.path("amount").asLong(0)) : "-";
        return "slip: " + text(slip, "at") + " " + amount + " " + text(slip, "receipt");
    }

    private static long seq(JsonNode data) {
        return data.path("seq").asLong(0);
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
