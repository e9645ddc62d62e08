package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Aggregation pipelines: their leading match and sort follow an index, the stages behind them are the library's. */
final class Aggregations {
    private static final Document COUNT_ALL = new Document("_id", 1).append("n", new Document("$sum", 1));

    private final Catalog catalog;
    private final Finder finder;
    private final Reads reads;
    private final Cursors cursors;

    Aggregations(Catalog catalog, Finder finder, Reads reads, Cursors cursors) {
        this.catalog = catalog;
        this.finder = finder;
        this.reads = reads;
        this.cursors = cursors;
    }

    Document aggregate(Request request) {
        List<Document> pipeline = new ArrayList<>(request.body().documents("pipeline"));
        String namespace = request.namespace();
        Iterator<byte[]> results = catalog.find(namespace)
                .map(collection -> results(collection, pipeline, request.database()))
                .orElseGet(() -> stages(pipeline, request.database(), Stream.empty()))
                .map(Bson::encode)
                .iterator();
        int pageSize = Cursors.firstPage(new Body(request.body().documentOrEmpty("cursor")));
        return cursors.begin(namespace, results, pageSize);
    }

    private Stream<Document> results(StoredCollection collection, List<Document> pipeline, String database) {
        Document filter = leading(pipeline, "$match");
        if (pipeline.equals(List.of(new Document("$group", COUNT_ALL)))) {
            long count = reads.count(collection, Query.matching(filter));
            return count == 0 ? Stream.empty() : Stream.of(new Document("_id", 1).append("n", Reads.fitted(count)));
        }
        Query query = new Query(filter, leading(pipeline, "$sort"), 0, 0);
        return stages(pipeline, database, finder.stream(collection, query));
    }

    private Stream<Document> stages(List<Document> pipeline, String database, Stream<Document> documents) {
        DatabaseView view = view(database);
        Aggregation stages = Aggregation.fromPipeline(pipeline, this::view, view, null, NoopOplog.get());
        if (stages.isModifying()) {
            throw new MongoServerError(115, "CommandNotSupported", "a pipeline of the embedded store cannot write");
        }
        return stages.runStagesAsStream(documents);
    }

    private DatabaseView view(String database) {
        return new DatabaseView(
                database,
                self -> name -> catalog.find(database + "." + name)
                        .map(collection -> new CollectionView(self, collection, finder))
                        .orElse(null));
    }

    private static Document leading(List<Document> pipeline, String stage) {
        if (pipeline.isEmpty() || !pipeline.getFirst().containsKey(stage)) {
            return new Document();
        }
        return Optional.ofNullable((Document) pipeline.removeFirst().get(stage)).orElseGet(Document::new);
    }
}
