package io.guerdon.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.guerdon.credit.CreditLevel;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.InMemoryJournal;
import io.guerdon.ledger.Leg;
import io.guerdon.ledger.LotId;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Maturity;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Movement.TierTold.Course;
import io.guerdon.ledger.Movement.TierTold.Reason;
import io.guerdon.ledger.Paid;
import io.guerdon.ledger.UnitCost;
import io.guerdon.prepaid.Plan.Phase;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is really published is what {@code docs/events} says, field by field. */
class EventSchemaTest {
    private static final Path DOCS = Path.of("docs/events");
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final TestEntries entries = new TestEntries(new InMemoryJournal());

    @ParameterizedTest
    @EnumSource(
            value = EntryKind.class,
            mode = EnumSource.Mode.MATCH_NONE,
            names = {"TIER", "REFUSE", "ABANDON", "GIFT_CARD_.*", "TERMINAL_.*", "ALLOWANCE_.*", "TICKET.*", "PACK_BUY"
            })
    void everyKindIsPublishedAsDocumented(EntryKind kind) {
        assertDocumented(second(kind));
    }

    @Test
    void whatHappensToGiftCardsIsPublishedApartAndAsDocumented() {
        for (EntryKind kind : GiftCardDrafts.KINDS) {
            entries.seal(new EntryId("a", 1), "gft_1-" + kind.ordinal(), GiftCardDrafts.opening());
            var entry = entries.seal(new EntryId("a", 2), "gft_1-" + kind.ordinal(), GiftCardDrafts.of(kind))
                    .entry();

            assertDocumented(entry);
            Event event = OwnerEvents.of(entry).orElseThrow();
            assertThat(event.topic()).isEqualTo("guerdon.demo.gift-cards");
            assertThat(RecordingBroker.json(event).get("type").asString()).startsWith("io.guerdon.gift-card.");
        }
    }

    @Test
    void whatHappensToTerminalsIsPublishedApartAndAsDocumentedAndConcernsNoPartner() {
        for (EntryKind kind : TerminalDrafts.KINDS) {
            String terminal = TerminalDrafts.terminal(kind.ordinal());
            entries.seal(new EntryId("a", 1), terminal, TerminalDrafts.opening());
            var entry = entries.seal(new EntryId("a", 2), terminal, TerminalDrafts.of(kind))
                    .entry();

            assertDocumented(entry);
            assertThat(OwnerEvents.of(entry).orElseThrow().topic()).isEqualTo("guerdon.demo.terminals");
            assertThat(Concerns.of(entry)).isEmpty();
        }
    }

    @Test
    void aPackIsToldToWhoeverBoughtItAndToTheHouseAndToNobodyElse() {
        MerchantId cafe = new MerchantId("cafe");
        Movement bought = new Movement.LotOpened(
                new WalletId("packs.points"),
                new LotId(1, 0),
                5_000,
                new LotTerms(cafe, new UnitCost(1, 2), LotTerms.NEVER),
                Maturity.NOW,
                Book.prepaid(MerchantId.HOUSE));
        Movement paid = new Movement.Posted(
                WalletId.CLEARING, 2_500_000_000L, Book.prepaid(MerchantId.HOUSE), Book.prepaid(cafe));
        Draft draft = new Draft(
                EntryKind.PACK_BUY,
                TestEntries.NOW,
                List.of(bought, paid),
                Optional.empty(),
                Draft.Why.by(Actor.ENGINE));
        Entry entry = entries.seal(new EntryId("a", 1), "prt_cafe", draft).entry();

        assertThat(OwnerEvents.of(entry)).isEmpty();
        Map<PartnerId, Concern> concerns = Concerns.of(entry);
        assertThat(concerns.keySet())
                .containsExactlyInAnyOrder(TestEntries.partner("cafe"), TestEntries.partner("house"));
        concerns.forEach((partner, concern) -> {
            var event =
                    PartnerEvents.of(new PartnerBatch(PartnerBatch.Start.of(partner), "a", List.of(concern), Map.of())
                            .entries()
                            .getFirst());
            assertDocumented(event);
            assertThat(text(event))
                    .contains("\"kind\":\"pack-buy\",\"partnerAccount\":\"prt_cafe\"")
                    .contains(
                            partner.partner().equals(cafe)
                                    ? "\"amounts\":{\"clearing\":{\"packs\":2500000000},\"points\":{\"packs\":5000}}"
                                    : "\"amounts\":{\"clearing\":{\"packs\":-2500000000}}");
        });
        assertThat(entry.legs().stream().mapToLong(Leg::amount).sum()).isZero();
    }

    /** Spent with a fee, partly given back, and some of the rest run out to the program. */
    @Test
    void whatPartnersOweAndTheFeeArePublishedAsDocumented() {
        MerchantId cafe = new MerchantId("cafe");
        LotTerms terms = new LotTerms(cafe, new UnitCost(1, 1), LotTerms.NEVER);
        Draw spent = new Draw(new LotId(1, 0), 10, terms, Optional.of(Paid.of(880_000, 20_000)));
        Draw expired = new Draw(new LotId(1, 0), 5, terms, Optional.of(Paid.of(0, 0)));
        Book books = Book.acceptor(new MerchantId("books"));
        Draft draft = new Draft(
                EntryKind.EXPIRE,
                TestEntries.NOW,
                List.of(
                        new Movement.LotDrawn(WalletId.POINTS, spent, Book.AVAILABLE, books),
                        new Movement.LotRestored(WalletId.POINTS, spent.of(4), books),
                        new Movement.LotDrawn(WalletId.POINTS, expired, Book.AVAILABLE, Book.BREAKAGE)),
                Optional.empty(),
                Draft.Why.by(Actor.ENGINE));
        entries.seal(new EntryId("a", 1), "mem_fee", TestDrafts.opening());
        Entry entry = entries.seal(new EntryId("a", 2), "mem_fee", draft).entry();

        assertDocumented(entry);
        assertThat(text(OwnerEvents.of(entry).orElseThrow())).contains("\"book\":\"clearing-fee:books\"");
        assertThat(partnerEvent(entry, "books"))
                .contains("\"clearing\":{\"refunded\":3600000,\"owed\":5280000,\"fee\":120000}");
        assertThat(partnerEvent(entry, "cafe"))
                .contains("\"clearing\":{\"restored\":4000000,\"expired\":5000000,\"owes\":11000000}");
        assertThat(partnerEvent(entry, "house")).contains("\"clearing\":{\"kept\":5720000,\"fee\":120000}");
    }

    private static String partnerEvent(Entry entry, String partner) {
        PartnerId id = TestEntries.partner(partner);
        var batch = new PartnerBatch(
                PartnerBatch.Start.of(id),
                "a",
                List.of(Objects.requireNonNull(Concerns.of(entry).get(id))),
                Map.of());
        return text(PartnerEvents.of(batch.entries().getFirst()));
    }

    @Test
    void anAdjustmentSaysInWhoseNameItIs() {
        for (EntryKind kind : List.of(EntryKind.ADJUST, EntryKind.ADJUST_REQUEST)) {
            assertThat(text(OwnerEvents.of(second(kind)).orElseThrow())).contains("\"issuer\":\"cafe\"");
        }
    }

    @Test
    void whatComesFromAGiftCardSaysSo() {
        var entry = entries.seal(new EntryId("a", 1), "mem_1", GiftCardDrafts.arrived())
                .entry();

        assertDocumented(entry);
        assertThat(text(OwnerEvents.of(entry).orElseThrow())).contains("\"giftCard\":\"gft_1-7\"");
    }

    private static void assertDocumented(Entry entry) {
        assertDocumented(OwnerEvents.of(entry).orElseThrow());
        Concerns.of(entry).forEach((partner, concern) -> {
            var start = PartnerBatch.Start.of(partner);
            new PartnerBatch(start, "a", List.of(concern), Map.of())
                    .entries()
                    .forEach(event -> assertDocumented(PartnerEvents.of(event)));
        });
    }

    @Test
    void aChangedTierIsPublishedBesideTheEntryThatBroughtIt() {
        for (Course course : Course.values()) {
            Draft earn = TestDrafts.of(EntryKind.EARN);
            String to = course == Course.DOWNGRADED ? "" : "gold";
            Instant until = to.isEmpty() ? Instant.MAX : Instant.parse("2028-01-30T15:59:59.999Z");
            List<Movement> movements = new ArrayList<>(earn.movements());
            movements.add(new Movement.TierTold("silver", to, until, course, Reason.QUALIFICATION));
            entries.seal(new EntryId("a", 1), "mem_" + course, TestDrafts.opening());
            Entry entry = entries.seal(
                            new EntryId("a", 2),
                            "mem_" + course,
                            new Draft(earn.kind(), earn.effectiveAt(), movements, earn.subject(), earn.why()))
                    .entry();

            Event event = TierEvents.of(entry).orElseThrow();
            assertDocumented(event);
            assertThat(text(event)).contains("\"id\":\"ent_a-2.tier\"", "\"from\":\"silver\"");
            assertDocumented(OwnerEvents.of(entry).orElseThrow());
        }
        Entry time = second(EntryKind.TIER);
        assertThat(OwnerEvents.of(time)).isEmpty();
        assertDocumented(TierEvents.of(time).orElseThrow());
    }

    @Test
    void chargesThatAreOpenedAndWithdrawnArePublishedBesideTheEntryThatDidIt() {
        Draft mature = TestDrafts.of(EntryKind.MATURE);
        List<Movement> movements = new ArrayList<>(mature.movements());
        movements.add(ChargeDrafts.opened());
        movements.add(ChargeDrafts.ended());
        entries.seal(new EntryId("a", 1), "mem_charged", TestDrafts.opening());
        Entry entry = entries.seal(
                        new EntryId("a", 2),
                        "mem_charged",
                        new Draft(mature.kind(), mature.effectiveAt(), movements, mature.subject(), mature.why()))
                .entry();

        List<Event> events = ChargeEvents.of(entry);
        events.forEach(EventSchemaTest::assertDocumented);
        assertThat(events.stream().map(EventSchemaTest::text))
                .satisfiesExactly(
                        opened ->
                                assertThat(opened).contains("charge.opened.v1", "\"id\":\"ent_a-2.chg_1-1.2.opened\""),
                        withdrawn -> assertThat(withdrawn).contains("charge.withdrawn.v1"));
    }

    @Test
    void aPlanThatIsCompletedByWhatIsPaidIsPublishedBesideThePayment() {
        for (EntryKind kind : List.of(EntryKind.CHARGE_CONFIRM, EntryKind.PLAN_PAY)) {
            Draft paid = TestDrafts.of(kind);
            assertThat(PlanEvents.of(sealed("mem_half", paid, PlanDrafts.paidUp(Phase.RUNNING))))
                    .isEmpty();

            List<Event> events = PlanEvents.of(sealed("mem_whole", paid, PlanDrafts.paidUp(Phase.COMPLETED)));

            assertThat(events).hasSize(1);
            assertDocumented(events.getFirst());
            assertThat(text(events.getFirst()))
                    .contains("\"id\":\"ent_a-2.pln_1-1.completed\"", "\"phase\":\"completed\"", "\"paid\":10");
        }
        assertThat(PlanEvents.of(
                        sealed("mem_told", TestDrafts.of(EntryKind.PLAN_COMPLETE), PlanDrafts.paidUp(Phase.COMPLETED))))
                .isEmpty();
    }

    private Entry sealed(String member, Draft draft, Movement more) {
        List<Movement> movements = new ArrayList<>(draft.movements());
        movements.add(more);
        String name = member + draft.kind().wire();
        entries.seal(new EntryId("a", 1), name, TestDrafts.opening());
        return entries.seal(
                        new EntryId("a", 2),
                        name,
                        new Draft(draft.kind(), draft.effectiveAt(), movements, draft.subject(), draft.why()))
                .entry();
    }

    @Test
    void eachCrossingOfACreditLineIsPublishedBesideTheEntryThatDidIt() {
        assertThat(creditEvents(CreditLevel.CLEAR, CreditLevel.WARNED, 2)).containsExactly("warned");
        assertThat(creditEvents(CreditLevel.WARNED, CreditLevel.REACHED, 2)).containsExactly("limit-reached");
        assertThat(creditEvents(CreditLevel.CLEAR, CreditLevel.REACHED, 2)).containsExactly("warned", "limit-reached");
        assertThat(creditEvents(CreditLevel.REACHED, CreditLevel.WARNED, 2)).containsExactly("relieved");
        assertThat(creditEvents(CreditLevel.CLEAR, CreditLevel.WARNED, 1)).isEmpty();
    }

    private List<String> creditEvents(CreditLevel from, CreditLevel to, long seq) {
        Draft redeem = TestDrafts.of(EntryKind.REDEEM);
        List<Movement> movements = new ArrayList<>(redeem.movements());
        movements.add(CreditDrafts.told(from, to, seq));
        String member = "mem_" + from + to + seq;
        entries.seal(new EntryId("a", 1), member, TestDrafts.opening());
        Entry entry = entries.seal(
                        new EntryId("a", 2),
                        member,
                        new Draft(redeem.kind(), redeem.effectiveAt(), movements, redeem.subject(), redeem.why()))
                .entry();
        List<Event> events = CreditEvents.of(entry);
        events.forEach(EventSchemaTest::assertDocumented);
        return events.stream()
                .map(EventSchemaTest::text)
                .map(text -> text.replaceAll("(?s).*io\\.guerdon\\.credit\\.([a-z-]+)\\.v1.*", "$1"))
                .toList();
    }

    @Test
    void aChargeThatWasPaidIsNotWithdrawn() {
        assertThat(ChargeEvents.of(second(EntryKind.CHARGE_CONFIRM)).stream().map(EventSchemaTest::text))
                .singleElement()
                .asString()
                .contains("charge.opened.v1");
    }

    @Test
    void refusalsArePublishedToNobody() {
        for (EntryKind kind : List.of(EntryKind.REFUSE, EntryKind.ABANDON)) {
            var entry = second(kind);

            assertThat(OwnerEvents.of(entry)).isEmpty();
            assertThat(Concerns.of(entry)).isEmpty();
        }
    }

    @Test
    void anUndocumentedFieldIsNoticed() {
        var entry = entries.earn(new EntryId("a", 1), "mem_1", "cafe", 5).entry();
        String body = text(OwnerEvents.of(entry).orElseThrow()).replace("\"data\":{", "\"data\":{\"phone\":\"1\",");

        assertThat(schema("io.guerdon.points.earned.v1").validate(body, InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void theAsyncApiDocumentNamesEverySchema() throws IOException {
        String asyncApi = Files.readString(DOCS.resolve("asyncapi.yaml"));
        try (var files = Files.list(DOCS)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .forEach(name -> assertThat(asyncApi).contains("$ref: './" + name + "'"));
        }
    }

    private Entry second(EntryKind kind) {
        entries.seal(new EntryId("a", 1), "mem_" + kind, TestDrafts.opening());
        return entries.seal(new EntryId("a", 2), "mem_" + kind, TestDrafts.of(kind))
                .entry();
    }

    private static void assertDocumented(Event event) {
        String type = RecordingBroker.json(event).get("type").asString();
        assertThat(schema(type).validate(text(event), InputFormat.JSON))
                .as(text(event))
                .isEmpty();
    }

    private static Schema schema(String type) {
        try {
            return SCHEMAS.getSchema(Files.readString(DOCS.resolve(type + ".json")));
        } catch (IOException missing) {
            throw new AssertionError("no schema for " + type, missing);
        }
    }

    private static String text(Event event) {
        return new String(event.body(), StandardCharsets.UTF_8);
    }
}
