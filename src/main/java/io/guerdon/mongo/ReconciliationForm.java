package io.guerdon.mongo;

import io.guerdon.ledger.EntryKey;
import io.guerdon.publishing.PartnerId;
import io.guerdon.reconciliation.Counts;
import io.guerdon.reconciliation.Period;
import io.guerdon.reconciliation.Reconciliation;
import io.guerdon.reconciliation.Reconciliation.Progress;
import io.guerdon.reconciliation.Reconciliation.Request;
import io.guerdon.reconciliation.Reconciliation.State;
import io.guerdon.reconciliation.ReconciliationId;
import java.time.Duration;
import java.util.Date;
import org.bson.Document;

/** The stored form of a reconciliation. */
final class ReconciliationForm {
    static final String PARTNER = "partner";
    static final String NUMBER = "number";
    static final String REQUEST = "request";
    static final String VERSION = "version";

    private ReconciliationForm() {}

    static String id(ReconciliationId id) {
        return id.partner() + "/" + id.number();
    }

    static Document document(Reconciliation one) {
        Progress progress = one.progress();
        return new Document("_id", id(one.id()))
                .append(VERSION, one.version())
                .append(PARTNER, one.id().partner().toString())
                .append(NUMBER, one.id().number())
                .append(REQUEST, one.request().key().value())
                .append("digest", one.request().digest())
                .append("at", Date.from(one.request().at()))
                .append("from", Date.from(one.period().from()))
                .append("to", Date.from(one.period().to()))
                .append("windowMillis", one.period().window().toMillis())
                .append("state", progress.state().wire())
                .append("attempt", progress.attempt())
                .append("notedAt", Date.from(progress.notedAt()))
                .append("counts", counts(progress.counts()))
                .append("kept", progress.kept());
    }

    private static Document counts(Counts counts) {
        return new Document("lines", counts.lines())
                .append("outside", counts.outside())
                .append("events", counts.events())
                .append("matched", counts.matched())
                .append("missingHere", counts.missingHere())
                .append("missingThere", counts.missingThere())
                .append("different", counts.different());
    }

    static Reconciliation read(Document document, PartnerId partner) {
        return new Reconciliation(
                new ReconciliationId(partner, document.getInteger(NUMBER)),
                new Request(
                        new EntryKey(document.getString(REQUEST)),
                        document.getString("digest"),
                        document.getDate("at").toInstant()),
                new Period(
                        document.getDate("from").toInstant(),
                        document.getDate("to").toInstant(),
                        Duration.ofMillis(document.getLong("windowMillis"))),
                new Progress(
                        State.ofWire(document.getString("state")),
                        document.getInteger("attempt"),
                        document.getDate("notedAt").toInstant(),
                        readCounts(document.get("counts", Document.class)),
                        document.getLong("kept")),
                document.getLong(VERSION));
    }

    private static Counts readCounts(Document counts) {
        return new Counts(
                counts.getLong("lines"),
                counts.getLong("outside"),
                counts.getLong("events"),
                counts.getLong("matched"),
                counts.getLong("missingHere"),
                counts.getLong("missingThere"),
                counts.getLong("different"));
    }
}
