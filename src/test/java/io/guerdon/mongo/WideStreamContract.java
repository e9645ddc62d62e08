package io.guerdon.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKind;
import io.guerdon.publishing.Concern;
import io.guerdon.publishing.Measure;
import io.guerdon.publishing.PartnerBatch;
import io.guerdon.publishing.PartnerBatch.Start;
import io.guerdon.publishing.PartnerId;
import io.guerdon.publishing.PartnerJournal;
import io.guerdon.publishing.Tally;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.WalletId;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonType;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What partners' streams rely on, on any store. */
abstract class WideStreamContract {
    private static final PartnerId CAFE = new PartnerId(new ProgramId("demo"), new MerchantId("cafe"));
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private PartnerJournal journal;

    abstract MongoDatabase database();

    @BeforeEach
    void open() {
        database().drop();
        journal = MongoPartnerJournal.open(database());
    }

    /** Five batches of two of the largest amounts there are: from the second one on, totals fit no 64 bits. */
    @Test
    void aStreamGoesOnWhereItsTotalsOutgrowSixtyFourBits() {
        List<PartnerBatch> written = new ArrayList<>();
        Start end = Start.of(CAFE);
        for (int n = 1; n < 10; n += 2) {
            PartnerBatch batch = new PartnerBatch(end, "a", List.of(concern(n), concern(n + 1)), Map.of());
            assertThat(journal.append(batch)).isTrue();
            written.add(batch);
            end = batch.entries().getLast().next();
        }

        assertThat(journal.last(CAFE)).contains(written.getLast());
        assertThat(journal.from(CAFE, 1, 100)).isEqualTo(written);
        assertThat(journal.ofWriter(CAFE, "a", 4)).isEqualTo(written.subList(2, 5));
        Tally totals = journal.last(CAFE).orElseThrow().entries().getLast().totals();
        assertThat(totals.amount(WalletId.CLEARING, Measure.OWES)).isEqualTo(MOST.multiply(BigInteger.TEN));
        assertThat(totals.amount(WalletId.CLEARING, Measure.KEPT)).isEqualTo(MOST.multiply(BigInteger.TEN.negate()));
    }

    /** What was stored before is as it was, and whatever fits is stored as that was. */
    @Test
    void whatFitsIsStoredAsItAlwaysWas() {
        assertThat(journal.append(new PartnerBatch(Start.of(CAFE), "a", List.of(concern(1)), Map.of())))
                .isTrue();

        RawBsonDocument stored = database()
                .getCollection("partner_chain", RawBsonDocument.class)
                .find()
                .first();
        assertThat(stored).isNotNull();
        assertThat(stored.getArray("events").getFirst().asDocument().getArray("amounts"))
                .allSatisfy(
                        amount -> assertThat(amount.asDocument().get("amount").getBsonType())
                                .isEqualTo(BsonType.INT64));
    }

    private static Concern concern(long n) {
        Tally amounts = Tally.ZERO
                .plus(WalletId.CLEARING, Measure.OWES, Long.MAX_VALUE)
                .plus(WalletId.CLEARING, Measure.KEPT, -Long.MAX_VALUE);
        return new Concern(
                new EntryId("a", n),
                EntryKind.EARN,
                new MemberId("mem_1"),
                Instant.ofEpochMilli(n),
                Optional.empty(),
                amounts);
    }
}
