package io.guerdon.mongo;

import io.guerdon.ledger.Balance;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Digest;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Entry.Place;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.Leg;
import io.guerdon.unit.WalletId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** The stored form of an entry, but for its digest, which {@link Seal} appends. */
final class EntryForm {
    private static final String LEGS = "legs";

    private EntryForm() {}

    static void write(BsonOut out, Entry entry) {
        out.part("_id", entry.id(), EntryForm::id)
                .text("chain", entry.chain().value())
                .exactNumber("seq", entry.seq())
                .text("key", entry.request().key().value())
                .binary("hash", entry.request().fingerprint().bytes())
                .text("kind", entry.kind().wire())
                .time("effectiveAt", entry.draft().effectiveAt())
                .time("recordedAt", entry.recordedAt())
                .list(LEGS, entry.legs(), EntryForm::leg)
                .list("movements", entry.movements(), MovementShapes.ALL::write);
        entry.draft().subject().ifPresent(subject -> out.part("subject", subject, SubjectShapes.ALL::write));
        WhyForm.write(out, entry.draft().why());
        out.list("after", entry.after().entrySet(), EntryForm::balance)
                .binary("prev", entry.prev().bytes());
    }

    static Entry read(Fields in) {
        return new Entry(
                id(in.part("_id")),
                new Place(ChainId.parse(in.text("chain")), in.number("seq"), new Digest(in.binary("prev"))),
                new Request(new EntryKey(in.text("key")), new Fingerprint(in.binary("hash"))),
                draft(in),
                in.time("recordedAt"),
                after(in),
                new Digest(in.binary(Seal.DIGEST)));
    }

    /** The postings as stored, which verification compares with those that follow from the movements. */
    static List<Leg> legs(Fields in) {
        return in.list(
                LEGS, leg -> new Leg(new Book(leg.text("book")), new WalletId(leg.text("unit")), leg.number("amount")));
    }

    static void id(BsonOut out, EntryId id) {
        out.text("w", id.writer()).exactNumber("n", id.n());
    }

    static EntryId id(Fields in) {
        return new EntryId(in.text("w"), in.number("n"));
    }

    private static Draft draft(Fields in) {
        return new Draft(
                EntryKind.ofWire(in.text("kind")),
                in.time("effectiveAt"),
                in.list("movements", MovementShapes.ALL::read),
                in.has("subject") ? Optional.of(SubjectShapes.ALL.read(in.part("subject"))) : Optional.empty(),
                WhyForm.read(in));
    }

    private static void leg(BsonOut out, Leg leg) {
        out.text("book", leg.book().name()).text("unit", leg.unit().value()).number("amount", leg.amount());
    }

    private static void balance(BsonOut out, Map.Entry<WalletId, Balance> wallet) {
        Balance balance = wallet.getValue();
        LotParts.wallet(out, wallet.getKey());
        out.number("available", balance.available())
                .number("held", balance.held())
                .number("pending", balance.pending())
                .number("owed", balance.owed())
                .number("inTransit", balance.inTransit());
    }

    private static SequencedMap<WalletId, Balance> after(Fields in) {
        SequencedMap<WalletId, Balance> after = new LinkedHashMap<>();
        in.list("after", balance -> after.put(LotParts.wallet(balance), balance(balance)));
        return Collections.unmodifiableSequencedMap(after);
    }

    private static Balance balance(Fields in) {
        return new Balance(
                in.number("available"),
                in.number("held"),
                in.number("pending"),
                in.number("owed"),
                in.number("inTransit"));
    }
}
