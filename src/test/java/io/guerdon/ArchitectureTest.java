package io.guerdon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.guerdon.fixture.earning.FlaggedCommand;
import io.guerdon.fixture.earning.ImpureDecision;
import io.guerdon.fixture.earning.OwnPreview;
import io.guerdon.fixture.earning.SpringDecision;
import io.guerdon.fixture.mongo.SessionUser;
import io.guerdon.fixture.unit.FloatingPoints;
import io.guerdon.fixture.util.PointsHelper;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule holds for Guerdon and fails for a fixture that breaks it. */
class ArchitectureTest {
    static Stream<Arguments> rules() {
        return Stream.of(
                arguments(ArchitectureRules.VALUE_IS_NEVER_FLOATING_POINT, FloatingPoints.class),
                arguments(ArchitectureRules.DECISIONS_ARE_PURE, ImpureDecision.class),
                arguments(ArchitectureRules.DECISIONS_KNOW_NO_SPRING, SpringDecision.class),
                arguments(ArchitectureRules.NAMES_SAY_WHAT_THINGS_ARE, PointsHelper.class),
                arguments(ArchitectureRules.NO_BOOLEAN_PARAMETERS, FlaggedCommand.class),
                arguments(ArchitectureRules.NO_MONGODB_SESSIONS, SessionUser.class),
                arguments(ArchitectureRules.ONLY_THE_LEDGER_ASKS_OPERATIONS, OwnPreview.class));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(ArchRule rule, Class<?> guilty) {
        rule.check(MainClasses.ALL);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void noticesTheGuilty(ArchRule rule, Class<?> guilty) {
        var verdict = rule.evaluate(new ClassFileImporter().importClasses(guilty));

        assertThat(verdict.hasViolation()).isTrue();
    }
}
