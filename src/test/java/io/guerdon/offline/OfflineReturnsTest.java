package io.guerdon.offline;

import static io.guerdon.offline.OfflineShop.ANN;
import static io.guerdon.offline.OfflineShop.ID;
import static io.guerdon.offline.OfflineShop.START;
import static io.guerdon.offline.OfflineShop.call;
import static io.guerdon.offline.OfflineShop.committed;
import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.correction.ReverseEntry;
import io.guerdon.earning.PurchaseRef;
import io.guerdon.earning.ReturnGoods;
import io.guerdon.earning.ReturnedLine;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Leg;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.OwedPolicy;
import io.guerdon.unit.WalletId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Goods paid for offline come back: the member has what there was before the sale, and owes what was owed before it. */
class OfflineReturnsTest {
    private static final String RECEIPT = "R-2-1";

    @ParameterizedTest
    @EnumSource(OwedPolicy.class)
    void aReturnLeavesWhatThereWasBeforeTheSale(OwedPolicy owed) {
        try (OfflineShop shop = new OfflineShop(owed)) {
            Sold sold = new Sold(shop, 100, 150);
            assertThat(shop.available(ANN)).isZero();
            assertThat(shop.owed(ANN)).isEqualTo(owed == OwedPolicy.WRITE_OFF ? 0 : 50);

            sold.comesBack(150);

            assertThat(shop.available(ANN)).isEqualTo(100);
            assertThat(shop.owed(ANN)).isZero();
            assertThat(sold.book("acceptor:cafe")).isZero();
            assertThat(sold.book("issuer:house")).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"5000, 1", "5000, 2", "15000, 1", "15000, 3", "40000, 1", "40000, 4"})
    void soDoesOneThatHadEarned(long soldFor, int parts) {
        for (OwedPolicy owed : OwedPolicy.values()) {
            try (OfflineShop shop = new OfflineShop(owed)) {
                Sold sold = new Sold(shop, 100, 252, soldFor);

                for (int part = 0; part < parts; part++) {
                    sold.comesBack(252 / parts);
                }

                assertThat(shop.available(ANN)).as("%s", owed).isEqualTo(100);
                assertThat(shop.owed(ANN)).as("%s", owed).isZero();
                assertThat(sold.book("issuer:house")).as("%s", owed).isZero();
            }
        }
    }

    @Test
    void whatWasPaidOfTheDebtMeanwhileIsTheMembers() {
        try (OfflineShop shop = new OfflineShop(OwedPolicy.OWE)) {
            Sold sold = new Sold(shop, 100, 150);
            shop.give(ANN, 30);
            assertThat(shop.owed(ANN)).isEqualTo(20);

            sold.comesBack(150);

            assertThat(shop.available(ANN)).isEqualTo(130);
            assertThat(shop.owed(ANN)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(OwedPolicy.class)
    void partsLeaveWhatTheWholeLeaves(OwedPolicy owed) {
        Random random = new Random(20_261_128);
        for (int round = 0; round < 60; round++) {
            long had = random.nextLong(0, 200);
            long spent = random.nextLong(1, 300);
            long back = random.nextLong(1, spent + 1);
            List<Long> parts = new ArrayList<>();
            for (long left = back; left > 0; left -= parts.getLast()) {
                parts.add(random.nextLong(1, left + 1));
            }

            long soldFor = random.nextLong(1, 40_000);

            assertThat(left(owed, had, spent, soldFor, parts))
                    .as("had %d, spent %d, sold for %d, %s came back", had, spent, soldFor, parts)
                    .isEqualTo(left(owed, had, spent, soldFor, List.of(back)));
        }
    }

    private static String left(OwedPolicy owed, long had, long spent, long soldFor, List<Long> parts) {
        try (OfflineShop shop = new OfflineShop(owed)) {
            Sold sold = new Sold(shop, had, spent, soldFor);
            parts.forEach(sold::comesBack);
            return shop.state(ANN).wallet(WalletId.POINTS) + " " + sold.book("issuer:house");
        }
    }

    @ParameterizedTest
    @EnumSource(OwedPolicy.class)
    void aReversalLeavesWhatThereWasBeforeTheSale(OwedPolicy owed) {
        try (OfflineShop shop = new OfflineShop(owed)) {
            Sold sold = new Sold(shop, 100, 150);
            Entry charge = sold.charge();

            committed(shop.reversals()
                    .reverse(shop.program, new ReverseEntry(charge.id(), "never happened"), call(ANN, "reverse")));

            assertThat(shop.available(ANN)).isEqualTo(100);
            assertThat(shop.owed(ANN)).isZero();
            assertThat(sold.book("acceptor:cafe")).isZero();
            assertThat(sold.book("issuer:house")).isZero();
        }
    }

    /** A sale paid offline; of goods that earn nothing (less than a point's worth) where no price is said. */
    private static final class Sold {
        private final OfflineShop shop;
        private final long spent;
        private final long soldFor;
        private int returns;

        Sold(OfflineShop shop, long had, long spent) {
            this(shop, had, spent, 99);
        }

        Sold(OfflineShop shop, long had, long spent, long soldFor) {
            this.shop = shop;
            this.spent = spent;
            this.soldFor = soldFor;
            Device device = new Device(DemoProgram.ID, ID);
            AllowanceId allowance = shop.opened(device);
            if (had > 0) {
                shop.give(ANN, had);
            }
            committed(shop.settle(device.sign(allowance, 1, "mem_ann", spent, START)));
            committed(shop.buy(ANN, RECEIPT, soldFor));
        }

        /** So many of the points that were spent, as a share of the goods. */
        void comesBack(long points) {
            back += points;
            long money = soldFor * back / spent;
            long now = money - returned;
            returned = money;
            if (now > 0) {
                ReturnGoods command = new ReturnGoods(
                        new PurchaseRef.ByReceipt("cafe", RECEIPT),
                        "",
                        Optional.empty(),
                        List.of(new ReturnedLine(0, 0, now)));
                committed(shop.returns().record(command, call(ANN, "return-" + returns++)));
            }
        }

        private long back;
        private long returned;

        Entry charge() {
            return entries().stream()
                    .filter(entry -> entry.kind() == io.guerdon.ledger.EntryKind.REDEEM)
                    .findFirst()
                    .orElseThrow();
        }

        private List<Entry> entries() {
            return shop.stores.stores().journal().after(ANN, 0, 1_000);
        }

        long book(String name) {
            return entries().stream()
                    .flatMap(entry -> entry.legs().stream())
                    .filter(leg -> leg.book().name().equals(name))
                    .flatMapToLong(OfflineReturnsTest::amount)
                    .sum();
        }
    }

    private static LongStream amount(Leg leg) {
        return LongStream.of(leg.amount());
    }
}
