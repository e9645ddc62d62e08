package io.guerdon.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guerdon.unit.GiftCardId;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.PartnerAccountId;
import io.guerdon.unit.ProgramId;
import org.junit.jupiter.api.Test;

/** A chain says whose it is, and nobody's name is taken for another sort's. */
class ChainIdTest {
    private static final ProgramId DEMO = new ProgramId("demo");

    @Test
    void whatIsStoredIsReadBackAsWhoseItIs() {
        ChainId member = new ChainId(DEMO, new MemberId("mem_anna"));
        ChainId card = new ChainId(DEMO, new GiftCardId(12, 0));

        assertThat(ChainId.parse("demo/mem_anna")).isEqualTo(member);
        assertThat(ChainId.parse("demo/gft_12-0")).isEqualTo(card);
        assertThat(ChainId.parse(card.value())).isEqualTo(card);
        ChainId partner = new ChainId(DEMO, PartnerAccountId.of(new MerchantId("corner-cafe.2")));
        assertThat(ChainId.parse("demo/prt_corner-cafe.2")).isEqualTo(partner);
        assertThat(partner.value()).isEqualTo("demo/prt_corner-cafe.2");
    }

    @Test
    void aPartnersAccountIsNoMemberAndNamesAMerchant() {
        assertThatThrownBy(() -> new MemberId("prt_cafe")).isInstanceOf(IllegalArgumentException.class);
        ChainId partner = new ChainId(DEMO, PartnerAccountId.of(new MerchantId("cafe")));
        assertThatThrownBy(partner::member).isInstanceOf(BrokenInvariant.class);
        assertThatThrownBy(partner::giftCard).isInstanceOf(BrokenInvariant.class);
        assertThatThrownBy(partner::offlineTill).isInstanceOf(BrokenInvariant.class);
        for (String other : new String[] {"cafe", "prt_", "prt_a b", "mem_cafe"}) {
            assertThatThrownBy(() -> new PartnerAccountId(other))
                    .as(other)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aGiftCardIsNoMember() {
        assertThatThrownBy(() -> new MemberId("gft_12-0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ChainId(DEMO, new GiftCardId(12, 0)).member())
                .isInstanceOf(BrokenInvariant.class);
    }

    @Test
    void aGiftCardHasOneName() {
        for (String other :
                new String[] {"gft_012-0", "gft_0-1", "gft_1-01", "gft_1", "gft_1-", "gft_1-x", "GFT_1-1"}) {
            assertThatThrownBy(() -> GiftCardId.parse(other)).as(other).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void whatSomebodyHasIsNamedAfterThem() {
        assertThat(HoldId.of(new MemberId("mem_anna"), 3).value()).isEqualTo("hld_anna-3");
        assertThat(HoldId.of(new GiftCardId(12, 7), 3).value()).isEqualTo("hld_gft_12-7-3");
        assertThat(TransferId.of(new ChainId(DEMO, new GiftCardId(12, 7)), 3).seq())
                .isEqualTo(3);
    }
}
