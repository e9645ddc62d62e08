package io.guerdon.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.RebateTerms.Counts;
import io.guerdon.ledger.RebateTerms.Missing;
import io.guerdon.ledger.RebateTerms.Pays;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.RebateId;
import io.guerdon.unit.Rounding;
import io.guerdon.unit.VolumeSteps;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pcollections.TreePMap;

/** Rebates take a part of the account cache, and as little as they can. */
class RebatesWeighTest {
    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

    @Test
    void anAccountWithManyOfThemWeighsMore() {
        Account account = new Account();
        account.knowLatest(new Account.Known(with(Rebates.NONE), 0, 0));
        int without = account.weight();

        account.knowLatest(new Account.Known(with(rebates(50)), 0, 0));

        assertThat(account.outgrew()).isTrue();
        assertThat(account.weight() - without).isGreaterThan(50 * 400);
    }

    @Test
    void termsAreThereOnceForAllAccounts() {
        assertThat(rebates(1).running().values().iterator().next().terms())
                .isSameAs(rebates(1).running().values().iterator().next().terms());
        assertThat(begun().terms()).isSameAs(begun().terms());
    }

    private static Rebate begun() {
        return Rebate.begun(new RebateRef(new RebateId("begun"), "2026-Q4"), terms(), 0);
    }

    private static Rebates rebates(int count) {
        List<Rebate> all = IntStream.range(0, count)
                .mapToObj(n -> new Rebate(
                        new RebateRef(new RebateId("r" + n), "2026-Q4"),
                        terms(),
                        100,
                        3,
                        new Rebate.Paid(List.of(new LotId(n, 0)), 0, 0)))
                .toList();
        return Rebates.of(all, TreePMap.empty());
    }

    private static RebateTerms terms() {
        WalletId wallet = new WalletId("cashback");
        LotTerms lots = new LotTerms(MerchantId.HOUSE, new UnitCost(1, 1), NOW.plusSeconds(900));
        return new RebateTerms(
                1,
                new Counts(new WalletId("spend"), NOW, NOW.plusSeconds(9)),
                new VolumeSteps(VolumeSteps.Play.WHOLE, Rounding.DOWN, List.of(new VolumeSteps.Step(0, 100))),
                new Pays(wallet, NOW.plusSeconds(99), lots, Maturity.NOW, Missing.OWED));
    }

    private static AccountState with(Rebates rebates) {
        return AccountState.empty(new ChainId(new ProgramId("demo"), new MemberId("mem_ann")))
                .withRebates(rebates);
    }
}
