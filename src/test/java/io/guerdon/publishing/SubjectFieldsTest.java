package io.guerdon.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.guerdon.MainClasses;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Subject;
import io.guerdon.pack.PackBought;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Nobody adds a subject and forgets to say what subscribers may know of it. */
class SubjectFieldsTest {
    /** A refusal is nobody's business but its till's; a pack is told to partners' streams, by its amounts. */
    private static final Set<Class<?>> UNPUBLISHED = Set.of(Refusal.Remembered.class, PackBought.class);

    @Test
    void everySubjectIsDescribedOrKeptToOurselvesOnPurpose() {
        Set<String> subjects = MainClasses.ALL.stream()
                .filter(type -> type.isAssignableTo(Subject.class) && !type.isInterface())
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
        Set<String> decided =
                SubjectFields.DESCRIBED.stream().map(Class::getName).collect(Collectors.toSet());
        UNPUBLISHED.forEach(type -> decided.add(type.getName()));

        assertThat(subjects).isEqualTo(decided);
    }
}
