package io.guerdon.correction;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.correction.AdjustBalance.Cause;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.program.DemoProgram;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** What makes a request the same one as before. */
class AdjustmentDecisionTest {
    private static final MerchantId CAFE = new MerchantId("cafe");
    private static final AdjustBalance PLAIN = new AdjustBalance(WalletId.POINTS, 7, "late");

    private static Fingerprint of(AdjustBalance command) {
        Call call = new Call(
                new ChainId(DemoProgram.ID, new MemberId("mem_ann")),
                EntryKey.ofCaller("", "k"),
                new Actor("op", "", "", "", ""),
                1);
        return new AdjustmentDecision(DemoProgram.program(), command, call)
                .terms()
                .request()
                .fingerprint();
    }

    /** Of releases that knew of no merchant; whoever repeats what it asked one of them is answered what that did. */
    private static Fingerprint before(String... cause) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", "adjustment");
        fields.put("unit", WalletId.POINTS);
        fields.put("amount", 7L);
        fields.put("reason", "late");
        List.of(cause).forEach(ref -> fields.put("cause", ref));
        return Fingerprint.of(fields);
    }

    @Test
    void inAMerchantsNameItIsAnotherRequest() {
        assertThat(of(PLAIN)).isEqualTo(before()).isNotEqualTo(of(PLAIN.of(CAFE)));
        assertThat(of(PLAIN.of(CAFE))).isNotEqualTo(of(PLAIN.of(new MerchantId("gym"))));
    }

    @Test
    void whatItPutsRightSaysInWhoseNameItIs() {
        AdjustBalance cause =
                new AdjustBalance(WalletId.POINTS, 7, "late", Optional.of(CAFE), List.of(new Cause("gap", "taken")));

        assertThat(of(cause)).isEqualTo(before("gap"));
    }
}
