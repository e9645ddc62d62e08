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

            assertThat(left(owed, had, spent, parts))
                    .as("had %d, spent %d, %s came back", had, spent, parts)
                    .isEqualTo(left(owed, had, spent, List.of(back)));
        }
    }

    private static String left(OwedPolicy owed, long had, long spent, List<Long> parts) {
        try (OfflineShop shop = new OfflineShop(owed)) {
            Sold sold = new Sold(shop, had, spent);
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

    /** A sale of goods that earn nothing (less than a point's worth each), paid offline. */
    private static final class Sold {
        private final OfflineShop shop;
        private final long spent;
        private int returns;

        Sold(OfflineShop shop, long had, long spent) {
            this.shop = shop;
            this.spent = spent;
            Device device = new Device(DemoProgram.ID, ID);
            AllowanceId allowance = shop.opened(device);
            if (had > 0) {
                shop.give(ANN, had);
            }
            committed(shop.settle(device.sign(allowance, 1, "mem_ann", spent, START)));
            committed(shop.buy(ANN, RECEIPT, SOLD_FOR));
        }

        private static final long SOLD_FOR = 99;

        /** So many of the points that were spent, as a share of the goods. */
        void comesBack(long points) {
            back += points;
            long money = SOLD_FOR * back / spent;
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
