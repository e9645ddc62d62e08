package io.guerdon.mongo;

import io.guerdon.reconciliation.Discrepancy;
import io.guerdon.reconciliation.Discrepancy.Adjusting;
import io.guerdon.reconciliation.Discrepancy.Sort;
import io.guerdon.reconciliation.Discrepancy.Standing;
import io.guerdon.reconciliation.Item;
import io.guerdon.reconciliation.ReconciliationId;
import io.guerdon.reconciliation.Resolution;
import io.guerdon.reconciliation.Trait;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The stored form of a discrepancy. What is unknown is absent. */
final class DiscrepancyForm {
    static final String RUN = "run";
    static final String NUMBER = "n";
    static final String VERSION = "version";
    private static final String LATEST = "adjustingLatest";

    private DiscrepancyForm() {}

    /** Each attempt at a reconciliation finds anew. */
    static String run(ReconciliationId id, int attempt) {
        return ReconciliationForm.id(id) + "/" + attempt;
    }

    static String id(String run, long number) {
        return run + "/" + number;
    }

    static Document document(String run, Discrepancy one) {
        Document document = new Document("_id", id(run, one.number()))
                .append(RUN, run)
                .append(NUMBER, one.number())
                .append(VERSION, one.standing().version())
                .append("sort", one.sort().wire())
                .append(
                        "traits",
                        one.traits().stream().map(Trait::wire).sorted().toList())
                .append("adjusting", one.standing().adjusting().keys());
        if (!one.standing().adjusting().keys().isEmpty()) {
            document.append(LATEST, Date.from(one.standing().adjusting().latest()));
        }
        one.line().ifPresent(line -> document.append("line", item(line)));
        one.event().ifPresent(event -> document.append("event", item(event)));
        one.standing().resolution().ifPresent(done -> document.append("resolution", resolution(done)));
        return document;
    }

    private static Document item(Item item) {
        Document document = new Document("receipt", item.receipt()).append("kind", item.kind());
        item.amount().ifPresent(amount -> document.append("amount", amount));
        item.at().ifPresent(at -> document.append("at", at));
        switch (item.origin()) {
            case Item.Line line -> document.append("line", line.number());
            case Item.Event event ->
                document.append("seq", event.seq())
                        .append("entry", event.entry())
                        .append("owner", event.owner());
        }
        return document;
    }

    private static Document resolution(Resolution resolution) {
        return new Document("entry", resolution.entry())
                .append("reason", resolution.reason())
                .append("operator", resolution.operator())
                .append("key", resolution.key())
                .append("at", Date.from(resolution.at()));
    }

    static Discrepancy read(Document document) {
        return new Discrepancy(
                document.getLong(NUMBER),
                Sort.ofWire(document.getString("sort")),
                Optional.ofNullable(document.get("line", Document.class)).map(DiscrepancyForm::readItem),
                Optional.ofNullable(document.get("event", Document.class)).map(DiscrepancyForm::readItem),
                document.getList("traits", String.class).stream()
                        .map(Trait::ofWire)
                        .collect(Collectors.toSet()),
                new Standing(
                        readAdjusting(document),
                        Optional.ofNullable(document.get("resolution", Document.class))
                                .map(DiscrepancyForm::readResolution),
                        document.getLong(VERSION)));
    }

    /** Older documents do not say when; whoever was about to adjust then has ended since. */
    private static Adjusting readAdjusting(Document document) {
        List<String> keys = document.getList("adjusting", String.class);
        return keys.isEmpty()
                ? Adjusting.NONE
                : new Adjusting(
                        keys, document.get(LATEST, Date.from(Instant.EPOCH)).toInstant());
    }

    private static Item readItem(Document item) {
        Item.Origin origin = item.containsKey("seq")
                ? new Item.Event(item.getLong("seq"), item.getString("entry"), item.getString("owner"))
                : new Item.Line(item.getLong("line"));
        return new Item(
                item.getString("receipt"),
                item.getString("kind"),
                known(item.getLong("amount")),
                known(item.getLong("at")),
                origin);
    }

    private static OptionalLong known(@Nullable Long stored) {
        return stored == null ? OptionalLong.empty() : OptionalLong.of(stored);
    }

    private static Resolution readResolution(Document resolution) {
        return new Resolution(
                resolution.getString("entry"),
                resolution.getString("reason"),
                resolution.getString("operator"),
                resolution.getString("key"),
                resolution.getDate("at").toInstant());
    }
}
