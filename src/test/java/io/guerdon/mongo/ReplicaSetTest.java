package io.guerdon.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.mongodb.MongoDBContainer;

/** The contracts on a replica set of the real MongoDB; reported as skipped where there is no Docker. */
@Testcontainers(disabledWithoutDocker = true)
class ReplicaSetTest {
    @Container
    private static final MongoDBContainer MONGO = new MongoDBContainer("mongo:8.0").withReplicaSet();

    private static MongoClient client;

    @BeforeAll
    static void connect() {
        client = MongoClients.create(MONGO.getReplicaSetUrl());
    }

    @AfterAll
    static void disconnect() {
        client.close();
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
