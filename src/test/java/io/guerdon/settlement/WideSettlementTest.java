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
import io.guerdon.publishing.Tally;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Partners are settled exactly also where what they owe to date, in millionths, fits no 64 bits. */
class WideSettlementTest {
    private static final long MOST = Long.MAX_VALUE;
    private static final MerchantId CAFE = new MerchantId("cafe");
    private static final MerchantId BOOKS = new MerchantId("books");

    private final InMemorySettlements closed = new InMemorySettlements();
    private final TestClock clock = new TestClock(Instant.parse("2026-12-02T00:00:00Z"));

    @Test
    void aStatementClosesAndTheNextOneGoesOnFromIt() {
        Recorder recorder = new Recorder();
        Settlements.Stores stores = new Settlements.Stores(closed, recorder.journal, InMemoryPrograms.demo());
        PartnerStatements statements = new PartnerStatements(stores, ProgramTime.of(clock));
        for (int month = 10; month <= 11; month++) {
            for (int day = 2; day < 6; day++) {
                String at = "2026-" + month + "-0" + day + "T00:00:00Z";
                recorder.record("cafe", at, clearing(Measure.OWES, MOST));
                recorder.record("books", at, clearing(Measure.OWED, MOST - 400_000));
                recorder.record("house", at, clearing(Measure.KEPT, 400_000));
            }
        }

        close(stores, "2026-10");
        Settlement november = close(stores, "2026-11");

        BigInteger month = BigInteger.valueOf(MOST).shiftLeft(2);
        PartnerStatement cafe = statements.statement(november, CAFE);
        assertThat(cafe.lines().getFirst().opening()).isEqualTo(month);
        assertThat(cafe.lines().getFirst().amount()).isEqualTo(month);
        assertThat(cafe.lines().getFirst().closing()).isEqualTo(month.shiftLeft(1));
        assertThat(cafe.cleared()).isEqualTo(month.negate());
        // 8 × 9223372036854.775807 is 73786976294838.206456, of which the first four are 36893488147419.103228.
        assertThat(cafe.after().settled()).isEqualTo(-73_786_976_294_838L);
        assertThat(cafe.net()).isEqualTo(-73_786_976_294_838L + 36_893_488_147_419L);
        assertThat(cafe.carriedIn()).isEqualTo(-103_228);
        assertThat(cafe.carriedOut()).isEqualTo(-206_456);
        Map<String, BigInteger> settled = new TreeMap<>();
        november.positions().forEach(position -> settled.put(position.partner().value(), position.settled()));
        assertThat(settled)
                .containsEntry("books", BigInteger.valueOf(73_786_976_294_835L))
                .containsEntry("house", BigInteger.valueOf(3));
    }

    @Test
    void whatWasClosedIsCountedAgain() {
        InMemoryPartnerJournal partners = new InMemoryPartnerJournal();
        ClosedMonths months = new ClosedMonths(partners);
        for (int day = 2; day < 6; day++) {
            months.earnAlone("2026-11-0" + day + "T00:00:00Z", MOST);
        }
        Settlements.Stores stores = new Settlements.Stores(closed, partners, InMemoryPrograms.demo());
        Settlement november = close(stores, "2026-11");

        assertThat(november.position(CAFE).totals().amount(WalletId.POINTS, Measure.EARNED))
                .isEqualTo(BigInteger.valueOf(MOST).shiftLeft(2));
        SettlementCheck.Recount recount = new SettlementCheck(stores).begin();
        months.entries().forEach(recount::saw);
        assertThat(recount.end()).isEmpty();
    }

    private Settlement close(Settlements.Stores stores, String period) {
        Settlements closing = new Settlements(
                stores, new Intake(new InMemoryWriters(), new InMemoryJournal()), ProgramTime.of(clock));
        var outcome = closing.close(new ClosePeriod(Recorder.DEMO, period, period, "op"));
        clock.advance(Duration.ofDays(1));
        assertThat(outcome).isInstanceOf(Settlements.Outcome.Closed.class);
        return ((Settlements.Outcome.Closed) outcome).settlement();
    }

    private static Tally clearing(Measure measure, long millionths) {
        return Tally.ZERO.plus(WalletId.CLEARING, measure, millionths);
    }
}
