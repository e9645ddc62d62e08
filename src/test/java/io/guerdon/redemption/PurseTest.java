package io.guerdon.redemption;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.Draw;
import io.guerdon.ledger.LotId;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.UnitCost;
import io.guerdon.program.StoredValueSettings;
import io.guerdon.program.StoredValueSettings.Bonus;
import io.guerdon.program.StoredValueSettings.Limits;
import io.guerdon.program.StoredValueSettings.Order;
import io.guerdon.program.StoredValueSettings.Parts;
import io.guerdon.program.StoredValueSettings.WhenSpent;
import io.guerdon.redemption.Purse.Part;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Rounding;
import io.guerdon.unit.WalletId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Of what is held of two wallets, a part is captured by the order. */
class PurseTest {
    private static final WalletId PRINCIPAL = new WalletId("cash");
    private static final WalletId BONUS = new WalletId("gift");
    private static final LotTerms TERMS = new LotTerms(new MerchantId("cafe"), new UnitCost(1, 1), LotTerms.NEVER);

    @ParameterizedTest
    @CsvSource({
        "PRINCIPAL_FIRST, 250, 250, 0",
        "PRINCIPAL_FIRST, 550, 500, 50",
        "BONUS_FIRST,      50,   0, 50",
        "BONUS_FIRST,     250, 150, 100",
        "PROPORTIONAL,    300, 250, 50",
        "PROPORTIONAL,      5,   5, 0",
        "PROPORTIONAL,    600, 500, 100"
    })
    void takesByTheOrder(Order order, long amount, long principal, long bonus) {
        assertThat(purse(order).captured(held(500, 100), amount)).containsExactly(principal, bonus);
    }

    @ParameterizedTest
    @EnumSource
    void takesAllThatIsAskedForAndNoMoreThanIsThere(Order order) {
        Random random = new Random(7);
        for (int round = 0; round < 10_000; round++) {
            long principal = random.nextLong(1, 1_000);
            long bonus = random.nextLong(1, 1_000);
            long amount = random.nextLong(1, principal + bonus + 1);

            List<Long> captured = purse(order).captured(held(principal, bonus), amount);

            assertThat(captured.get(0)).isBetween(0L, principal);
            assertThat(captured.get(1)).isBetween(0L, bonus);
            assertThat(captured.get(0) + captured.get(1)).isEqualTo(amount);
        }
    }

    @Test
    void whatIsHeldOfOneOnlyIsTakenFromIt() {
        List<Part> bonusAlone = List.of(held(500, 100).getLast());

        assertThat(purse(Order.PRINCIPAL_FIRST).captured(bonusAlone, 40)).containsExactly(40L);
    }

    private static List<Part> held(long principal, long bonus) {
        return List.of(
                new Part(PRINCIPAL, List.of(new Draw(new LotId(1, 0), principal, TERMS))),
                new Part(BONUS, List.of(new Draw(new LotId(1, 1), bonus, TERMS))));
    }

    private static Purse purse(Order order) {
        StoredValueSettings settings = new StoredValueSettings(
                new WalletId("stored"),
                new Parts(PRINCIPAL, BONUS, order),
                new Limits(1, 1, 1, 1, Set.of()),
                new Bonus(List.of(), Rounding.DOWN, Optional.empty(), WhenSpent.OWE));
        return new Purse(settings.id(), Optional.of(settings), Optional.empty());
    }
}
