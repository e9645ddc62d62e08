package io.guerdon.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.InMemoryJournal;
import io.guerdon.ledger.Trace;
import io.guerdon.unit.MemberId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A merchant finds its own receipts in its stream, and nobody else's. */
class SlipsTest {
    private final TestEntries entries = new TestEntries(new InMemoryJournal());

    @Test
    void whatHappensAtATillHasItsReceiptAndItsMoney() {
        assertSlip(EntryKind.EARN, "books", "R-2", OptionalLong.of(500));
        assertSlip(EntryKind.RETURN, "books", "X-1", OptionalLong.of(1_000));
        assertSlip(EntryKind.REDEEM, "books", "R-9", OptionalLong.of(20));
        assertSlip(EntryKind.CAPTURE, "books", "R-9", OptionalLong.of(10));
        assertSlip(EntryKind.COUPON_REDEEM, "books", "R-9", OptionalLong.of(500));
        assertSlip(EntryKind.CONVERT_IN, "cafe", "T-1", OptionalLong.empty());
        assertSlip(EntryKind.CONVERT_OUT, "books", "T-1", OptionalLong.empty());
        assertSlip(EntryKind.TOP_UP, "cafe", "R-1", OptionalLong.of(100));
        assertSlip(EntryKind.PLAN_PAY, "cafe", "R-1", OptionalLong.of(7));
        assertSlip(EntryKind.CREDIT_REPAY, "cafe", "R-1", OptionalLong.of(7));
    }

    @Test
    void whoeversTillItWasIsToldThoughTheKeyIsTheProgramsAndNothingMoved() {
        for (EntryKind kind : List.of(EntryKind.EARN, EntryKind.RETURN, EntryKind.REDEEM)) {
            Draft draft = drafted(kind);
            Draft bare = new Draft(
                    kind,
                    draft.effectiveAt(),
                    List.of(),
                    draft.subject(),
                    new Draft.Why(
                            Trace.NONE,
                            new Actor("key", "", "", "", ""),
                            draft.why().refs()));
            entries.seal(new EntryId("a", 1), "mem_bare" + kind, TestDrafts.opening());
            Entry entry =
                    entries.seal(new EntryId("a", 2), "mem_bare" + kind, bare).entry();

            assertThat(Concerns.of(entry)).as(kind.wire()).containsOnlyKeys(TestEntries.partner("books"));
            assertThat(Concerns.of(entry).get(TestEntries.partner("books")).slip())
                    .isPresent();
        }
    }

    @Test
    void nobodyIsToldTheReceiptOfAnother() {
        Map<PartnerId, Concern> redeemed = Concerns.of(entry(EntryKind.REDEEM));

        assertThat(redeemed.get(TestEntries.partner("cafe")).slip()).isEmpty();
        assertThat(redeemed).containsKey(TestEntries.partner("books"));
    }

    @Test
    void whatIsNoSaleYetHasNone() {
        for (EntryKind kind : List.of(EntryKind.QUOTE, EntryKind.COUPON_RESERVE, EntryKind.EXPIRE, EntryKind.ADJUST)) {
            assertThat(Slips.of(entry(kind))).as(kind.wire()).isEmpty();
        }
    }

    @Test
    void theHashOfAnEventWithoutASlipIsWhatItAlwaysWas() {
        assertThat(hash(Optional.empty())).isEqualTo(sha256(lines()));
    }

    @Test
    void aSlipIsAddedToTheHash() {
        Slip slip = new Slip("R 1\nx", Instant.EPOCH, OptionalLong.of(5));

        assertThat(hash(Optional.of(slip))).isEqualTo(sha256(lines() + "slip: 1970-01-01T00:00:00Z 5 R 1\nx\n"));
        assertThat(hash(Optional.of(new Slip("R", Instant.EPOCH, OptionalLong.empty()))))
                .isEqualTo(sha256(lines() + "slip: 1970-01-01T00:00:00Z - R\n"));
    }

    private static String lines() {
        return "0".repeat(64) + "\n1\nent_a-1\nearn\nmem_1\n1970-01-01T00:00:09Z\n";
    }

    private static String hash(Optional<Slip> slip) {
        Concern concern = new Concern(
                new EntryId("a", 1), EntryKind.EARN, new MemberId("mem_1"), Instant.ofEpochSecond(9), slip, Tally.ZERO);
        return PartnerEntry.after(PartnerBatch.Start.of(PartnerStream.CAFE), concern)
                .hash()
                .toString();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private void assertSlip(EntryKind kind, String merchant, String receipt, OptionalLong amount) {
        Concern concern = Concerns.of(entry(kind)).get(TestEntries.partner(merchant));
        assertThat(concern).as(kind.wire()).isNotNull();
        assertThat(concern.slip()).as(kind.wire()).contains(new Slip(receipt, TestEntries.NOW, amount));
    }

    private Entry entry(EntryKind kind) {
        entries.seal(new EntryId("a", 1), "mem_" + kind, TestDrafts.opening());
        return entries.seal(new EntryId("a", 2), "mem_" + kind, drafted(kind)).entry();
    }

    /** A return refers to the receipt of its purchase. */
    private static Draft drafted(EntryKind kind) {
        Draft draft = TestDrafts.of(kind);
        return kind == EntryKind.RETURN
                ? new Draft(
                        kind,
                        draft.effectiveAt(),
                        draft.movements(),
                        draft.subject(),
                        draft.why().refs("pur_1-1", "receipt:books:R-1"))
                : draft;
    }
}
