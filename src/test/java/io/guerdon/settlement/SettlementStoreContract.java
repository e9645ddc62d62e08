package io.guerdon.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.publishing.Measure;
import io.guerdon.publishing.Tally;
import io.guerdon.settlement.Settlement.Closing;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.WalletId;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What closed periods rely on, on any store. */
public abstract class SettlementStoreContract {
    private static final ProgramId SHOP = new ProgramId("shop");
    private static final ProgramId OTHER = new ProgramId("other");

    /** As wide as a stream gets that adds up as much as fits 64 bits, again and again. */
    private static final BigInteger WIDE =
            BigInteger.valueOf(Long.MAX_VALUE).multiply(BigInteger.valueOf(999_999_999_999_999L));

    private SettlementStore store;

    /** Opens the store with nothing closed. */
    protected abstract SettlementStore empty();

    @BeforeEach
    void open() {
        store = empty();
    }

    @Test
    void aClosedPeriodIsReadAsItWasClosed() {
        Settlement first = settlement(SHOP, 1, "2026-10", "a");
        Settlement second = settlement(SHOP, 2, "2026-11", "b");
        assertThat(store.latest(SHOP)).isEmpty();
        assertThat(store.add(first)).isTrue();
        assertThat(store.add(second)).isTrue();

        assertThat(store.latest(SHOP)).contains(second);
        assertThat(store.of(SHOP, "2026-10")).contains(first);
        assertThat(store.numbered(SHOP, 1)).contains(first);
        assertThat(store.madeBy(SHOP, "b")).contains(second);
        assertThat(store.of(SHOP, "2026-12")).isEmpty();
        assertThat(store.numbered(SHOP, 0)).isEmpty();
        assertThat(store.madeBy(SHOP, "c")).isEmpty();
    }

    @Test
    void aNumberAPeriodAndARequestAreTakenOnce() {
        Settlement first = settlement(SHOP, 1, "2026-10", "a");
        assertThat(store.add(first)).isTrue();

        assertThat(store.add(first)).isFalse();
        assertThat(store.add(settlement(SHOP, 1, "2026-11", "b"))).isFalse();
        assertThat(store.add(settlement(SHOP, 2, "2026-10", "b"))).isFalse();
        assertThat(store.add(settlement(SHOP, 2, "2026-11", "a"))).isFalse();
        assertThat(store.latest(SHOP)).contains(first);
    }

    @Test
    void programsDoNotSeeEachOthers() {
        assertThat(store.programs()).isEmpty();
        assertThat(store.add(settlement(SHOP, 1, "2026-10", "a"))).isTrue();
        assertThat(store.add(settlement(OTHER, 1, "2026-10", "a"))).isTrue();
        assertThat(store.add(settlement(SHOP, 2, "2026-11", "b"))).isTrue();

        assertThat(store.programs()).containsExactlyInAnyOrder(SHOP, OTHER);
        assertThat(store.latest(OTHER)).contains(settlement(OTHER, 1, "2026-10", "a"));
        assertThat(store.madeBy(OTHER, "b")).isEmpty();
    }

    private static Settlement settlement(ProgramId program, int number, String name, String request) {
        Instant begin = Instant.parse("2026-09-30T16:00:00Z");
        Period period = new Period(
                name,
                LocalDate.parse("2026-10-01"),
                LocalDate.parse("2026-10-31"),
                begin,
                Instant.parse("2026-10-31T16:00:00Z"));
        Tally totals = Tally.ZERO
                .plus(WalletId.POINTS, Measure.EARNED, 1_200)
                .plus(WalletId.POINTS, Measure.ADJUSTED, -7)
                .plus(new WalletId("money.cny"), Measure.FEES, Long.MAX_VALUE)
                .plus(new Tally.Line(WalletId.CLEARING, Measure.OWES), WIDE)
                .plus(new Tally.Line(WalletId.CLEARING, Measure.OWED), WIDE.negate());
        return new Settlement(
                program,
                number,
                period,
                new Closing(Instant.parse("2026-11-01T02:00:00.123Z"), "op-1", request),
                List.of(
                        new Position(new MerchantId("cafe"), 12_345_678_901L, totals, WIDE.negate(), WIDE),
                        new Position(MerchantId.HOUSE, 0, Tally.ZERO, WIDE, BigInteger.ZERO)));
    }
}
