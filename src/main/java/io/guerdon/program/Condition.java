package io.guerdon.program;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelReference;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelVariableResolver;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A condition in CEL, the Common Expression Language, compiled.
 *
 * <p>It sees the variables declared here and nothing else. What a purchase amounts to is not among them: goods that come back
 * would change it, so that is asked by {@link Rule.AtLeast}. CEL for Java counts no costs, so nothing can be written whose cost is
 * not bounded by its length: no macros, so no loops, and no regular expressions of any length.
 */
public final class Condition {
    /** The member's tier when a purchase was made, empty for none. */
    public static final String TIER = "member.tier";

    /** The plan whose benefits the member had then, empty for none. */
    public static final String PLAN = "member.plan";

    /** {@code isToday} and {@code isThisMonth}: of the member's birthday, as the member told it. */
    public static final String BIRTHDAY = "member.birthday.";

    /** The same of the day the member joined, from a year later on. */
    public static final String ANNIVERSARY = "member.anniversary.";

    /** What an activity says of itself. */
    public static final String ATTRIBUTES = "activity.attributes";

    private static final CelRuntime RUNTIME = CelRuntimeFactory.plannerRuntimeBuilder()
            .setOptions(Vocabulary.OPTIONS)
            .build();

    /** A revision repeats most conditions of the one before. */
    private static final Cache<Text, Condition> KNOWN =
            Caffeine.newBuilder().maximumSize(10_000).build();

    private final String text;
    private final dev.cel.runtime.Program compiled;
    private final Set<String> asks;

    private Condition(String text, dev.cel.runtime.Program compiled, Set<String> asks) {
        this.text = text;
        this.compiled = compiled;
        this.asks = asks;
    }

    /**
     * A condition on a purchase as a whole and its time in the program's zone: {@code purchase.merchant}, {@code purchase.store},
     * {@code purchase.terminal}, {@code purchase.tenders} (types), {@code time.date} (2026-11-22), {@code time.clock} (09:30),
     * {@code time.year}, {@code time.month}, {@code time.day}, {@code time.dayOfWeek} (Monday is 1), {@code time.hour}; and on the
     * member when it was made: {@link #TIER}, {@link #PLAN}, {@link #BIRTHDAY}, {@link #ANNIVERSARY}, and the counters.
     *
     * @param counters there are, by their names, see {@link Counter}
     * @throws IllegalArgumentException where it is none, with what the compiler says
     */
    public static Condition onPurchase(String text, Set<String> counters) {
        return KNOWN.get(new Text(Vocabulary.purchase(counters), text), Condition::compiled);
    }

    /**
     * A condition on an activity: the same, of where it happened and of the goods it names, and {@code activity.attributes}, texts by
     * name. One that asks for an attribute that is not there does not hold.
     *
     * @throws IllegalArgumentException where it is none, with what the compiler says
     */
    public static Condition onActivity(String text, Set<String> counters) {
        return KNOWN.get(new Text(Vocabulary.activity(counters), text), Condition::compiled);
    }

    /**
     * The same, whoever buys: nothing of the member.
     *
     * @throws IllegalArgumentException where it is none, with what the compiler says
     */
    public static Condition onAnybodysPurchase(String text) {
        return KNOWN.get(new Text(Vocabulary.ANYBODYS_PURCHASE, text), Condition::compiled);
    }

    /**
     * A condition on a line: {@code line.sku}, {@code line.category}, {@code line.price} (of one piece, in minor units).
     *
     * @throws IllegalArgumentException where it is none, with what the compiler says
     */
    public static Condition onLine(String text) {
        return KNOWN.get(new Text(Vocabulary.LINE, text), Condition::compiled);
    }

    /** What somebody wrote, for a compiler that knows the variables of its place. */
    private record Text(CelCompiler compiler, String text) {}

    private static Condition compiled(Text written) {
        try {
            CelAbstractSyntaxTree tree = written.compiler.compile(written.text).getAst();
            Set<String> asks = tree.getReferenceMap().values().stream()
                    .map(CelReference::name)
                    .collect(Collectors.toUnmodifiableSet());
            return new Condition(written.text, RUNTIME.createProgram(tree), asks);
        } catch (CelValidationException invalid) {
            throw new IllegalArgumentException(
                    invalid.getErrors().stream().map(Condition::worded).collect(Collectors.joining("; ")), invalid);
        } catch (CelEvaluationException invalid) {
            throw new IllegalArgumentException(invalid.getMessage(), invalid);
        }
    }

    private static String worded(CelIssue issue) {
        return "column " + (issue.getSourceLocation().getColumn() + 1) + ": " + issue.getMessage();
    }

    /** Whether it holds. One that cannot be evaluated, for it divides by zero, does not. */
    public boolean holds(Variables facts) {
        try {
            CelVariableResolver resolver = name -> Optional.ofNullable(facts.value(name));
            return Boolean.TRUE.equals(compiled.eval(resolver));
        } catch (CelEvaluationException undefined) {
            return false;
        }
    }

    /** The variables it names. */
    public Set<String> asks() {
        return asks;
    }

    /** As it was written. */
    public String text() {
        return text;
    }
}
