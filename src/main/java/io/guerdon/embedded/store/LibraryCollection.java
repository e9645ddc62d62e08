package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A collection as the library sees one: it may ask for documents, and keeps none itself. */
abstract class LibraryCollection extends AbstractMongoCollection<Integer> {
    LibraryCollection(MongoDatabase database, String name) {
        super(database, name, CollectionOptions.withDefaults(), new CursorRegistry());
    }

    abstract Stream<Document> documents(Query query);

    @Override
    protected QueryResult queryDocuments(
            Document query, @Nullable Document orderBy, int skip, int limit, int batchSize, @Nullable Document fields) {
        Document sort = orderBy == null ? new Document() : orderBy;
        Stream<Document> found = documents(new Query(query, sort, skip, limit));
        return matchDocumentsFromStream(found, new Document(), null, 0, 0, 0, fields);
    }

    @Override
    protected QueryResult matchDocuments(
            Document query, @Nullable Document orderBy, int skip, int limit, int batchSize, @Nullable Document fields) {
        return queryDocuments(query, orderBy, skip, limit, batchSize, fields);
    }

    @Override
    public Stream<Document> queryAllAsStream() {
        return documents(Query.matching(new Document()));
    }

    @Override
    public int count() {
        return Math.toIntExact(queryAllAsStream().count());
    }

    @Override
    protected Integer addDocumentInternal(Document document) {
        throw readOnly();
    }

    @Override
    protected void handleUpdate(Integer position, Document before, Document after) {
        throw readOnly();
    }

    @Override
    protected void removeDocument(Integer position) {
        throw readOnly();
    }

    @Override
    protected Document getDocument(Integer position) {
        throw readOnly();
    }

    @Override
    protected Stream<DocumentWithPosition<Integer>> streamAllDocumentsWithPosition() {
        throw readOnly();
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int sizeDelta) {
        // The store keeps no sum of sizes.
    }

    @Override
    protected int getDataSize() {
        return 0;
    }

    /** Values of a field, each once. */
    Document distinct(Document command) {
        return handleDistinct(command);
    }

    /** Documents with only the fields asked for. */
    List<Document> projected(Document fields) {
        return matchDocumentsFromStream(queryAllAsStream(), new Document(), null, 0, 0, 0, fields)
                .collectDocuments();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("the library may only read here");
    }
}
