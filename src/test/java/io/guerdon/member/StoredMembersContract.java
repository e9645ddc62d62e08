package io.guerdon.member;

import static io.guerdon.member.MembersFixture.ANN;
import static io.guerdon.member.MembersFixture.CARD;
import static io.guerdon.member.MembersFixture.DEMO;
import static io.guerdon.member.MembersFixture.OTHER_CARD;
import static io.guerdon.member.MembersFixture.PHONE;
import static io.guerdon.member.MembersFixture.call;
import static io.guerdon.member.MembersFixture.chain;
import static io.guerdon.member.MembersFixture.found;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Claims.Holder;
import io.guerdon.ledger.Commits;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.Fold;
import io.guerdon.ledger.Journal.StoredEntry;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.ledger.TestClock;
import io.guerdon.ledger.Writer;
import io.guerdon.mongo.MongoClaims;
import io.guerdon.mongo.MongoJournal;
import io.guerdon.mongo.MongoProfiles;
import io.guerdon.mongo.MongoSnapshots;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.ProgramId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Members as a whole, on whichever store the subclass names. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoredMembersContract {
    private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final List<AutoCloseable> open = new ArrayList<>();

    abstract String connectionString();

    /** One process on the store. */
    private record Node(MongoDatabase database, MongoJournal journal, Ledger ledger, Members members) {}

    private Node first;

    private Node node(String writer) {
        MongoClient client = MongoClients.create(connectionString());
        MongoDatabase database = client.getDatabase("members-contract");
        MongoJournal journal = MongoJournal.open(database);
        MongoClaims claims = MongoClaims.open(database);
        Accounts accounts = new Accounts(journal, MongoSnapshots.open(database), () -> Duration.ZERO, 1 << 20);
        Commits commits = new Commits(journal, claims, new Writer(writer), (_, _) -> {}, Commits.Limits.of(1_000));
        Ledger ledger = new Ledger(journal, accounts, claims, ProgramTime.of(clock), commits);
        Members members = Members.over(
                new Members.Stores(ledger, accounts, journal, claims),
                MongoProfiles.open(database),
                Keys.ONE,
                clock,
                Members.Limits.USUAL);
        open.addAll(List.of(ledger, client));
        return new Node(database, journal, ledger, members);
    }

    @BeforeEach
    void start() {
        try (MongoClient client = MongoClients.create(connectionString())) {
            client.getDatabase("members-contract").drop();
        }
        first = node("w1");
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        open.clear();
    }

    private Enrolment enrol(Members members, String key, Identifier... identifiers) {
        return members.enrolments()
                .enrol(new EnrolMember(DEMO, List.of(identifiers), ANN), EntryKey.ofCaller("", key), Actor.ENGINE);
    }

    @Test
    void livesThroughAWholeMembership() {
        Members here = first.members;
        Members elsewhere = node("w2").members;
        MemberView ann = ((Enrolment.Enrolled) enrol(here, "k1", PHONE, CARD)).member();
        ChainId chain = chain(ann);

        assertThat(elsewhere.personalData().view(chain)).contains(ann);
        assertThat(elsewhere.personalData().profile(chain)).isEqualTo(ANN);
        assertThat(enrol(elsewhere, "k1", PHONE, CARD)).isInstanceOf(Enrolment.Repeated.class);
        assertThat(enrol(elsewhere, "k2", PHONE)).isEqualTo(new Enrolment.Existing(ann));
        assertThat(elsewhere.identifiers().add(OTHER_CARD, call(chain, "k3"))).isInstanceOf(Outcome.Committed.class);
        assertThat(here.directory().resolve(DEMO, MemberRef.parse("card:6200002")))
                .isEqualTo(found(chain));
        assertThat(here.identifiers().block(OTHER_CARD, call(chain, "k4"))).isInstanceOf(Outcome.Committed.class);
        assertThat(here.directory().resolve(DEMO, MemberRef.parse("card:6200002")))
                .isEqualTo(MembersFixture.barred(chain, new MemberRefusal.CardBlocked()));
        assertThat(here.statuses().suspend(call(chain, "k5"))).isInstanceOf(Outcome.Committed.class);
        assertThat(elsewhere.personalData().view(chain).orElseThrow().status()).isEqualTo(AccountStatus.SUSPENDED);
        assertThat(here.personalData().export(chain).orElseThrow().entries()).hasSize(4);
    }

    @Test
    void listsTheMembersOfOneProgramPartByPart() {
        Set<MemberId> enrolled = new HashSet<>();
        for (int number = 0; number < 7; number++) {
            Identifier card = new Identifier(IdentifierType.CARD, "620010" + number);
            enrolled.add(((Enrolment.Enrolled) enrol(first.members, "k" + number, card))
                    .member()
                    .id());
        }
        // Neighbours, whose names begin alike.
        Set.of("dem", "demo0", "demo-2")
                .forEach(program -> first.members
                        .enrolments()
                        .enrol(
                                new EnrolMember(new ProgramId(program), List.of(CARD), ANN),
                                EntryKey.ofCaller("", "k"),
                                Actor.ENGINE));

        // A file of nobody, which must not look like the end of the list.
        ChainId nobody = new ChainId(DEMO, new MemberId("mem_" + "a".repeat(26)));
        MongoProfiles.open(first.database)
                .insert(new StoredMember(nobody, Instant.EPOCH, 1, Map.of(), Optional.empty(), Optional.empty()));

        List<MemberId> listed = new ArrayList<>();
        String after = "";
        do {
            PersonalData.Part part = first.members.personalData().list(DEMO, after, 3);
            assertThat(part.members()).hasSizeLessThanOrEqualTo(3);
            assertThat(part.members()).extracting(ListedMember::profile).containsOnly(ANN);
            part.members().forEach(member -> listed.add(member.member().id()));
            after = part.next().map(MemberId::value).orElse("");
        } while (!after.isEmpty());

        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(enrolled)
                .isSortedAccordingTo(Comparator.comparing(MemberId::value));
    }

    @Test
    void theStoreHoldsNoPersonalDataInTheClear() {
        enrol(first.members, "k1", PHONE, CARD, new Identifier(IdentifierType.EMAIL, "ann@lee.example"));

        assertThat(stored())
                .isNotEmpty()
                .allSatisfy(document ->
                        assertThat(document).doesNotContain("13800000001", "6200001", "ann@", "Ann", "1990", "zh-CN"));
        assertThat(stored()).anySatisfy(document -> assertThat(document).contains("mem_"));
    }

    @Test
    void erasureLeavesAChainThatVerifiesAndNothingElse() {
        ChainId chain = chain(((Enrolment.Enrolled) enrol(first.members, "k1", PHONE, CARD)).member());

        assertThat(first.members.personalData().erase(call(chain, "k2"))).isInstanceOf(Outcome.Committed.class);

        assertThat(first.database.getCollection("claims").countDocuments()).isZero();
        assertThat(first.database.getCollection("members").find().first())
                .containsOnlyKeys("_id", "program", "joinedAt", "version", "handles", "erasedAt");
        AccountState state = AccountState.empty(chain);
        try (Stream<StoredEntry> chains = first.journal.chains().map(StoredEntry.class::cast)) {
            for (StoredEntry each : chains.toList()) {
                assertThat(each.recomputed()).isEqualTo(each.entry().digest());
                state = Fold.apply(state, each.entry());
            }
        }
        assertThat(state.status()).isEqualTo(AccountStatus.CLOSED);
        assertThat(first.members.personalData().view(chain).orElseThrow().identifiers())
                .isEmpty();
        assertThat(enrol(first.members, "k3", PHONE)).isInstanceOf(Enrolment.Enrolled.class);
    }

    @Test
    void aHalfEnrolledAttemptBlocksNobody() {
        Blinding blinding = new Blinding(Keys.ONE, DEMO);
        EntryKey crashed = EntryKey.ofCaller("", "crashed");
        MongoClaims.open(first.database)
                .take(List.of(new Holder(blinding.claim(PHONE), blinding.chain(crashed), crashed)));

        assertThat(enrol(first.members, "k1", PHONE)).isInstanceOf(Enrolment.Enrolled.class);
        assertThat(enrol(first.members, "crashed", PHONE)).isInstanceOf(Enrolment.Existing.class);
    }

    @Test
    void onlyOneOfManyEnrolsWithOneIdentifier() {
        Members elsewhere = node("w2").members;
        var results = new ConcurrentLinkedQueue<Enrolment>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                String key = "k" + i;
                Members members = i % 2 == 0 ? first.members : elsewhere;
                threads.execute(() -> results.add(enrol(members, key, PHONE, CARD)));
            }
        }
        assertThat(results).hasSize(20);
        assertThat(results.stream().filter(Enrolment.Enrolled.class::isInstance))
                .hasSize(1);
        assertThat(results.stream().filter(Enrolment.Existing.class::isInstance))
                .hasSize(19);
        assertThat(first.database.getCollection("members").countDocuments()).isEqualTo(1);
    }

    private List<String> stored() {
        List<String> documents = new ArrayList<>();
        for (String name : first.database.listCollectionNames()) {
            first.database
                    .getCollection(name, RawBsonDocument.class)
                    .find()
                    .forEach(document ->
                            documents.add(new String(document.getByteBuffer().array(), StandardCharsets.ISO_8859_1)));
        }
        return documents;
    }
}
