package io.guerdon;

import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.Journal;
import io.guerdon.ledger.Ledger;
import io.guerdon.prepaid.PlanTransfers;
import io.guerdon.prepaid.PrepaidPlans;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Prepaid plans over the ledger. */
@Configuration(proxyBeanMethods = false)
class PrepaidConfiguration {
    @Bean
    PrepaidPlans prepaidPlans(Ledger ledger, Accounts accounts, Journal journal) {
        return new PrepaidPlans(ledger, accounts, journal);
    }

    @Bean
    PlanTransfers planTransfers(Ledger ledger, Accounts accounts) {
        return new PlanTransfers(ledger, accounts);
    }
}
