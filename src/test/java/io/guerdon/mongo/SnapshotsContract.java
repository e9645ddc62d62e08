package io.guerdon.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Due;
import io.guerdon.ledger.Snapshots.Parked;
import io.guerdon.ledger.Snapshots.Snapshot;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.ProgramId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the ledger relies on in snapshots, on any store. */
abstract class SnapshotsContract {
    private static final ChainId ANNA = Entries.chain("mem_anna");
    private static final ChainId LIVE = new ChainId(new ProgramId("live"), new MemberId("mem_liv"));
    private static final Instant LONG_AFTER = Instant.parse("2200-01-01T00:00:00Z");

    private MongoDatabase database;
    private MongoSnapshots snapshots;

    abstract MongoDatabase database();

    @BeforeEach
    void open() {
        database = database();
        database.drop();
        snapshots = MongoSnapshots.open(database);
    }

    @Test
    void readsEveryStateBackAsItWasFolded() {
        for (int seed = 0; seed < 20; seed++) {
            ChainId chain = Entries.chain("mem_" + seed);
            new Wandering(seed, chain).states().limit(30).forEach(state -> {
                snapshots.write(List.of(state));
                assertThat(snapshots.find(chain)).contains(new Snapshot(state, 0));
            });
        }
    }

    @Test
    void keepsTheLatestOfManyStatesWhateverTheirOrder() {
        List<AccountState> states =
                new ArrayList<>(new Wandering(7, ANNA).states().limit(40).toList());
        AccountState latest = states.getLast();
        Collections.shuffle(states, new Random(7));

        snapshots.write(states);
        assertThat(snapshots.find(ANNA)).contains(new Snapshot(latest, 0));
        states.forEach(state -> snapshots.write(List.of(state)));
        assertThat(snapshots.find(ANNA)).contains(new Snapshot(latest, 0));
    }

    @Test
    void takesTheFirstOfAChainAndAnythingElseThatIsTakenForIt() {
        List<AccountState> states = new Wandering(9, ANNA).states().limit(12).toList();
        AccountState other = new Wandering(10, Entries.chain("mem_bert"))
                .states()
                .findFirst()
                .orElseThrow();

        snapshots.writeFirst(List.of(states.get(4)));
        snapshots.writeFirst(List.of(states.get(11), other));
        snapshots.writeFirst(List.of(states.get(7)));

        assertThat(snapshots.find(ANNA)).contains(new Snapshot(states.get(11), 0));
        assertThat(snapshots.find(other.chain())).contains(new Snapshot(other, 0));
    }

    @Test
    void keepsAChainParkedThatIsTakenForNew() {
        AccountState state = new Wandering(3, ANNA).states().findFirst().orElseThrow();
        snapshots.park(ANNA, 5);

        snapshots.writeFirst(List.of(state));

        assertThat(snapshots.find(ANNA)).contains(new Snapshot(state, 5));
    }

    @Test
    void keepsTheLatestWhenManyWriteAtOnce() {
        List<List<AccountState>> chains = IntStream.range(0, 30)
                .mapToObj(n -> new Wandering(n, Entries.chain("mem_" + n))
                        .states()
                        .limit(16)
                        .toList())
                .toList();

        chains.forEach(states -> states.parallelStream().forEach(state -> snapshots.write(List.of(state))));

        assertThat(chains)
                .allSatisfy(states -> assertThat(snapshots.find(states.getLast().chain()))
                        .contains(new Snapshot(states.getLast(), 0)));
    }

    @Test
    void keepsAChainParkedWhateverIsWritten() {
        List<AccountState> states = new Wandering(3, ANNA).states().limit(2).toList();
        snapshots.park(ANNA, 5);
        assertThat(snapshots.find(ANNA)).contains(new Snapshot(AccountState.empty(ANNA), 5));

        snapshots.write(states.subList(0, 1));
        assertThat(snapshots.find(ANNA)).contains(new Snapshot(states.getFirst(), 5));
        snapshots.park(ANNA, 6);
        assertThat(snapshots.parked()).isEqualTo(1);
        assertThat(snapshots.parkedChains(9)).containsExactly(new Parked(ANNA, 6));
        assertThat(snapshots.parkedChains(1)).hasSize(1);
        assertThat(snapshots.find(ANNA)).contains(new Snapshot(states.getFirst(), 6));
        snapshots.release(ANNA);
        snapshots.write(states);
        assertThat(snapshots.find(ANNA)).contains(new Snapshot(states.getLast(), 0));
    }

    @Test
    void namesWhatIsDueSoonestFirst() {
        List<AccountState> states = IntStream.range(0, 40)
                .mapToObj(n -> new Wandering(n, Entries.chain("mem_" + n))
                        .states()
                        .skip(20)
                        .findFirst()
                        .orElseThrow())
                .toList();
        snapshots.write(states);
        List<ChainId> due = states.stream()
                .filter(state -> !Due.wakeAt(state).isAfter(LONG_AFTER))
                .sorted(Comparator.comparing(Due::wakeAt))
                .map(AccountState::chain)
                .toList();

        assertThat(due).hasSizeBetween(10, 40);
        assertThat(snapshots.dueBy(LONG_AFTER, 100)).isEqualTo(due);
        assertThat(snapshots.dueBy(LONG_AFTER, 3)).isEqualTo(due.subList(0, 3));
        assertThat(snapshots.dueBy(Instant.EPOCH, 3)).isEmpty();
        snapshots.park(due.getFirst(), 1);
        assertThat(snapshots.dueBy(LONG_AFTER, 1)).isEqualTo(due.subList(1, 2));
    }

    @Test
    void aProgramWithATimeOfItsOwnIsLookedForApart() {
        snapshots = MongoSnapshots.open(database, Entries.chain("mem_anna").program()::equals);
        List<AccountState> states = new Wandering(1, ANNA).states().limit(200).toList();
        AccountState due =
                states.stream().filter(SnapshotsContract::isDue).findFirst().orElseThrow();
        AccountState live = new Wandering(1, LIVE)
                .states()
                .limit(200)
                .filter(SnapshotsContract::isDue)
                .findFirst()
                .orElseThrow();

        snapshots.write(List.of(live));
        snapshots.writeFirst(List.of(due));

        assertThat(snapshots.dueBy(LONG_AFTER, 9)).containsExactly(LIVE);
        assertThat(snapshots.dueBy(ANNA.program(), LONG_AFTER, 9)).containsExactly(ANNA);
        assertThat(snapshots.dueBy(ANNA.program(), Instant.EPOCH, 9)).isEmpty();
        assertThat(snapshots.dueBy(LIVE.program(), LONG_AFTER, 9)).isEmpty();
        assertThat(snapshots.find(ANNA)).contains(new Snapshot(due, 0));
        snapshots.write(List.of(quietAfter(due)));
        assertThat(snapshots.dueBy(ANNA.program(), LONG_AFTER, 9)).isEmpty();
    }

    @Test
    void forgetsADueDateThatHasPassed() {
        List<AccountState> states = new Wandering(1, ANNA).states().limit(200).toList();
        AccountState due =
                states.stream().filter(SnapshotsContract::isDue).findFirst().orElseThrow();
        AccountState quiet = quietAfter(due);
        snapshots.write(List.of(due));
        assertThat(snapshots.dueBy(LONG_AFTER, 9)).containsExactly(ANNA);

        snapshots.write(List.of(quiet));
        assertThat(snapshots.dueBy(LONG_AFTER, 9)).isEmpty();
        assertThat(snapshots.find(ANNA)).contains(new Snapshot(quiet, 0));
    }

    @Test
    void forgetsEverythingButWhatIsParked() {
        ChainId parked = Entries.chain("mem_parked");
        snapshots.write(List.of(
                new Wandering(1, ANNA).states().findFirst().orElseThrow(),
                new Wandering(2, parked).states().findFirst().orElseThrow()));
        snapshots.park(parked, 1);

        snapshots.clear();
        assertThat(snapshots.find(ANNA)).isEmpty();
        assertThat(snapshots.find(parked)).contains(new Snapshot(AccountState.empty(parked), 1));
    }

    /** As stores had them before a state was one part of its document. */
    @Test
    void takesOverWhatLayFlatBefore() {
        List<AccountState> states = IntStream.range(0, 1_500)
                .mapToObj(n -> new Wandering(n, Entries.chain("mem_" + n))
                        .states()
                        .skip(5)
                        .findFirst()
                        .orElseThrow())
                .toList();
        snapshots.writeFirst(states);
        ChainId parked = states.get(7).chain();
        snapshots.park(parked, 3);
        flatten();

        snapshots = MongoSnapshots.open(database);

        assertThat(states)
                .allSatisfy(state -> assertThat(snapshots.find(state.chain()))
                        .contains(new Snapshot(state, state.chain().equals(parked) ? 3 : 0)));
        assertThat(snapshots.dueBy(LONG_AFTER, 2_000)).hasSize((int) states.stream()
                .filter(SnapshotsContract::isDue)
                .filter(state -> !state.chain().equals(parked))
                .count());
        assertThat(database.getCollection("accounts").countDocuments(Filters.exists("seq")))
                .isZero();
    }

    private void flatten() {
        MongoCollection<Document> accounts = database.getCollection("accounts");
        for (Document account : accounts.find().into(new ArrayList<>())) {
            Document flat = new Document("_id", account.get("_id"));
            flat.putAll(account.get("state", Document.class));
            Optional.ofNullable(account.get("parkedAt")).ifPresent(at -> flat.append("parkedAt", at));
            accounts.replaceOne(Filters.eq(account.get("_id")), flat);
        }
        accounts.createIndex(Indexes.ascending("nextDueAt"));
        accounts.createIndex(Indexes.ascending("program", "apartDueAt"));
    }

    @Test
    void writesNothingWhereThereIsNothing() {
        snapshots.write(List.of());

        assertThat(database.getCollection("accounts").countDocuments()).isZero();
    }

    private static boolean isDue(AccountState state) {
        return !Due.wakeAt(state).equals(Instant.MAX);
    }

    private static AccountState quietAfter(AccountState due) {
        AccountState nothing = AccountState.empty(due.chain());
        return new AccountState(
                due.chain(),
                due.seq() + 1,
                due.head(),
                due.asOf(),
                due.status(),
                nothing.wallets(),
                nothing.holds(),
                nothing.transfers(),
                nothing.requests(),
                nothing.rebates(),
                nothing.tier(),
                nothing.arrangements());
    }
}
