package io.guerdon.embedded.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A database of its own for each test of a contract, on whichever store the subclass names. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreContract {
    protected MongoClient client;
    protected MongoDatabase database;
    protected MongoCollection<Document> things;

    abstract String connectionString();

    @BeforeEach
    void connect() {
        client = MongoClients.create(connectionString());
        database = client.getDatabase("contract");
        database.drop();
        things = database.getCollection("things");
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    static Document doc(Object... namesAndValues) {
        Document document = new Document();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            document.append((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return document;
    }

    static List<Object> ids(Iterable<Document> documents) {
        List<Object> ids = new ArrayList<>();
        documents.forEach(document -> ids.add(document.get("_id")));
        return ids;
    }
}
