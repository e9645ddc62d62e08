package io.guerdon.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.InMemoryJournal;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.ledger.TestClock;
import io.guerdon.program.InMemoryPrograms;
import io.guerdon.publishing.ClosedMonths;
import io.guerdon.publishing.InMemoryPartnerJournal;
import io.guerdon.publishing.InMemoryWriters;
import io.guerdon.publishing.Intake;
import io.guerdon.publishing.Measure;
import io.guerdon.publishing.PartnerBatch;
import io.guerdon.publishing.PartnerId;
import io.guerdon.publishing.PartnerJournal;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.WalletId;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A closed period that is not what it was closed from is named, whether it was changed itself or what it was closed from was. */
class SettlementCheckTest {
    private static final ProgramId DEMO = new ProgramId("demo");
    private static final MerchantId CAFE = new MerchantId("cafe");

    private static final String SETTLED =
            "what was settled is not what positions round to, or not what was left of packs was used";

    private final InMemoryPartnerJournal partners = new InMemoryPartnerJournal();
    private final ClosedMonths months = new ClosedMonths(partners);
    private final InMemorySettlements settlements = new InMemorySettlements();

    private Settlements.Stores stores(SettlementStore closed, PartnerJournal streams) {
        return new Settlements.Stores(closed, streams, InMemoryPrograms.demo());
    }

    /** Three months in which members earn at the café; the last event of each comes after the month was closed. */
    private void live() {
        TestClock clock = new TestClock(Instant.parse("2026-06-20T00:00:00Z"));
        Settlements closing = new Settlements(
                stores(settlements, partners),
                new Intake(new InMemoryWriters(), new InMemoryJournal()),
                ProgramTime.of(clock));
        for (String month : List.of("2026-06", "2026-07", "2026-08")) {
            months.earn(month + "-10T00:00:00Z", 100);
            months.earn(month + "-20T00:00:00Z", 30);
            clock.advance(java.time.Duration.ofDays(31));
            assertThat(closing.close(new ClosePeriod(DEMO, month, month, "op")))
                    .isInstanceOf(Settlements.Outcome.Closed.class);
            months.earn(month + "-21T00:00:00Z", 4);
        }
    }

    private List<SettlementCheck.Fault> faults(SettlementStore closed, PartnerJournal streams) {
        SettlementCheck.Recount recount = new SettlementCheck(stores(closed, streams)).begin();
        months.entries().forEach(recount::saw);
        return recount.end();
    }

    @Test
    void whatWasClosedIsProven() {
        live();

        assertThat(settlements
                        .of(DEMO, "2026-07")
                        .orElseThrow()
                        .position(CAFE)
                        .totals()
                        .amounts())
                .containsEntry(
                        new io.guerdon.publishing.Tally.Line(WalletId.POINTS, Measure.EARNED), BigInteger.valueOf(264));
        assertThat(faults(settlements, partners)).isEmpty();
    }

    @Test
    void aChangedStatementIsNamed() {
        live();
        assertNamed(
                "2026-07",
                "its events come to something else than it says",
                changed(
                        "2026-07",
                        position -> new Position(
                                CAFE,
                                position.through(),
                                position.totals().plus(WalletId.POINTS, Measure.EARNED, 1),
                                BigInteger.ZERO,
                                BigInteger.ZERO)));
        // A fee is part of no position, and counted again all the same.
        assertNamed(
                "2026-07",
                "its events come to something else than it says",
                changed(
                        "2026-07",
                        position -> new Position(
                                CAFE,
                                position.through(),
                                position.totals().plus(WalletId.CLEARING, Measure.FEE, 1),
                                BigInteger.ZERO,
                                BigInteger.ZERO)));
        assertNamed(
                "2026-07",
                "its events come to something else than it says",
                changed(
                        "2026-07",
                        position -> new Position(
                                CAFE, position.through() - 1, position.totals(), BigInteger.ZERO, BigInteger.ZERO)));
    }

    @Test
    void whatWasSettledOtherwiseIsNamed() {
        live();
        assertThat(faults(changed("2026-08", position -> position.settling(BigInteger.ONE, BigInteger.ZERO)), partners))
                .containsExactly(new SettlementCheck.Fault(DEMO, "2026-08", MerchantId.HOUSE, SETTLED));
    }

    /** In the last month, or the next one would begin with another amount too. */
    @Test
    void packsThatWereUsedOtherwiseAreNamed() {
        live();
        assertThat(faults(
                        changed("2026-08", position -> position.settling(position.settled(), BigInteger.ONE)),
                        partners))
                .containsExactly(new SettlementCheck.Fault(DEMO, "2026-08", MerchantId.HOUSE, SETTLED));
    }

    @Test
    void anEntryThatIsInNoStreamIsNamed() {
        live();
        months.hide("2026-07-10T00:00:00Z");

        assertNamed("2026-07", "entries recorded in it come to something else than its events", settlements);
    }

    @Test
    void aChangedStreamIsNamed() {
        live();
        List<SettlementCheck.Fault> faults = faults(settlements, new Tampered(partners));

        assertThat(faults)
                .contains(new SettlementCheck.Fault(
                        DEMO, "2026-06", CAFE, "event 3 does not follow the events before it"));
    }

    private void assertNamed(String period, String what, SettlementStore closed) {
        assertThat(faults(closed, partners)).containsExactly(new SettlementCheck.Fault(DEMO, period, CAFE, what));
    }

    private SettlementStore changed(String period, UnaryOperator<Position> change) {
        InMemorySettlements changed = new InMemorySettlements();
        for (int number = 1; number <= 3; number++) {
            Settlement there = settlements.numbered(DEMO, number).orElseThrow();
            List<Position> positions = there.positions().stream()
                    .map(position -> there.period().name().equals(period)
                                    && position.partner().equals(CAFE)
                            ? change.apply(position)
                            : position)
                    .toList();
            changed.add(new Settlement(DEMO, number, there.period(), there.closing(), positions));
        }
        return changed;
    }

    /** A stream whose third batch says that there was less before it. */
    private record Tampered(PartnerJournal streams) implements PartnerJournal {
        @Override
        public Optional<PartnerBatch> last(PartnerId partner) {
            return streams.last(partner);
        }

        @Override
        public List<Boolean> append(List<PartnerBatch> batches) {
            return streams.append(batches);
        }

        @Override
        public List<PartnerBatch> at(Collection<Place> places) {
            return streams.at(places);
        }

        @Override
        public List<PartnerBatch> ofWriter(PartnerId partner, String writer, long n) {
            return streams.ofWriter(partner, writer, n);
        }

        @Override
        public List<PartnerBatch> from(PartnerId partner, long seq, int limit) {
            return streams.from(partner, seq, limit).stream()
                    .map(batch -> batch.start().first() == 3 ? less(batch) : batch)
                    .toList();
        }

        private static PartnerBatch less(PartnerBatch batch) {
            PartnerBatch.Start start = batch.start();
            var totals = start.totals().plus(WalletId.POINTS, Measure.EARNED, -1);
            var changed = new PartnerBatch.Start(start.partner(), start.first(), start.prev(), totals, start.latest());
            return new PartnerBatch(changed, batch.writer(), batch.concerns(), batch.marks());
        }
    }
}
