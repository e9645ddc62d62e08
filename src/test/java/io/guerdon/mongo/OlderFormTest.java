package io.guerdon.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.correction.BalanceAdjusted;
import io.guerdon.correction.EntryReversed;
import io.guerdon.earning.GoodsReturned;
import io.guerdon.earning.GoodsReturned.Totals;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.Leg;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Movement.LotDrawn;
import io.guerdon.ledger.Paid;
import io.guerdon.ledger.Trace.Fired;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;

/** Entries are never rewritten, so what was stored before there were several wallets has to be read for ever. */
class OlderFormTest {
    @Test
    void aReturnOfWhenPointsWereTheOnlyWallet() {
        GoodsReturned back = (GoodsReturned) read("""
            {"type":"return","purchase":"pur_a-2","receipt":"X-1","lines":[{"line":{"$numberLong":"1"},
             "quantity":{"$numberLong":"1"},"amount":{"$numberLong":"2800"}}],
             "takenBack":{"$numberLong":"28"},"owed":{"$numberLong":"3"}}\
            """);

        assertThat(back.totals()).isEqualTo(Map.of(WalletId.POINTS, new Totals(28, 0, 3, 0)));
        assertThat(back.lines()).hasSize(1);
    }

    @Test
    void aReturnThatTookNothingBack() {
        GoodsReturned back = (GoodsReturned) read("{\"type\":\"return\",\"purchase\":\"pur_a-2\"}");

        assertThat(back.totals()).isEmpty();
    }

    @Test
    void aReversalOfWhenPointsWereTheOnlyWallet() {
        EntryReversed reversed = (EntryReversed) read("""
            {"type":"reversal","entry":{"w":"w1","n":{"$numberLong":"7"}},"kind":"earn","owed":{"$numberLong":"12"}}\
            """);

        assertThat(reversed.owed()).isEqualTo(Map.of(WalletId.POINTS, 12L));
    }

    @Test
    void aReversalAfterWhichNothingWasOwed() {
        EntryReversed reversed = (EntryReversed) read("""
            {"type":"reversal","entry":{"w":"w1","n":{"$numberLong":"7"}},"kind":"earn"}\
            """);

        assertThat(reversed.owed()).isEmpty();
    }

    @Test
    void whyAnEntryIsWhatItIsOfWhenRulesWereAList() {
        var why = WhyForm.read(fields("""
            {"trace":{"revision":{"$numberLong":"3"},"fired":[
             {"rule":"base","unit":"points","amount":{"$numberLong":"100"}},
             {"rule":"double","unit":"points","amount":{"$numberLong":"-7"}}]}}\
            """));

        assertThat(why.trace().fired())
                .containsExactly(new Fired("base", WalletId.POINTS, 100), new Fired("double", WalletId.POINTS, -7));
    }

    @Test
    void rulesThatMatchedOfWhenTheyWereAList() {
        assertThat(EarningShapes.matched(fields("{\"rules\":[\"double\",\"triple\"]}"))
                        .rules())
                .containsExactly("double", "triple");
    }

    /** Its fee was in what the house kept; its legs, and what partners were told, are what they were. */
    @Test
    void whatWasPaidOfWhenTheFeeWasNotToldApart() {
        String stored = """
            {"lot":"4.0","amount":{"$numberLong":"10"},"issuer":"cafe","costMinor":{"$numberLong":"1"},
             "costPoints":{"$numberLong":"2"},"paid":{"$numberLong":"877500"}}\
            """;
        Draw draw = LotParts.draw(fields(stored));
        Movement spent = new LotDrawn(WalletId.POINTS, draw, Book.AVAILABLE, Book.acceptor(new MerchantId("books")));

        assertThat(draw.paid()).hasValue(new Paid(877_500, OptionalLong.empty()));
        assertThat(Leg.of(List.of(spent)))
                .filteredOn(leg -> leg.unit().equals(WalletId.CLEARING))
                .extracting(leg -> leg.book() + " " + leg.amount())
                .containsExactly("clearing:cafe -5000000", "clearing:books 8775000", "clearing:house -3775000");
        assertThat(new RawBsonDocument(BsonOut.document(out -> LotParts.write(out, draw))))
                .isEqualTo(RawBsonDocument.parse(stored));
    }

    @Test
    void anAdjustmentOfWhenItWasInNobodysName() {
        BalanceAdjusted adjusted = (BalanceAdjusted) read("""
            {"type":"adjustment","wallet":"points","amount":{"$numberLong":"-5"},"requestedBy":"op"}\
            """);

        assertThat(adjusted).isEqualTo(new BalanceAdjusted(WalletId.POINTS, -5, Optional.empty(), "op"));
    }

    private static Fields fields(String stored) {
        return Fields.of(Stored.bytes(RawBsonDocument.parse(stored)));
    }

    private static Object read(String stored) {
        return SubjectShapes.ALL.read(fields(stored));
    }
}
