package io.guerdon.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guerdon.ledger.Arrangement;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Digest;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Draft.Why;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Entry.Place;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Movement.Arranged;
import io.guerdon.ledger.Movement.LotDrawn;
import io.guerdon.ledger.Paid;
import io.guerdon.ledger.Subject;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** Whatever an entry can hold is read back as it was written. */
class StoredFormTest {
    private static final int SEEDS = 100;

    private record Unregistered() implements Subject {}

    @ParameterizedTest
    @MethodSource("movements")
    void readsEveryMovementBack(Class<? extends Movement> type) {
        for (int seed = 0; seed < SEEDS; seed++) {
            Entry entry = entry(new Samples(seed), List.of(new Samples(seed).any(type)), Optional.empty());
            assertThat(readBack(entry)).as("seed %d", seed).isEqualTo(entry);
        }
    }

    /** What expires to the program is paid to nobody, which is something else than that nothing changes hands. */
    @Test
    void readsBackThatNobodyIsPaid() {
        Draw expired = new Samples(1).any(Draw.class).paying(Optional.of(Paid.of(0, 0)));
        LotDrawn drawn = new LotDrawn(WalletId.POINTS, expired, Book.AVAILABLE, Book.BREAKAGE);
        Entry entry = entry(new Samples(1), List.of(drawn), Optional.empty());

        assertThat(readBack(entry)).isEqualTo(entry);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void readsEverySubjectBack(Class<? extends Subject> type) {
        for (int seed = 0; seed < SEEDS; seed++) {
            Entry entry = entry(new Samples(seed), List.of(), Optional.of(new Samples(seed).any(type)));
            assertThat(readBack(entry)).as("seed %d", seed).isEqualTo(entry);
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsEveryKindBack(EntryKind kind) {
        Samples samples = new Samples(1);
        Entry entry = withKind(entry(samples, List.of(), Optional.empty()), kind);

        assertThat(readBack(entry)).isEqualTo(entry);
    }

    @Test
    void hasAFormForEverySubjectOnTheClassPath() {
        assertThat(SubjectShapes.ALL.types().stream().map(Class::getName))
                .containsExactlyInAnyOrderElementsOf(onTheClassPath(Subject.class));
    }

    @Test
    void hasAFormForEveryArrangementOnTheClassPath() {
        assertThat(ArrangementShapes.ALL.types().stream().map(Class::getName))
                .containsExactlyInAnyOrderElementsOf(onTheClassPath(Arrangement.class));
    }

    @ParameterizedTest
    @MethodSource("arrangements")
    void readsEveryArrangementBack(Class<? extends Arrangement> type) {
        for (int seed = 0; seed < SEEDS; seed++) {
            Samples samples = new Samples(seed);
            Arranged arranged = new Arranged(samples.any(ArrangementId.class), samples.any(type));
            Entry entry = entry(samples, List.of(arranged), Optional.empty());
            assertThat(readBack(entry)).as("seed %d", seed).isEqualTo(entry);
        }
    }

    static Stream<Class<?>> arrangements() {
        return ArrangementShapes.ALL.types().stream();
    }

    private static List<String> onTheClassPath(Class<?> roof) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(roof));
        return scanner.findCandidateComponents("io.guerdon").stream()
                .map(BeanDefinition::getBeanClassName)
                .filter(name -> !name.contains("Test$") && !name.equals("io.guerdon.payment.Dues"))
                .toList();
    }

    @Test
    void refusesToStoreWhatItCouldNotReadBack() {
        Samples samples = new Samples(1);
        Entry unknown = entry(samples, List.of(), Optional.of(new Unregistered()));
        assertThatThrownBy(() -> readBack(unknown)).hasMessageContaining("Unregistered");

        Draft draft = new Draft(
                EntryKind.EARN, Instant.ofEpochSecond(1, 1), List.of(), Optional.empty(), samples.any(Why.class));
        Entry fine = entry(samples, List.of(), Optional.empty());
        Entry tooFine = new Entry(
                fine.id(), fine.place(), fine.request(), draft, fine.recordedAt(), fine.after(), fine.digest());
        assertThatThrownBy(() -> readBack(tooFine)).hasMessageContaining("whole milliseconds");
    }

    @Test
    void refusesASealedFamilyWithAMissingForm() {
        assertThatThrownBy(() -> Shapes.ofSealed(Movement.class, PromiseShapes.ALL))
                .hasMessageContaining("LotOpened");
    }

    static Stream<Class<?>> movements() {
        return Arrays.stream(Movement.class.getPermittedSubclasses());
    }

    static Stream<Class<?>> subjects() {
        return SubjectShapes.ALL.types().stream();
    }

    static Entry entry(Samples samples, List<Movement> movements, Optional<Subject> subject) {
        Draft draft = new Draft(
                samples.any(EntryKind.class), samples.any(Instant.class), movements, subject, samples.any(Why.class));
        return new Entry(
                samples.any(EntryId.class),
                samples.any(Place.class),
                samples.any(Request.class),
                draft,
                samples.any(Instant.class),
                new TreeMap<>(Comparator.comparing(WalletId::value)),
                new Digest(new byte[0]));
    }

    private static Entry withKind(Entry entry, EntryKind kind) {
        Draft draft = entry.draft();
        Draft ofKind = new Draft(kind, draft.effectiveAt(), draft.movements(), draft.subject(), draft.why());
        return new Entry(
                entry.id(), entry.place(), entry.request(), ofKind, entry.recordedAt(), entry.after(), entry.digest());
    }

    private static Entry readBack(Entry entry) {
        return EntryForm.read(Fields.of(BsonOut.document(out -> EntryForm.write(out, entry))));
    }
}
