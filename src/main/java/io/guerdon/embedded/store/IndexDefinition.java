package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Optional;

/**
 * One index as it was asked for, and the number its entries are stored under. The index on {@code _id} has the
 * collection's own number: the documents themselves are kept in its order.
 */
final class IndexDefinition {
    static final String ID = "_id";
    static final String ID_INDEX = "_id_";

    private final int number;
    private final Body description;
    private final List<IndexField> fields;
    private final String name;
    private final boolean unique;
    private final boolean sparse;
    private final Optional<Document> partialFilter;
    private volatile boolean multikey;

    IndexDefinition(int number, Document description) {
        this.number = number;
        this.description = new Body(description);
        this.name = this.description.text("name");
        this.unique = name.equals(ID_INDEX) || this.description.isTrue("unique");
        this.sparse = this.description.isTrue("sparse");
        this.partialFilter = this.description.find("partialFilterExpression", Document.class);
        this.fields = key().entrySet().stream()
                .map(entry -> IndexField.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    static IndexDefinition onId(int collectionNumber) {
        Document key = new Document(ID, 1);
        return new IndexDefinition(
                collectionNumber, new Document("v", 2).append("key", key).append("name", ID_INDEX));
    }

    static IndexDefinition load(Document stored) {
        Body body = new Body(stored);
        IndexDefinition index = new IndexDefinition((int) body.number("number"), body.document("description"));
        index.multikey = body.isTrue("multikey");
        return index;
    }

    Document save() {
        return new Document("number", number)
                .append("multikey", multikey)
                .append("description", description.document());
    }

    Bytes prefix() {
        return Bytes.ofId(number);
    }

    String name() {
        return name;
    }

    /** As a client described it, for {@code listIndexes}. */
    Document description() {
        return description.document();
    }

    Document key() {
        return description.document("key");
    }

    List<IndexField> fields() {
        return fields;
    }

    boolean isOnId() {
        return name().equals(ID_INDEX);
    }

    boolean isUnique() {
        return unique;
    }

    boolean isSparse() {
        return sparse;
    }

    Optional<Document> partialFilter() {
        return partialFilter;
    }

    Optional<Number> expireAfterSeconds() {
        return description.find("expireAfterSeconds", Number.class);
    }

    /** True once any document had an array on the path: such an index may hold a document more than once. */
    boolean isMultikey() {
        return multikey;
    }

    void markMultikey() {
        multikey = true;
    }

    /** The same fields, in the same order and directions. */
    boolean isSameKeyAs(IndexDefinition other) {
        return names().equals(other.names());
    }

    private List<String> names() {
        return fields.stream()
                .map(field -> field.path() + " " + field.direction())
                .toList();
    }

    boolean isSameAs(IndexDefinition other) {
        return description.equals(other.description);
    }

    @Override
    public String toString() {
        return name();
    }
}
