package io.guerdon.storedvalue;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.earning.EarnRefusal.MerchantDoesNotIssue;
import io.guerdon.earning.PaidIn;
import io.guerdon.earning.Till;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.TestClock;
import io.guerdon.membership.ClubSettings;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.InMemoryPrograms;
import io.guerdon.program.Program;
import io.guerdon.program.RebateTexts;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Money;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A bonus that the merchant which takes the money is to fund, and does not for now. */
class BonusFundingTest {
    private static final ChainId ANN = new ChainId(DemoProgram.ID, new MemberId("mem_ann"));
    private static final String STEPS = "\"bonus\":{\"steps\":[";
    private static final String ID = "\"id\":\"cafe\",\"issuing\"";
    private static final Program PROGRAM = RebateTexts.program(
            1,
            ClubSettings.settings("Asia/Shanghai", ClubSettings.MONTHLY)
                    .replace(STEPS, STEPS + "{\"from\":1000,\"fixed\":100}")
                    .replace(ID, "\"standing\":\"NOT_ISSUING\"," + ID));

    private final InMemoryLedger in = new InMemoryLedger(new TestClock(Instant.parse("2026-03-01T12:00:00Z")));
    private final TopUps topUps =
            new TopUps(in.ledger(), in.accounts(), in.stores().journal(), InMemoryPrograms.with(PROGRAM));

    @AfterEach
    void close() {
        in.close();
    }

    private Outcome pays(long amount) {
        String key = "R-" + amount;
        PaidIn paid = new PaidIn(new Till(new MerchantId("cafe"), "s1", "t1"), new Money(amount, "CNY"), key, 1);
        Call call = new Call(ANN, new EntryKey(key), new Actor("key", "", "", "", ""), 1);
        return topUps.topUp(PROGRAM, new TopUp(new WalletId("purse"), paid, ""), call);
    }

    @Test
    void nobodyPaysInForABonusThatIsNotFunded() {
        assertThat(pays(1_000)).isEqualTo(new Outcome.Refused(new MerchantDoesNotIssue("cafe")));
        assertThat(pays(999)).isInstanceOf(Outcome.Committed.class);
        assertThat(in.accounts().read(ANN).wallet(new WalletId("cash")).available())
                .isEqualTo(999);
    }
}
