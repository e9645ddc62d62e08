package io.guerdon;

import com.mongodb.client.MongoDatabase;
import io.guerdon.ledger.Journal;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.mongo.MongoSettlements;
import io.guerdon.program.Programs;
import io.guerdon.publishing.Intake;
import io.guerdon.publishing.PartnerJournal;
import io.guerdon.publishing.Writers;
import io.guerdon.settlement.PartnerStatements;
import io.guerdon.settlement.SettlementCheck;
import io.guerdon.settlement.SettlementStore;
import io.guerdon.settlement.Settlements;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Settlement with partners. */
@Configuration(proxyBeanMethods = false)
class SettlementConfiguration {
    @Bean
    SettlementStore settlementStore(MongoDatabase database) {
        return MongoSettlements.open(database);
    }

    @Bean
    Settlements.Stores settlementStores(SettlementStore settlements, PartnerJournal partners, Programs programs) {
        return new Settlements.Stores(settlements, partners, programs);
    }

    @Bean
    Intake intake(Writers writers, Journal journal) {
        return new Intake(writers, journal);
    }

    @Bean
    Settlements settlements(Settlements.Stores stores, Intake intake, ProgramTime time) {
        return new Settlements(stores, intake, time);
    }

    @Bean
    SettlementCheck settlementCheck(Settlements.Stores stores) {
        return new SettlementCheck(stores);
    }

    @Bean
    PartnerStatements partnerStatements(Settlements.Stores stores, ProgramTime time) {
        return new PartnerStatements(stores, time);
    }
}
