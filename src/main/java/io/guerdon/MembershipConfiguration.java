package io.guerdon;

import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.Ledger;
import io.guerdon.membership.Memberships;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Memberships over the ledger. */
@Configuration(proxyBeanMethods = false)
class MembershipConfiguration {
    @Bean
    Memberships memberships(Ledger ledger, Accounts accounts) {
        return new Memberships(ledger, accounts);
    }
}
