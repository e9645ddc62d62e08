package io.guerdon.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.guerdon.earning.PurchaseMade;
import io.guerdon.faults.Customers.Answer;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Digest;
import io.guerdon.ledger.Due;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fold;
import io.guerdon.ledger.Journal.StoredDocument;
import io.guerdon.ledger.Journal.StoredEntry;
import io.guerdon.ledger.Verification;
import io.guerdon.mongo.MongoJournal;
import io.guerdon.mongo.MongoSnapshots;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Holds what customers were told against what is stored. */
final class Audit {
    private static final Set<EntryKind> NOTHING_DONE = Set.of(EntryKind.REFUSE, EntryKind.ABANDON);

    private final MongoJournal journal;
    private final MongoSnapshots snapshots;
    private final Map<EntryKey, Answer> answers;

    Audit(MongoDatabase database, Map<EntryKey, Answer> answers) {
        this.journal = MongoJournal.open(database);
        this.snapshots = MongoSnapshots.open(database);
        this.answers = answers;
    }

    void passes() {
        List<Entry> entries = entries();
        whatWasAcknowledgedIsThereOnceAndNothingElse(entries);
        everyReceiptEarnedOnce(entries);
        Map<ChainId, AccountState> states = everyChainIsUnbroken(entries);
        noDueDateIsHidden(states);
        Accounts accounts = new Accounts(journal, snapshots, () -> Duration.ZERO, 1 << 20);
        assertThat(new Verification(journal, snapshots, accounts).run(_ -> {}).faults())
                .isEmpty();
    }

    private List<Entry> entries() {
        try (Stream<StoredDocument> stored = journal.chains()) {
            return stored.map(StoredEntry.class::cast).map(StoredEntry::entry).toList();
        }
    }

    private void whatWasAcknowledgedIsThereOnceAndNothingElse(List<Entry> entries) {
        Map<EntryKey, String> done = new HashMap<>();
        for (Entry entry : entries) {
            EntryKey key = entry.request().key();
            if (key.value().startsWith("c:") && !NOTHING_DONE.contains(entry.kind())) {
                assertThat(done.put(key, entry.id().toString()))
                        .as("%s did something once", key)
                        .isNull();
            }
        }
        Map<EntryKey, String> acknowledged = new HashMap<>();
        answers.forEach((key, answer) -> {
            if (!answer.entry().isEmpty()) {
                acknowledged.put(key, answer.entry());
            }
        });
        assertThat(done).isEqualTo(acknowledged);
    }

    /** A receipt that somebody was refused has earned somewhere. */
    private void everyReceiptEarnedOnce(List<Entry> entries) {
        Set<String> earned = new HashSet<>();
        for (Entry entry : entries) {
            if (entry.draft().subject().orElse(null) instanceof PurchaseMade purchase) {
                assertThat(earned.add(purchase.receiptRef()))
                        .as("%s earned once", purchase.receiptRef())
                        .isTrue();
            }
        }
        assertThat(answers.values()).extracting(Answer::refusal).contains("receipt-already-recorded");
    }

    private static Map<ChainId, AccountState> everyChainIsUnbroken(List<Entry> entries) {
        Map<ChainId, AccountState> states = new HashMap<>();
        for (Entry entry : entries) {
            AccountState before = states.getOrDefault(entry.chain(), AccountState.empty(entry.chain()));
            assertThat(entry.seq()).isEqualTo(before.seq() + 1);
            assertThat(entry.prev()).isEqualTo(before.seq() == 0 ? Digest.GENESIS : before.head());
            states.put(entry.chain(), Fold.apply(before, entry));
        }
        return states;
    }

    private void noDueDateIsHidden(Map<ChainId, AccountState> states) {
        states.forEach((chain, state) -> {
            Instant seen = snapshots
                    .find(chain)
                    .map(there -> Due.wakeAt(there.state()))
                    .orElse(Instant.MAX);
            assertThat(seen).as("due work looks at %s in time", chain).isBeforeOrEqualTo(Due.wakeAt(state));
        });
    }
}
