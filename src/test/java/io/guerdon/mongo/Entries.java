package io.guerdon.mongo;

import io.guerdon.earning.Basket;
import io.guerdon.earning.Line;
import io.guerdon.earning.Matched;
import io.guerdon.earning.PurchaseId;
import io.guerdon.earning.PurchaseMade;
import io.guerdon.earning.Tender;
import io.guerdon.earning.Till;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Balance;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Digest;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Draft.Why;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Entry.Place;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.LotId;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Maturity;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Movement.LotOpened;
import io.guerdon.ledger.Trace;
import io.guerdon.ledger.Trace.Fired;
import io.guerdon.ledger.UnitCost;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Entries as a till's purchases make them. */
final class Entries {
    static final LotTerms TERMS =
            new LotTerms(new MerchantId("cafe"), new UnitCost(1, 100), Instant.parse("2027-12-31T23:00:00Z"));

    private static final Instant AT = Instant.parse("2026-05-04T10:15:30.250Z");
    private static final byte[] HASH = new byte[16 + 8 * 8];

    private Entries() {}

    static ChainId chain(String member) {
        return new ChainId(new ProgramId("demo"), new MemberId(member));
    }

    /** A purchase of one line that earns 100 points. */
    static Entry purchase(EntryId id, ChainId chain, long seq) {
        return purchase(id, chain, seq, "k-" + id.writer() + "-" + id.n());
    }

    static Entry purchase(EntryId id, ChainId chain, long seq, String key) {
        var after = new TreeMap<WalletId, Balance>(java.util.Comparator.comparing(WalletId::value));
        after.put(WalletId.POINTS, new Balance(100 * seq, 0, 0, 0, 0));
        return new Entry(
                id,
                new Place(chain, seq, Digest.GENESIS),
                new Request(EntryKey.ofCaller("cafe", key), new Fingerprint(HASH)),
                draft(chain, seq),
                AT,
                after,
                Digest.GENESIS);
    }

    private static Draft draft(ChainId chain, long seq) {
        Movement opened = new LotOpened(
                WalletId.POINTS, new LotId(seq, 0), 100, TERMS, Maturity.NOW, Book.issuer(TERMS.issuer()));
        Basket basket =
                new Basket(List.of(new Line(1, "espresso", "drinks", 2, 1_000)), List.of(new Tender("card", 1_000)));
        Till till = new Till(TERMS.issuer(), "main-street", "till-1");
        PurchaseMade subject = new PurchaseMade(
                PurchaseId.of(chain, seq),
                till,
                "R-1000" + seq,
                "EUR",
                basket,
                new Matched(List.of("a", "b"), new TreeMap<>(Map.of("g", 7L))));
        Trace trace = new Trace(
                3,
                List.of(new Fired("base", WalletId.POINTS, 100)),
                List.of(new Trace.Missed("c", "condition", "x == 1")));
        Actor actor = new Actor("key_cafe", "cafe", "main-street", "till-1", "");
        Why why = new Why(trace, actor, List.of(subject.purchase().value(), subject.receiptRef()));
        return new Draft(EntryKind.EARN, AT, List.of(opened), Optional.of(subject), why);
    }
}
