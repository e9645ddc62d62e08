package io.guerdon;

import com.github.benmanes.caffeine.cache.Ticker;
import com.mongodb.client.MongoDatabase;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.Claims;
import io.guerdon.ledger.Journal;
import io.guerdon.ledger.Ledger;
import io.guerdon.member.KeyFile;
import io.guerdon.member.MasterKey;
import io.guerdon.member.Members;
import io.guerdon.member.Profiles;
import io.guerdon.mongo.MongoProfiles;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Members over the ledger and a store of their own. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MemberConfiguration.Settings.class)
class MemberConfiguration {
    @Bean
    Profiles profiles(MongoDatabase database) {
        return MongoProfiles.open(database);
    }

    /**
     * The configured key; with the embedded store, where none is configured, one made in the data directory. A server outside
     * gets no key made for it: each process would make its own and none could read what another wrote.
     */
    @Bean
    MasterKey masterKey(Settings settings, Environment environment) {
        if (!settings.masterKey.isBlank()) {
            return MasterKey.ofBase64(settings.masterKey);
        }
        if (environment.getProperty("guerdon.store.embedded", Boolean.class, false)) {
            String directory = environment.getProperty("guerdon.data-directory", "data");
            return KeyFile.openOrCreate(Path.of(directory, "members.key"));
        }
        throw new IllegalStateException(
                "guerdon.members.master-key must be set: 32 random bytes in base64, the same for"
                        + " every process (openssl rand -base64 32); kept apart from the data it protects");
    }

    @Bean
    Members members(Members.Stores stores, Profiles profiles, MasterKey key, Clock clock, Settings settings) {
        Members.Limits limits =
                new Members.Limits(settings.tokenLifetime, settings.lookUpsKept(), Ticker.systemTicker());
        return Members.over(stores, profiles, key, clock, limits);
    }

    @Bean
    Members.Stores memberStores(Ledger ledger, Accounts accounts, Journal journal, Claims claims) {
        return new Members.Stores(ledger, accounts, journal, claims);
    }

    /**
     * Settings of members.
     *
     * @param masterKey 32 bytes in base64, or empty
     * @param tokenLifetime how long a QR token is good for
     * @param remembered look-ups kept in memory; 0 for one per 2 KiB of heap, which is about a tenth of it
     */
    @ConfigurationProperties("guerdon.members")
    record Settings(
            @DefaultValue("") String masterKey,
            @DefaultValue("PT60S") Duration tokenLifetime,
            @DefaultValue("0") int remembered) {
        private static final long HEAP_PER_LOOK_UP = 2_048;

        int lookUpsKept() {
            return remembered > 0
                    ? remembered
                    : Math.toIntExact(Runtime.getRuntime().maxMemory() / HEAP_PER_LOOK_UP);
        }

        /** Logs never carry the key. */
        @Override
        public String toString() {
            return "Settings[***]";
        }
    }
}
