package io.guerdon.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.guerdon.publishing.Tally;
import io.guerdon.settlement.Period;
import io.guerdon.settlement.Position;
import io.guerdon.settlement.Settlement;
import io.guerdon.settlement.SettlementStore;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Closed periods in the collection {@code settlements}; each is one document and never changes. */
public final class MongoSettlements implements SettlementStore {
    private static final String PROGRAM = "program";
    private static final String NUMBER = "number";
    private static final String PERIOD = "period";
    private static final String REQUEST = "request";
    /** Of what was paid in advance; missing where nothing was. */
    private static final String USED = "used";

    private final MongoCollection<Document> settlements;

    private MongoSettlements(MongoCollection<Document> settlements) {
        this.settlements = settlements;
    }

    /** Opens the collection. */
    public static MongoSettlements open(MongoDatabase database) {
        MongoCollection<Document> settlements = Durability.durable(database).getCollection("settlements");
        return Faults.translated("opening the settlements", () -> {
            IndexOptions unique = new IndexOptions().unique(true);
            settlements.createIndex(Indexes.ascending(PROGRAM, NUMBER), unique);
            settlements.createIndex(Indexes.ascending(PROGRAM, PERIOD), unique);
            settlements.createIndex(Indexes.ascending(PROGRAM, REQUEST), unique);
            settlements.createIndex(Indexes.ascending(NUMBER));
            return new MongoSettlements(settlements);
        });
    }

    @Override
    public boolean add(Settlement settlement) {
        return Faults.duplicates("closing a period", () -> settlements.insertMany(List.of(document(settlement))))
                .isEmpty();
    }

    @Override
    public Optional<Settlement> latest(ProgramId program) {
        return first(eq(PROGRAM, program.value()));
    }

    @Override
    public Optional<Settlement> numbered(ProgramId program, int number) {
        return first(and(eq(PROGRAM, program.value()), eq(NUMBER, number)));
    }

    @Override
    public Optional<Settlement> of(ProgramId program, String period) {
        return first(and(eq(PROGRAM, program.value()), eq(PERIOD, period)));
    }

    @Override
    public Optional<Settlement> madeBy(ProgramId program, String request) {
        return first(and(eq(PROGRAM, program.value()), eq(REQUEST, request)));
    }

    @Override
    public List<ProgramId> programs() {
        return Faults.translated(
                "reading settlements",
                () -> settlements
                        .find(eq(NUMBER, 1))
                        .map(first -> new ProgramId(first.getString(PROGRAM)))
                        .into(new ArrayList<>()));
    }

    private Optional<Settlement> first(Bson which) {
        return Faults.translated(
                        "reading a settlement",
                        () -> Optional.ofNullable(settlements
                                .find(which)
                                .sort(Sorts.descending(NUMBER))
                                .first()))
                .map(MongoSettlements::settlement);
    }

    private static Document document(Settlement settlement) {
        Period period = settlement.period();
        Settlement.Closing closing = settlement.closing();
        return new Document("_id", settlement.program() + "/" + settlement.number())
                .append(PROGRAM, settlement.program().value())
                .append(NUMBER, settlement.number())
                .append(PERIOD, period.name())
                .append("first", period.first().toString())
                .append("last", period.last().toString())
                .append("begin", Date.from(period.begin()))
                .append("end", Date.from(period.end()))
                .append("closedAt", Date.from(closing.at()))
                .append("closedBy", closing.by())
                .append(REQUEST, closing.request())
                .append(
                        "positions",
                        settlement.positions().stream()
                                .map(MongoSettlements::position)
                                .toList());
    }

    private static Document position(Position position) {
        Document document = new Document("partner", position.partner().value())
                .append("through", position.through())
                .append("settled", Wide.stored(position.settled()))
                .append(
                        "totals",
                        position.totals().amounts().entrySet().stream()
                                .map(amount -> amount(amount.getKey(), amount.getValue()))
                                .toList());
        return position.used().signum() == 0 ? document : document.append(USED, Wide.stored(position.used()));
    }

    private static Document amount(Tally.Line line, BigInteger amount) {
        return new Document("unit", line.unit().value())
                .append("measure", line.measure().wire())
                .append("amount", Wide.stored(amount));
    }

    private static Settlement settlement(Document document) {
        Period period = new Period(
                document.getString(PERIOD),
                LocalDate.parse(document.getString("first")),
                LocalDate.parse(document.getString("last")),
                document.getDate("begin").toInstant(),
                document.getDate("end").toInstant());
        var closing = new Settlement.Closing(
                document.getDate("closedAt").toInstant(), document.getString("closedBy"), document.getString(REQUEST));
        return new Settlement(
                new ProgramId(document.getString(PROGRAM)),
                document.getInteger(NUMBER),
                period,
                closing,
                document.getList("positions", Document.class).stream()
                        .map(MongoSettlements::position)
                        .toList());
    }

    private static Position position(Document document) {
        return new Position(
                new MerchantId(document.getString("partner")),
                document.getLong("through"),
                PartnerForm.tally(document.getList("totals", Document.class)),
                Wide.read(document, "settled"),
                document.containsKey(USED) ? Wide.read(document, USED) : BigInteger.ZERO);
    }
}
