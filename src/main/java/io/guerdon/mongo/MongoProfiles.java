package io.guerdon.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import io.guerdon.ledger.ChainId;
import io.guerdon.member.Profiles;
import io.guerdon.member.StoredMember;
import io.guerdon.member.StoredMember.Handle;
import io.guerdon.member.StoredMember.Sealed;
import io.guerdon.member.StoredMember.Standing;
import io.guerdon.unit.ProgramId;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;

/** What is kept of members, in the collection {@code members}: one document per chain, personal data encrypted. */
public final class MongoProfiles implements Profiles, AutoCloseable {
    private static final String VERSION = "version";
    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

    private final MongoCollection<Document> members;
    private final Together<ChainId, Optional<Document>> reads;
    private final Together<Document, Boolean> inserts;

    private MongoProfiles(MongoCollection<Document> members) {
        this.members = members;
        this.reads = new Together<>("reading-members", this::find);
        this.inserts = new Together<>("members", this::insert);
    }

    /** Opens the profiles. */
    public static MongoProfiles open(MongoDatabase database) {
        return new MongoProfiles(Durability.durable(database).getCollection("members"));
    }

    @Override
    public Optional<StoredMember> find(ChainId chain) {
        return reads.ask(chain).map(MongoProfiles::member);
    }

    private List<Optional<Document>> find(List<ChainId> chains) {
        List<String> ids = chains.stream().map(ChainId::value).toList();
        Map<String, Document> found = new HashMap<>();
        Faults.translated("reading members", () -> members.find(in("_id", ids)).into(new ArrayList<>()))
                .forEach(member -> found.put(member.getString("_id"), member));
        return ids.stream().map(id -> Optional.ofNullable(found.get(id))).toList();
    }

    /** The ids of a program lie side by side: {@code '0'} is the character after {@code '/'}. */
    @Override
    public List<StoredMember> after(ProgramId program, String after, int limit) {
        Bson range = and(gt("_id", program.value() + "/" + after), lt("_id", program.value() + "0"));
        return Faults.translated(
                "listing members",
                () -> members.find(range)
                        .sort(ascending("_id"))
                        .limit(limit)
                        .map(MongoProfiles::member)
                        .into(new ArrayList<>()));
    }

    /** A duplicate may be this very document, from an earlier try; the caller looks and finds nothing left to change. */
    @Override
    public boolean insert(StoredMember member) {
        return inserts.ask(document(member));
    }

    private List<Boolean> insert(List<Document> documents) {
        Set<Integer> there = Faults.duplicates("keeping members", () -> members.insertMany(documents, UNORDERED));
        return IntStream.range(0, documents.size())
                .mapToObj(place -> !there.contains(place))
                .toList();
    }

    @Override
    public void close() {
        reads.close();
        inserts.close();
    }

    @Override
    public boolean replace(StoredMember member) {
        Bson before = and(eq(member.chain().value()), eq(VERSION, member.version() - 1));
        return Faults.translated("changing a member", () -> members.replaceOne(before, document(member)))
                        .getMatchedCount()
                == 1;
    }

    private static Document document(StoredMember member) {
        Document document = new Document("_id", member.chain().value())
                .append("program", member.chain().program().value())
                .append("joinedAt", Date.from(member.joinedAt()))
                .append(VERSION, member.version())
                .append("handles", handles(member.handles()));
        member.personal()
                .ifPresent(personal ->
                        document.append("key", new Binary(personal.key())).append("data", new Binary(personal.data())));
        member.erasedAt().ifPresent(erasedAt -> document.append("erasedAt", Date.from(erasedAt)));
        return document;
    }

    private static List<Document> handles(Map<String, Handle> handles) {
        return handles.entrySet().stream()
                .map(each -> new Document("claim", each.getKey())
                        .append("standing", each.getValue().standing().name())
                        .append("seq", each.getValue().seq()))
                .toList();
    }

    private static StoredMember member(Document document) {
        return new StoredMember(
                ChainId.parse(document.getString("_id")),
                document.getDate("joinedAt").toInstant(),
                document.getLong(VERSION),
                document.getList("handles", Document.class).stream()
                        .collect(Collectors.toMap(each -> each.getString("claim"), MongoProfiles::handle)),
                Optional.ofNullable(document.get("key", Binary.class))
                        .map(key -> new Sealed(
                                key.getData(),
                                document.get("data", Binary.class).getData())),
                Optional.ofNullable(document.getDate("erasedAt")).map(Date::toInstant));
    }

    private static Handle handle(Document document) {
        return new Handle(Standing.valueOf(document.getString("standing")), document.getLong("seq"));
    }
}
