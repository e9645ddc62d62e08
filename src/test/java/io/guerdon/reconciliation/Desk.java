package io.guerdon.reconciliation;

import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.TestClock;
import io.guerdon.publishing.PartnerId;
import io.guerdon.publishing.PartnerJournal;
import io.guerdon.reconciliation.Asked.Format;
import io.guerdon.reconciliation.Asked.Writing;
import io.guerdon.reconciliation.Layout.Columns;
import io.guerdon.reconciliation.Layout.Times;
import io.guerdon.reconciliation.Reconciliation.State;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.util.unit.DataSize;

/** A partner at the desk where reconciliations are begun. */
final class Desk {
    static final PartnerId CAFE = new PartnerId(new ProgramId("demo"), new MerchantId("cafe"));
    static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    static final Instant TO = Instant.parse("2026-12-01T00:00:00Z");
    static final Period NOVEMBER = new Period(FROM, TO, Duration.ofMinutes(5));
    static final Columns COLUMNS =
            new Columns("receipt", Optional.of("amount"), Optional.of("kind"), Optional.of("at"));

    final InMemoryReconciliations store = new InMemoryReconciliations();
    final TestClock clock = new TestClock(TO.plusSeconds(86_400));
    final ReconciliationSettings settings;
    final Reconciliations reconciliations;

    Desk(Path directory, PartnerJournal journal, int most) {
        this.settings = new ReconciliationSettings(
                directory.resolve("work"), most, DataSize.ofGigabytes(1), 2, 3, 1_000_000, 16, Duration.ofSeconds(60));
        this.reconciliations = new Reconciliations(store, new Runner(store, journal, settings, clock), settings, clock);
    }

    static Asked asked(String key, Format format, Charset charset, Columns columns) {
        Layout layout = new Layout(columns, 2, new Times(Optional.empty(), ZoneOffset.UTC), Map.of());
        return new Asked(CAFE, new EntryKey(key), NOVEMBER, Set.of(), new Writing(format, charset, layout, "said"));
    }

    /** Of another partner. */
    static Asked asked(String partner, String key) {
        Asked cafe = asked(key);
        PartnerId id = new PartnerId(CAFE.program(), new MerchantId(partner));
        return new Asked(id, cafe.key(), cafe.period(), cafe.kinds(), cafe.writing());
    }

    static Asked asked(String key) {
        return asked(key, new Format.Csv(','), StandardCharsets.UTF_8, COLUMNS);
    }

    Reconciliations.Begun begin(Asked asked, InputStream body) {
        try {
            return reconciliations.begin(asked, body);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** As it stands when it is over. */
    Reconciliation over(Reconciliation begun) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> reconciliations
                                .find(begun.id())
                                .orElseThrow()
                                .progress()
                                .state()
                        != State.RUNNING);
        return reconciliations.find(begun.id()).orElseThrow();
    }

    List<Discrepancy> found(Reconciliation done) {
        List<Discrepancy> all = new ArrayList<>();
        List<Discrepancy> some = store.from(done.id(), done.progress().attempt(), 1, 1_000);
        while (!some.isEmpty()) {
            all.addAll(some);
            some = store.from(
                    done.id(), done.progress().attempt(), all.getLast().number() + 1, 1_000);
        }
        return all;
    }

    /** Whatever lies in the directory for work; nothing, where nobody works. */
    List<Path> files() {
        if (!Files.exists(settings.directory())) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(settings.directory())) {
            return files.filter(file -> !file.equals(settings.directory())).toList();
        } catch (IOException | UncheckedIOException changing) {
            return List.of(settings.directory());
        }
    }
}
