package io.guerdon.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.guerdon.embedded.store.EmbeddedStore;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKind;
import io.guerdon.program.Program;
import io.guerdon.program.SettingsForm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Five years of a program with tiers, coupons, cashback and stamps, lived more than once: everything that happened is the same. Compared
 * is what entries say, with the time at which they say it; who wrote them and under which number differs where several processes
 * or threads did, and with it the digests that link them.
 */
@Tag("store")
class FiveYearsTest {
    private static final int MONTHS = 66;
    private static final int ACTS = Integer.getInteger("guerdon.sandbox.acts", 3);
    private static final int MEMBERS = 6;

    private static @Nullable EmbeddedStore embedded;
    private static MongoClient client;

    @BeforeAll
    static void connect(@TempDir Path directory) {
        String uri = System.getenv("SPRING_MONGODB_URI");
        if (uri == null) {
            embedded = EmbeddedStore.open(directory);
            uri = embedded.connectionString();
        }
        client = MongoClients.create(uri);
    }

    @AfterAll
    static void disconnect() {
        client.close();
        if (embedded != null) {
            embedded.close();
        }
    }

    /** What came of it. */
    private record Life(String digest, Map<EntryKind, Integer> entries) {
        int size() {
            return entries.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    @Test
    void fiveYearsLivedTwiceAreTheSame() throws Exception {
        long begin = System.nanoTime();
        Life first = live("five-years-1", 1, List.of("P28D"));
        long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
        Life again = live("five-years-2", 1, List.of("P28D"));
        Life otherwise = live("five-years-3", 2, List.of("P9D", "PT30H", "P17DT18H"));

        System.out.printf("five years: %d entries in %d s, %s%n", first.size(), seconds, first.entries());
        assertThat(first.entries())
                .containsKeys(
                        EntryKind.EARN,
                        EntryKind.RETURN,
                        EntryKind.EXPIRE,
                        EntryKind.MATURE,
                        EntryKind.LAPSE,
                        EntryKind.COUPON_REDEEM,
                        EntryKind.REBATE_SETTLE,
                        EntryKind.TIER,
                        EntryKind.TRANSFER_IN,
                        EntryKind.CHARGE_CONFIRM,
                        EntryKind.PLAN_AGREE,
                        EntryKind.PLAN_CLOSE,
                        EntryKind.PLAN_COMPLETE,
                        EntryKind.PLAN_DUE,
                        EntryKind.PLAN_LAPSE,
                        EntryKind.PLAN_LATE,
                        EntryKind.PLAN_PAY);
        assertThat(again).isEqualTo(first);
        assertThat(otherwise).as("two processes, smaller steps").isEqualTo(first);
    }

    private static Life live(String name, int processes, List<String> steps) throws IOException {
        MongoDatabase database = client.getDatabase(name);
        database.drop();
        Program program = program();
        List<StoredSandbox> all = Stream.iterate(1, n -> n + 1)
                .limit(processes)
                .map(n -> new StoredSandbox(database, "w" + n, program))
                .toList();
        RandomMember members = new RandomMember(new SplittableRandom(20_260_101));
        RandomPlans plans = new RandomPlans(new SplittableRandom(20_260_102));
        for (int month = 0; month < MONTHS; month++) {
            for (int act = 0; act < ACTS; act++) {
                members.act(all.get(act % processes), program, MEMBERS);
                plans.act(all.get((act + 1) % processes), program, MEMBERS);
            }
            for (String step : steps) {
                var command = new AdvanceClock(program.id(), Step.By.parse(step), month + step);
                assertThat(all.get(month % processes).clocks.advance(command, () -> true))
                        .isInstanceOf(TestClocks.Moving.Moved.class);
            }
        }
        var checked = all.getFirst().verify();
        assertThat(checked.faults()).isEmpty();
        Life life = told(all.getFirst(), program);
        assertThat(checked.entries()).isEqualTo(life.size());
        all.forEach(StoredSandbox::close);
        return life;
    }

    private static Program program() throws IOException {
        JsonMapper json = new JsonMapper();
        String draft = Files.readString(Path.of("ops/promotions.draft.json"));
        ObjectNode settings = (ObjectNode) json.readTree(draft).path("settings");
        rebate(settings);
        settings.put("id", "five-years");
        settings.withObject("/place").put("testClockFrom", "2026-01-01T00:00:00+08:00");
        var read = (SettingsForm.Reading.Valid) SettingsForm.readFounding(settings.toString());
        return read.program();
    }

    /** 1% of what is bought in a month, from 500.00 on, beside the rebate for a quarter. */
    private static void rebate(ObjectNode settings) {
        JsonMapper json = new JsonMapper();
        settings.withArray("/catalogue/rebates").add(json.readTree("""
            {"id":"monthly","measure":"spend","per":"MONTH","members":"ALL",
             "volume":{"play":"WHOLE","rounding":"DOWN","steps":[{"from":50000,"basisPoints":100}]},
             "pays":{"wallet":"cashback","afterDays":20}}\
            """));
    }

    private static Life told(StoredSandbox in, Program program) {
        MessageDigest digest = sha256();
        Map<EntryKind, Integer> kinds = new EnumMap<>(EntryKind.class);
        try (Stream<Entry> entries = in.journal.following(program.id(), "")) {
            for (Iterator<Entry> each = entries.iterator(); each.hasNext(); ) {
                Entry entry = each.next();
                kinds.merge(entry.kind(), 1, Integer::sum);
                digest.update(what(entry).getBytes(StandardCharsets.UTF_8));
            }
        }
        return new Life(HexFormat.of().formatHex(digest.digest()), kinds);
    }

    /** Everything but who wrote it under which number; entries that are referred to by their id are named by it alone. */
    private static String what(Entry entry) {
        String all = entry.chain() + " " + entry.seq() + " " + entry.request().key() + " " + entry.draft() + " "
                + entry.recordedAt() + " " + entry.after() + "\n";
        return all.replaceAll("ent_w[0-9]+-[0-9]+|EntryId\\[[^]]*]", "ent");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
