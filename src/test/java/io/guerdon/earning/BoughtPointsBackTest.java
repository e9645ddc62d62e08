package io.guerdon.earning;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.budget.BudgetId;
import io.guerdon.budget.Budgets.Left;
import io.guerdon.ledger.Entry;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.OwedPolicy;
import io.guerdon.program.Program;
import io.guerdon.program.ProgramJson;
import io.guerdon.program.SettingsForm;
import io.guerdon.unit.MerchantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** Which points that a merchant has bought can be issued again: those that came back, and not those that were spent and then written off. */
class BoughtPointsBackTest {
    private static final int CASES = Integer.getInteger("guerdon.caps.cases", 200);
    private static final long BOUGHT = 2_000;

    private static HistoryShop shop(OwedPolicy owed) {
        String cafe = "\"id\":\"cafe\",\"issuing\":\"ISSUES\"";
        String settings = ProgramJson.settings(DemoProgram.program())
                .toString()
                .replace(cafe, cafe + ",\"onlyBought\":\"CUT\"")
                .replace("\"redeemRate\":null", "\"redeemRate\":{\"points\":100,\"minor\":100}")
                .replace("\"owed\":\"OWE\"", "\"owed\":\"" + owed + "\"");
        assertThat(settings).doesNotContain("\"redeemRate\":null").contains("onlyBought", "\"owed\":\"" + owed);
        Program program = switch (SettingsForm.read(DemoProgram.ID, 1, settings)) {
            case SettingsForm.Reading.Valid valid -> valid.program();
            case SettingsForm.Reading.Invalid invalid -> throw new AssertionError(invalid);
        };
        return new HistoryShop(program, Birthdays.UNTOLD, (_, _) -> BOUGHT);
    }

    private static long issued(HistoryShop shop) {
        BudgetId packs = BudgetId.ofPacks(shop.program.id(), new MerchantId("cafe"));
        Left left = shop.budgets.left(packs, BOUGHT, shop.desk.now());
        assertThat(left).isEqualTo(new Left(left.given(), 0, BOUGHT - left.given()));
        return left.given();
    }

    @ParameterizedTest
    @EnumSource(value = OwedPolicy.class, mode = Mode.EXCLUDE, names = "REFUSE")
    void whatWasSpentStaysIssuedHoweverTheGoodsComeBack(OwedPolicy owed) {
        for (List<Long> parts : List.of(List.of(10_000L), List.of(3_000L, 7_000L), List.of(7_000L, 3_000L))) {
            HistoryShop shop = shop(owed);
            shop.buys("R1", 10_000);
            shop.spends(60, "");
            parts.forEach(part -> shop.brings("R1", part));
            assertThat(issued(shop)).as("%s", parts).isEqualTo(60);
        }
    }

    @ParameterizedTest
    @EnumSource(value = OwedPolicy.class, mode = Mode.EXCLUDE, names = "REFUSE")
    void whatWasSpentStaysIssuedWhereTheSaleIsReversed(OwedPolicy owed) {
        HistoryShop shop = shop(owed);
        Entry sale = shop.buys("R1", 10_000);
        shop.spends(60, "");
        shop.reverses(sale);
        assertThat(issued(shop)).isEqualTo(60);
    }

    @Test
    void whatOtherLotsGiveForItOrExpiredHasComeBack() {
        HistoryShop others = shop(OwedPolicy.WRITE_OFF);
        others.buys("R1", 10_000);
        others.spends(100, "");
        others.buys("R2", 5_000);
        others.brings("R1", 10_000);
        assertThat(issued(others)).as("50 of the other sale").isEqualTo(100);
        assertThat(others.has("points")).isZero();

        HistoryShop expired = shop(OwedPolicy.WRITE_OFF);
        expired.buys("R1", 10_000);
        expired.buys("R2", 5_000);
        expired.spends(30, "");
        expired.at("2029-01-01T00:00:00");
        expired.brings("R1", 10_000);
        assertThat(issued(expired)).as("30 spent, and 50 expired").isEqualTo(80);
    }

    @Test
    void aDebtThatWasPaidIsOwedAgainAsIfItNeverHad() {
        HistoryShop shop = shop(OwedPolicy.OWE);
        shop.buys("R1", 10_000);
        shop.spends(60, "");
        shop.brings("R1", 10_000);
        shop.buys("R2", 8_000);
        assertThat(issued(shop))
                .as("60 spent, and 80 of which 60 paid for those")
                .isEqualTo(140);
        shop.brings("R2", 3_000);
        assertThat(issued(shop)).as("20 taken, and 10 owed again").isEqualTo(110);
        shop.brings("R2", 5_000);
        assertThat(issued(shop)).isEqualTo(60);
        shop.reverses(shop.buys("R3", 8_000));
        assertThat(issued(shop)).isEqualTo(60);
    }

    @Test
    void whatALaterPartRegainsIsGivenBackThen() {
        HistoryShop shop = shop(OwedPolicy.WRITE_OFF);
        shop.buys("R0", 20_000);
        shop.spends(200, "R1");
        shop.buys("R1", 10_000);
        shop.spends(100, "");
        shop.brings("R1", 1_000);
        assertThat(issued(shop)).isEqualTo(shop.has("points") + shop.spent());
        shop.brings("R1", 9_000);
        assertThat(issued(shop)).isEqualTo(shop.has("points") + shop.spent());
    }

    /** Points are with the member, were spent, or came back; whatever is bought, spent, returned and reversed in whatever parts. */
    @ParameterizedTest
    @ValueSource(longs = {20_261_129, 7})
    void whatIsIssuedIsWhatMembersHaveAndHaveSpent(long seed) {
        for (int number = 0; number < CASES; number++) {
            Random random = new Random(seed + number);
            HistoryShop shop = shop(OwedPolicy.WRITE_OFF);
            List<Entry> spendings = new ArrayList<>();
            List<String> sales = new ArrayList<>();
            List<Long> left = new ArrayList<>();
            for (int step = 0; step < 12; step++) {
                step(random, shop, spendings, sales, left);
                assertThat(issued(shop))
                        .as("case %d, step %d", number, step)
                        .isEqualTo(shop.has("points") + shop.spent());
            }
        }
    }

    private static void step(
            Random random, HistoryShop shop, List<Entry> spendings, List<String> sales, List<Long> left) {
        long has = shop.has("points");
        int sale = sales.isEmpty() ? -1 : random.nextInt(sales.size());
        switch (random.nextInt(5)) {
            case 0, 1 -> {
                long amount = random.nextLong(100, 30_000);
                sales.add("R" + sales.size());
                left.add(amount);
                shop.buys(sales.getLast(), amount);
            }
            case 2 -> {
                if (has > 0) {
                    String receipt = sale >= 0 && random.nextBoolean() ? sales.get(sale) : "";
                    Entry spending = shop.spends(random.nextLong(1, has + 1), receipt);
                    if (receipt.isEmpty()) {
                        spendings.add(spending);
                    }
                }
            }
            case 3 -> {
                if (sale >= 0 && left.get(sale) > 0) {
                    long part = random.nextLong(1, left.get(sale) + 1);
                    left.set(sale, left.get(sale) - part);
                    shop.brings(sales.get(sale), part);
                }
            }
            default -> {
                if (!spendings.isEmpty()) {
                    shop.reverses(spendings.removeLast());
                }
            }
        }
    }
}
