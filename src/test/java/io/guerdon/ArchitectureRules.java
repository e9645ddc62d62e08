package io.guerdon;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.guerdon.ledger.Operation;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What every class of Guerdon keeps to, by package. The patterns match the real packages and the guilty fixtures alike. */
final class ArchitectureRules {
    private static final String[] VALUE = {
        "..unit..",
        "..ledger..",
        "..stock..",
        "..earning..",
        "..redemption..",
        "..coupon..",
        "..cashback..",
        "..reward..",
        "..rebate.."
    };
    private static final String[] DECIDING = {
        "..unit..", "..program..", "..earning..", "..redemption..", "..cashback..", "..reward..", "..rebate.."
    };
    private static final String[] DOMAIN = {
        "..unit..",
        "..ledger..",
        "..stock..",
        "..program..",
        "..earning..",
        "..redemption..",
        "..coupon..",
        "..cashback..",
        "..reward..",
        "..rebate.."
    };
    private static final Set<String> FLOATING = Set.of("double", "float", "java.lang.Double", "java.lang.Float");
    private static final Pattern IMPURE = Pattern.compile("java\\.time\\.\\w+\\.now\\(.*"
            + "|java\\.time\\.Clock\\.(system|tick).*"
            + "|java\\.lang\\.System\\.(currentTimeMillis|nanoTime)\\(.*"
            + "|java\\.lang\\.Math\\.random\\(.*"
            + "|java\\.util\\.UUID\\.randomUUID\\(.*"
            + "|java\\.util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom)\\..*"
            + "|java\\.security\\.SecureRandom\\..*");

    static final ArchRule VALUE_IS_NEVER_FLOATING_POINT = classes()
            .that()
            .resideInAnyPackage(VALUE)
            .should(notHave("floating point", type -> types(type).filter(FLOATING::contains)));

    static final ArchRule DECISIONS_ARE_PURE = classes()
            .that()
            .resideInAnyPackage(DECIDING)
            .or()
            .haveNameMatching(".*\\.ledger\\.(Fold|Due|AccountState|Balances|Movement)(\\$.*)?")
            .should(notHave(
                    "clock or chance",
                    type -> type.getAccessesFromSelf().stream()
                            .map(access -> access.getTarget().getFullName())
                            .filter(target -> IMPURE.matcher(target).matches())));

    static final ArchRule DECISIONS_KNOW_NO_SPRING = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..");

    static final ArchRule NAMES_SAY_WHAT_THINGS_ARE = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Utils?|Helper|Manager|Service)(\\$.*)?")
            .orShould()
            .haveNameMatching(".*\\.(impl|utils?|common|core|model|service|helper|manager)\\..*");

    static final ArchRule NO_BOOLEAN_PARAMETERS = classes()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should(notHave(
                    "a boolean parameter",
                    type -> type.getCodeUnits().stream()
                            .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
                            .filter(unit -> unit.getRawParameterTypes().stream()
                                    .anyMatch(parameter -> parameter.getName().equals("boolean")))
                            .map(JavaCodeUnit::getFullName)));

    static final ArchRule NO_MONGODB_SESSIONS =
            noClasses().should().dependOnClassesThat().haveNameMatching("com\\.mongodb\\..*ClientSession");

    /** A preview that asks a decision itself leaves out what the ledger adds to it, and says yes where the act says no. */
    static final ArchRule ONLY_THE_LEDGER_ASKS_OPERATIONS = noClasses()
            .that()
            .resideOutsideOfPackage("io.guerdon.ledger")
            .and()
            .areNotAssignableTo(Operation.class)
            .should()
            .callMethodWhere(target(nameMatching("decide")).and(target(owner(assignableTo(Operation.class)))));

    private ArchitectureRules() {}

    private static Stream<String> types(JavaClass type) {
        return Stream.concat(
                type.getFields().stream().map(field -> field.getRawType().getName()),
                type.getCodeUnits().stream()
                        .flatMap(unit ->
                                Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream()))
                        .map(JavaClass::getName));
    }

    private static ArchCondition<JavaClass> notHave(String what, Function<JavaClass, Stream<String>> found) {
        return new ArchCondition<>("not have " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                found.apply(type)
                        .forEach(
                                hit -> events.add(SimpleConditionEvent.violated(type, type.getName() + " has " + hit)));
            }
        };
    }
}
