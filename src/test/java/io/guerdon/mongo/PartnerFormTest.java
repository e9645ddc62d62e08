package io.guerdon.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.Digest;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKind;
import io.guerdon.publishing.Concern;
import io.guerdon.publishing.Mark;
import io.guerdon.publishing.Measure;
import io.guerdon.publishing.PartnerBatch;
import io.guerdon.publishing.PartnerBatch.Folded;
import io.guerdon.publishing.PartnerBatch.Start;
import io.guerdon.publishing.PartnerId;
import io.guerdon.publishing.Slip;
import io.guerdon.publishing.Tally;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;

/** A partner's batch is read back as it was written, also one of before its events had slips and it said when the latest was. */
class PartnerFormTest {
    private static final PartnerId CAFE = new PartnerId(new ProgramId("demo"), new MerchantId("cafe"));

    @Test
    void aBatchIsReadBack() {
        PartnerBatch batch = batch(
                concern(1, Optional.of(new Slip("R 1", Instant.ofEpochMilli(1_234), OptionalLong.of(0)))),
                concern(2, Optional.empty()),
                concern(3, Optional.of(new Slip("X", Instant.EPOCH, OptionalLong.empty()))));

        PartnerBatch read = PartnerForm.batch(CAFE, stored(batch));

        assertThat(read).isEqualTo(batch);
        assertThat(read.entries()).isEqualTo(batch.entries());
    }

    @Test
    void aBatchOfBeforeThereWereSlips() {
        RawBsonDocument stored = RawBsonDocument.parse("""
            {"first":{"$numberLong":"1"},"prev":{"$binary":{"base64":"%s","subType":"00"}},"totals":[],"writer":"a",
             "lastEntry":{"$numberLong":"7"},"events":[{"n":{"$numberLong":"7"},"kind":"earn","member":"mem_1",
             "at":{"$date":"1970-01-01T00:00:00.007Z"},"amounts":[]}],"marks":[]}
            """.formatted("A".repeat(43) + "="));

        PartnerBatch batch = PartnerForm.batch(CAFE, Fields.of(Stored.bytes(stored)));
        Concern read = batch.concerns().getFirst();

        assertThat(batch.start().latest()).isEqualTo(Instant.EPOCH);
        assertThat(batch.entries().getFirst().latest()).isEqualTo(Instant.ofEpochMilli(7));
        assertThat(read.slip()).isEmpty();
        assertThat(read.recordedAt()).isEqualTo(Instant.ofEpochMilli(7));
    }

    private static Fields stored(PartnerBatch batch) {
        return Fields.of(Stored.bytes(PartnerForm.document(batch)));
    }

    private static PartnerBatch batch(Concern... concerns) {
        return new PartnerBatch(
                new Start(
                        CAFE,
                        1,
                        Digest.GENESIS,
                        Tally.ZERO.plus(WalletId.POINTS, Measure.EARNED, 5),
                        Instant.ofEpochMilli(1_000)),
                "a",
                List.of(concerns),
                Map.of("a", new Folded(new Mark(3, Set.of(2L)), 9)));
    }

    private static Concern concern(long n, Optional<Slip> slip) {
        return new Concern(
                new EntryId("a", n),
                EntryKind.EARN,
                new MemberId("mem_1"),
                Instant.ofEpochMilli(n),
                slip,
                Tally.ZERO.plus(WalletId.POINTS, Measure.EARNED, n));
    }
}
