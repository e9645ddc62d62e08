package io.guerdon;

import com.mongodb.client.MongoDatabase;
import io.guerdon.code.Codes;
import io.guerdon.giftcard.GiftCardCodes;
import io.guerdon.giftcard.GiftCardSales;
import io.guerdon.giftcard.GiftCards;
import io.guerdon.ledger.Claims;
import io.guerdon.ledger.Journal;
import io.guerdon.ledger.Ledger;
import io.guerdon.mongo.MongoCodeBatches;
import io.guerdon.redemption.Holds;
import io.guerdon.redemption.Redemptions;
import io.guerdon.transfer.Transfers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gift cards over the ledger, and their codes over a store of their own. */
@Configuration(proxyBeanMethods = false)
class GiftCardConfiguration {
    @Bean
    GiftCardCodes giftCardCodes(MongoDatabase database) {
        return new GiftCardCodes(new Codes(MongoCodeBatches.open(database, "gift_card_batches")));
    }

    @Bean
    GiftCards giftCards(Ledger ledger, Redemptions redemptions, Holds holds, Transfers transfers) {
        return new GiftCards(ledger, redemptions, holds, transfers);
    }

    @Bean
    GiftCardSales giftCardSales(Ledger ledger, Claims claims, Journal journal, GiftCardCodes codes) {
        return new GiftCardSales(ledger, claims, journal, codes);
    }
}
