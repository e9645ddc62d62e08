package io.guerdon.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Commits;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.ledger.StatusChange;
import io.guerdon.ledger.Verification;
import io.guerdon.ledger.Verification.Fault;
import io.guerdon.ledger.Verification.Report;
import io.guerdon.ledger.Writer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verification names whatever somebody has done to the stored documents, and goes on. */
abstract class VerificationContract {
    private static final ChainId ANNA = Entries.chain("mem_anna");
    private static final ChainId BEN = Entries.chain("mem_ben");
    private static final ChainId CARL = Entries.chain("mem_carl");

    private MongoDatabase database;
    private MongoSnapshots snapshots;
    private Verification verification;

    abstract MongoDatabase database();

    @BeforeEach
    void writeThreeChains() {
        database = database();
        database.drop();
        MongoJournal journal = MongoJournal.open(database);
        MongoClaims claims = MongoClaims.open(database);
        snapshots = MongoSnapshots.open(database);
        Accounts accounts = new Accounts(journal, snapshots, () -> Duration.ZERO, 1 << 20);
        Commits commits = new Commits(journal, claims, new Writer("w1"), (_, _) -> {}, Commits.Limits.of(100));
        try (Ledger ledger = new Ledger(journal, accounts, claims, ProgramTime.of(Clock.systemUTC()), commits)) {
            for (ChainId chain : List.of(ANNA, BEN, CARL)) {
                for (AccountStatus status : AccountStatus.values()) {
                    ledger.submit(new StatusChange(chain, EntryKey.ofCaller("", status.name()), status));
                }
            }
        }
        verification = new Verification(journal, snapshots, accounts);
    }

    @Test
    void passesWhatNobodyTouched() {
        Report report = verification.run(_ -> {});

        assertThat(report.chains()).isEqualTo(3);
        assertThat(report.entries()).isEqualTo(12);
        assertThat(report.faults()).isEmpty();
        assertThat(report.passed()).isTrue();
    }

    @Test
    void writesSnapshotsAnewThatSomebodyHasLost() {
        Report before = verification.run(_ -> {});
        AccountState ann = snapshots.find(ANNA).orElseThrow().state();
        snapshots.clear();

        assertThat(verification.run(_ -> {})).isEqualTo(before);

        assertThat(ann.seq()).isEqualTo(AccountStatus.values().length);
        assertThat(snapshots.find(ANNA).orElseThrow().state()).isEqualTo(ann);
    }

    @Test
    void namesEntriesThatCannotBeDecodedAndGoesOn() {
        damage(ANNA, 2, Updates.set("kind", "nonsense"));
        damage(BEN, 3, Updates.set("movements.0.type", "nonsense"));
        damage(CARL, 1, Updates.set("recordedAt", "yesterday"));

        Report report = verification.run(_ -> {});

        assertThat(report.entries()).isEqualTo(12);
        assertThat(report.faults())
                .extracting(fault -> fault.chain() + " " + fault.seq())
                .containsExactly(ANNA + " 2", BEN + " 3", CARL + " 1");
        assertThat(report.faults()).allMatch(fault -> fault.what().startsWith("the document cannot be read"));
        assertThat(snapshots.find(BEN).orElseThrow().parkedAt()).isEqualTo(3);
    }

    @Test
    void saysSoWhereAnEntryDoesNotTellWhoseItIs() {
        damage(BEN, 2, Updates.set("chain", "nobody"));

        Report report = verification.run(_ -> {});

        assertThat(report.faults()).extracting(Fault::chain).containsExactlyInAnyOrder(BEN, ChainId.UNREADABLE);
        assertThat(report.entries()).isEqualTo(12);
    }

    @Test
    void namesASnapshotThatCannotBeReadAndVerifiesItsChainAllTheSame() {
        snapshots.write(List.of(AccountState.empty(ANNA), AccountState.empty(BEN)));
        database.getCollection("accounts")
                .updateOne(Filters.eq("_id", ANNA.value()), Updates.set("state.status", "nonsense"));
        damage(ANNA, 4, Updates.set("kind", "nonsense"));

        assertThat(verification.run(_ -> {}).faults())
                .extracting(fault -> fault.chain() + " " + fault.seq())
                .containsExactly(ANNA + " 0", ANNA + " 4");
    }

    private void damage(ChainId chain, long seq, Bson how) {
        Bson which = Filters.and(Filters.eq("chain", chain.value()), Filters.eq("seq", seq));
        assertThat(database.getCollection("journal").updateOne(which, how).getModifiedCount())
                .isEqualTo(1);
    }
}
