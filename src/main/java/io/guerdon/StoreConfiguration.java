package io.guerdon;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.guerdon.access.KeyStore;
import io.guerdon.drafting.Drafts;
import io.guerdon.embedded.store.EmbeddedStore;
import io.guerdon.ledger.Claims;
import io.guerdon.ledger.Journal;
import io.guerdon.ledger.Snapshots;
import io.guerdon.mongo.MongoAdvances;
import io.guerdon.mongo.MongoClaims;
import io.guerdon.mongo.MongoDeadLetters;
import io.guerdon.mongo.MongoDrafts;
import io.guerdon.mongo.MongoJournal;
import io.guerdon.mongo.MongoKeys;
import io.guerdon.mongo.MongoPartnerJournal;
import io.guerdon.mongo.MongoPrograms;
import io.guerdon.mongo.MongoProgress;
import io.guerdon.mongo.MongoReconciliations;
import io.guerdon.mongo.MongoSnapshots;
import io.guerdon.mongo.MongoWebhooks;
import io.guerdon.mongo.MongoWriters;
import io.guerdon.program.Programs;
import io.guerdon.publishing.PartnerJournal;
import io.guerdon.publishing.Writers;
import io.guerdon.reconciliation.ReconciliationStore;
import io.guerdon.sandbox.Advances;
import io.guerdon.sandbox.Sandboxes;
import io.guerdon.webhook.DeadLetterStore;
import io.guerdon.webhook.ProgressStore;
import io.guerdon.webhook.WebhookStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The store: the MongoDB of {@code spring.mongodb.uri}, or the embedded one where no address is given. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {
    private static final String DEFAULT_DATABASE = "guerdon";
    private static final int LONGEST_SEARCH_MILLIS = 5_000;
    private static final int LONGEST_SILENCE_MILLIS = 10_000;

    /** The embedded store, on a loopback port of its own choice. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty("guerdon.store.embedded")
    static class Embedded {
        @Bean
        EmbeddedStore embeddedStore(GuerdonProperties properties) {
            InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            return EmbeddedStore.open(properties.dataDirectory().resolve("store"), anyPort);
        }

        @Bean
        MongoConnectionDetails embeddedStoreAddress(EmbeddedStore store) {
            ConnectionString address = new ConnectionString(store.connectionString() + "/" + DEFAULT_DATABASE);
            return () -> address;
        }
    }

    /**
     * Retries are the ledger's own; the driver's would need sessions. A store that is silent is given up on in time for the
     * caller to be told so, where the driver would wait for ever; the address may say otherwise.
     */
    @Bean
    MongoClientSettingsBuilderCustomizer ownRetriesAndBounds(MongoConnectionDetails details) {
        ConnectionString address = details.getConnectionString();
        return settings -> settings.retryWrites(false)
                .applicationName("guerdon")
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(
                        Objects.requireNonNullElse(address.getServerSelectionTimeout(), LONGEST_SEARCH_MILLIS),
                        MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(
                                Objects.requireNonNullElse(address.getConnectTimeout(), LONGEST_SEARCH_MILLIS),
                                MILLISECONDS)
                        .readTimeout(
                                Objects.requireNonNullElse(address.getSocketTimeout(), LONGEST_SILENCE_MILLIS),
                                MILLISECONDS));
    }

    @Bean
    MongoDatabase database(MongoClient client, MongoConnectionDetails details) {
        String named = details.getConnectionString().getDatabase();
        return client.getDatabase(named == null ? DEFAULT_DATABASE : named);
    }

    @Bean
    Journal journal(MongoClient client, MongoDatabase database) {
        return MongoJournal.open(client, database);
    }

    @Bean
    Claims claims(MongoDatabase database) {
        return MongoClaims.open(database);
    }

    @Bean
    Snapshots snapshots(MongoDatabase database, Sandboxes sandboxes) {
        return MongoSnapshots.open(database, sandboxes::has);
    }

    @Bean
    Writers writers(MongoDatabase database) {
        return MongoWriters.open(database);
    }

    @Bean
    PartnerJournal partnerJournal(MongoDatabase database) {
        return MongoPartnerJournal.open(database);
    }

    @Bean
    Programs programs(MongoDatabase database) {
        return MongoPrograms.open(database);
    }

    @Bean
    Drafts drafts(MongoDatabase database) {
        return MongoDrafts.open(database);
    }

    @Bean
    Advances advances(MongoDatabase database) {
        return MongoAdvances.open(database);
    }

    @Bean
    KeyStore keyStore(MongoDatabase database) {
        return MongoKeys.open(database);
    }

    @Bean
    WebhookStore webhookStore(MongoDatabase database) {
        return MongoWebhooks.open(database);
    }

    @Bean
    DeadLetterStore deadLetterStore(MongoDatabase database) {
        return MongoDeadLetters.open(database);
    }

    @Bean
    ProgressStore webhookProgress(MongoDatabase database) {
        return MongoProgress.open(database);
    }

    @Bean
    ReconciliationStore reconciliationStore(MongoDatabase database) {
        return MongoReconciliations.open(database);
    }
}
