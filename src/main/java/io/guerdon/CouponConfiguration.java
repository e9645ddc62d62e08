package io.guerdon;

import com.mongodb.client.MongoDatabase;
import io.guerdon.code.Codes;
import io.guerdon.coupon.CouponCodes;
import io.guerdon.coupon.Coupons;
import io.guerdon.ledger.Journal;
import io.guerdon.ledger.Ledger;
import io.guerdon.mongo.MongoCodeBatches;
import io.guerdon.stock.Stocks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Coupons over the ledger, and codes over a store of their own. */
@Configuration(proxyBeanMethods = false)
class CouponConfiguration {
    @Bean
    CouponCodes couponCodes(MongoDatabase database) {
        return new CouponCodes(new Codes(MongoCodeBatches.open(database, "coupon_batches")));
    }

    @Bean
    Coupons coupons(Ledger ledger, Journal journal, Stocks stocks, CouponCodes codes) {
        return new Coupons(new Coupons.Stores(ledger, journal, stocks), codes);
    }
}
