package io.guerdon.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.guerdon.code.CodeBatches;
import io.guerdon.code.CodeBatchesContract;
import io.guerdon.drafting.Drafts;
import io.guerdon.drafting.DraftsContract;
import io.guerdon.embedded.store.EmbeddedStore;
import io.guerdon.program.Programs;
import io.guerdon.program.ProgramsContract;
import io.guerdon.publishing.PartnerJournal;
import io.guerdon.publishing.PartnerJournalContract;
import io.guerdon.reconciliation.ReconciliationStore;
import io.guerdon.reconciliation.ReconciliationStoreContract;
import io.guerdon.sandbox.Advances;
import io.guerdon.sandbox.AdvancesContract;
import io.guerdon.settlement.SettlementStore;
import io.guerdon.settlement.SettlementStoreContract;
import io.guerdon.webhook.Progress;
import io.guerdon.webhook.WebhookId;
import io.guerdon.webhook.WebhookStoresContract;
import io.guerdon.webhook.Webhooks;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contracts on the store that {@code SPRING_MONGODB_URI} names, or on the embedded one. */
@Tag("store")
class StoreTest {
    private static @Nullable EmbeddedStore embedded;
    private static MongoClient client;

    @BeforeAll
    static void connect(@TempDir Path directory) {
        String uri = System.getenv("SPRING_MONGODB_URI");
        if (uri == null) {
            embedded = EmbeddedStore.open(directory);
            uri = embedded.connectionString();
        }
        client = MongoClients.create(uri);
    }

    @AfterAll
    static void disconnect() {
        client.close();
        if (embedded != null) {
            embedded.close();
        }
    }

    private static MongoDatabase contract() {
        return client.getDatabase("contract");
    }

    @Nested
    class Journals extends JournalContract {
        @Override
        MongoClient client() {
            return client;
        }
    }

    @Nested
    class Revisions extends ProgramsContract {
        @Override
        protected Programs empty() {
            contract().drop();
            return MongoPrograms.open(contract());
        }
    }

    @Nested
    class KeptWebhooks extends WebhookStoresContract {
        @Override
        protected Webhooks.Stores empty() {
            contract().drop();
            return new Webhooks.Stores(
                    MongoWebhooks.open(contract()), MongoProgress.open(contract()), MongoDeadLetters.open(contract()));
        }
    }

    @Nested
    class Keys extends KeyStoreContract {
        @Override
        MongoDatabase empty() {
            contract().drop();
            return contract();
        }
    }

    /** As they were before anything could be set aside, and before it was noted when an address is asked next. */
    @Nested
    class OlderWebhooks {
        @Test
        void areReadAsTheyAre() {
            contract().drop();
            Date at = new Date(1_000);
            Document webhook = new Document("_id", "whk_1")
                    .append("version", 0L)
                    .append("program", "a")
                    .append("url", "https://hooks.invalid/a")
                    .append("since", at)
                    .append("secrets", List.of(new Document("sealed", new Binary(new byte[] {1}))))
                    .append("requests", List.of("r1"))
                    .append("types", List.of("io.guerdon.charge.*"));
            Document failure = new Document("event", "e1")
                    .append("reason", "status 500")
                    .append("attempts", 2)
                    .append("since", at)
                    .append("at", at);
            Document progress = new Document("_id", "whk_1")
                    .append("version", 3L)
                    .append("owner", "p1")
                    .append("leaseUntil", at)
                    .append("since", at)
                    .append("offsets", List.of())
                    .append("waiting", 1L)
                    .append("failure", failure);
            contract().getCollection("webhooks").insertOne(webhook);
            contract().getCollection("webhook_progress").insertOne(progress);

            WebhookId id = new WebhookId("whk_1");
            assertThat(MongoWebhooks.open(contract())
                            .find(id)
                            .orElseThrow()
                            .subscription()
                            .deadLetterAfter())
                    .isEmpty();
            Progress.Standing standing =
                    MongoProgress.open(contract()).find(id).orElseThrow().standing();
            assertThat(standing.refused()).isEmpty();
            assertThat(standing.failure().orElseThrow().nextAt()).isEqualTo(at.toInstant());
        }
    }

    @Nested
    class ClosedPeriods extends SettlementStoreContract {
        @Override
        protected SettlementStore empty() {
            contract().drop();
            return MongoSettlements.open(contract());
        }
    }

    @Nested
    class WideStreams extends WideStreamContract {
        @Override
        MongoDatabase database() {
            return contract();
        }
    }

    @Nested
    class Streams extends PartnerJournalContract {
        @Override
        protected PartnerJournal empty() {
            contract().drop();
            return MongoPartnerJournal.open(contract());
        }
    }

    @Nested
    class KeptReconciliations extends ReconciliationStoreContract {
        @Override
        protected ReconciliationStore empty() {
            contract().drop();
            return MongoReconciliations.open(contract());
        }
    }

    @Nested
    class KeptDrafts extends DraftsContract {
        @Override
        protected Drafts empty() {
            contract().drop();
            return MongoDrafts.open(contract());
        }
    }

    @Nested
    class KeptBatches extends CodeBatchesContract {
        @Override
        protected CodeBatches empty() {
            contract().drop();
            return MongoCodeBatches.open(contract(), "coupon_batches");
        }
    }

    @Nested
    class MovedClocks extends AdvancesContract {
        @Override
        protected Advances empty() {
            contract().drop();
            return MongoAdvances.open(contract());
        }
    }

    @Nested
    class Verified extends VerificationContract {
        @Override
        MongoDatabase database() {
            return contract();
        }
    }

    @Nested
    class HeldClaims extends ClaimsContract {
        @Override
        MongoDatabase database() {
            return contract();
        }
    }

    @Nested
    class FoldedStates extends SnapshotsContract {
        @Override
        MongoDatabase database() {
            return contract();
        }
    }
}
