package io.guerdon.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.guerdon.ledger.Claims.Holder;
import io.guerdon.ledger.EntryKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the ledger relies on in claims, on any store. */
abstract class ClaimsContract {
    private static final int THREADS = 16;
    private static final int ROUNDS = 20;

    private MongoClaims claims;

    abstract MongoDatabase database();

    @BeforeEach
    void open() {
        MongoDatabase database = database();
        database.drop();
        claims = MongoClaims.open(database);
    }

    @AfterEach
    void close() {
        claims.close();
    }

    @Test
    void givesAFreeClaimToItsTakerAndNamesTheHolderToOthers() {
        Holder anna = holder("receipt:1", "anna", "k1");
        Holder ben = holder("receipt:1", "ben", "k2");
        Holder free = holder("receipt:2", "ben", "k2");

        assertThat(claims.take(List.of(anna))).containsExactly(anna);
        assertThat(claims.take(List.of(ben, free, anna))).containsExactly(anna, free, anna);
        assertThat(claims.holder("receipt:1")).contains(anna);
        assertThat(claims.holder("receipt:3")).isEmpty();
    }

    @Test
    void givesAClaimThatIsTakenTwiceInOneBatchToTheFirst() {
        Holder anna = holder("receipt:1", "anna", "k1");
        Holder ben = holder("receipt:1", "ben", "k2");

        assertThat(claims.take(List.of(anna, ben, anna))).containsExactly(anna, anna, anna);
    }

    @Test
    void tellsTheHoldersOfSeveralClaimsTogether() {
        Holder anna = holder("receipt:1", "anna", "k1");
        Holder ben = holder("receipt:2", "ben", "k2");
        claims.take(List.of(anna, ben));

        assertThat(claims.holders(List.of("receipt:1", "receipt:2", "receipt:3")))
                .isEqualTo(Map.of("receipt:1", anna, "receipt:2", ben));
    }

    @Test
    void passesAClaimOnOnlyFromItsHolder() {
        Holder anna = holder("receipt:1", "anna", "k1");
        Holder ben = holder("receipt:1", "ben", "k2");
        claims.take(List.of(anna));

        assertThat(claims.replace(holder("receipt:1", "anna", "other"), ben)).isFalse();
        assertThat(claims.replace(anna, ben)).isTrue();
        assertThat(claims.replace(anna, holder("receipt:1", "carl", "k3"))).isFalse();
        assertThat(claims.holder("receipt:1")).contains(ben);
    }

    @Test
    void releasesAClaimOnlyForItsHolder() {
        Holder anna = holder("receipt:1", "anna", "k1");
        claims.take(List.of(anna));

        claims.release(holder("receipt:1", "ben", "k1"));
        assertThat(claims.holder("receipt:1")).contains(anna);
        claims.release(anna);
        assertThat(claims.holder("receipt:1")).isEmpty();
    }

    @Test
    void listsClaimsByTheBeginningOfTheirNames() {
        Holder first = holder("transfer:demo/anna:1", "ben", "k1");
        Holder second = holder("transfer:demo/anna:2", "carl", "k2");
        Holder other = holder("transfer:demo/annabel:1", "ben", "k3");
        claims.take(List.of(second, other, first, holder("transfes", "ben", "k4"), holder("receipt:1", "ben", "k5")));

        assertThat(claims.beginning("transfer:demo/anna:", 9)).containsExactly(first, second);
        assertThat(claims.beginning("transfer:", 9)).containsExactly(first, second, other);
        assertThat(claims.beginning("transfer:", 2)).containsExactly(first, second);
        assertThat(claims.beginning("transfer:demo/carl:", 9)).isEmpty();
    }

    @Test
    void hasOneHolderHoweverManyTakeAtOnce() throws InterruptedException, ExecutionException {
        for (int round = 0; round < ROUNDS; round++) {
            Set<Holder> holders = race("receipt:" + round);
            assertThat(holders).hasSize(1);
            assertThat(claims.holder("receipt:" + round))
                    .contains(holders.iterator().next());
        }
    }

    private Set<Holder> race(String claim) throws InterruptedException, ExecutionException {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Holder>> takers = new ArrayList<>();
        Set<Holder> holders = new HashSet<>();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 0; i < THREADS; i++) {
                Holder taker = holder(claim, "member" + i, "k" + i);
                takers.add(threads.submit(() -> {
                    start.await();
                    return claims.take(List.of(taker)).getFirst();
                }));
            }
            start.countDown();
            for (Future<Holder> taker : takers) {
                holders.add(taker.get());
            }
        }
        return holders;
    }

    private static Holder holder(String claim, String member, String key) {
        return new Holder(claim, Entries.chain(member), new EntryKey(key));
    }
}
