package io.guerdon.program;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A condition in CEL, the Common Expression Language, compiled.
 *
 * <p>It sees the variables declared here and nothing else. What a purchase amounts to is not among them: goods that come back
 * would change it, so that is asked by {@link Rule.AtLeast}. CEL for Java counts no costs, so nothing can be written whose cost is
 * not bounded by its length: no macros, so no loops, and no regular expressions of any length.
 */
public final class Condition {
    private static final int LONGEST = 500;
    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(32)
            .maxRegexProgramSize(200)
            .enableComprehension(false)
            .comprehensionMaxIterations(0)
            // The evaluator always does, and wants it said.
            .enableHeterogeneousNumericComparisons(true)
            .build();
    private static final CelCompiler ANYBODYS_PURCHASE = purchase().build();
    private static final CelCompiler PURCHASE =
            purchase().addVar("member.tier", SimpleType.STRING).build();
    private static final CelCompiler LINE = compiler()
            .addVar("line.sku", SimpleType.STRING)
            .addVar("line.category", SimpleType.STRING)
            .addVar("line.price", SimpleType.INT)
            .build();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();
    /** A revision repeats most conditions of the one before. */
    private static final Cache<Text, Condition> KNOWN =
            Caffeine.newBuilder().maximumSize(10_000).build();

    private final String text;
    private final dev.cel.runtime.Program compiled;

    private Condition(String text, dev.cel.runtime.Program compiled) {
        this.text = text;
        this.compiled = compiled;
    }

    private static CelCompilerBuilder compiler() {
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setResultType(SimpleType.BOOL);
    }

    private static CelCompilerBuilder purchase() {
        return compiler()
                .addVar("purchase.merchant", SimpleType.STRING)
                .addVar("purchase.store", SimpleType.STRING)
                .addVar("purchase.terminal", SimpleType.STRING)
                .addVar("purchase.tenders", ListType.create(SimpleType.STRING))
                .addVar("time.date", SimpleType.STRING)
                .addVar("time.clock", SimpleType.STRING)
                .addVar("time.year", SimpleType.INT)
                .addVar("time.month", SimpleType.INT)
                .addVar("time.day", SimpleType.INT)
                .addVar("time.dayOfWeek", SimpleType.INT)
                .addVar("time.hour", SimpleType.INT);
    }

    /**
     * A condition on a purchase as a whole and its time in the program's zone: {@code purchase.merchant}, {@code purchase.store},
     * {@code purchase.terminal}, {@code purchase.tenders} (types), {@code time.date} (2026-11-22), {@code time.clock} (09:30),
     * {@code time.year}, {@code time.month}, {@code time.day}, {@code time.dayOfWeek} (Monday is 1), {@code time.hour}; and
     * {@code member.tier} when it was made, empty for none.
     *
     * @throws IllegalArgumentException where it is none, with what the compiler says
     */
    public static Condition onPurchase(String text) {
        return KNOWN.get(new Text(PURCHASE, text), Condition::compiled);
    }

    /**
     * The same, whoever buys: without {@code member.tier}.
     *
     * @throws IllegalArgumentException where it is none, with what the compiler says
     */
    public static Condition onAnybodysPurchase(String text) {
        return KNOWN.get(new Text(ANYBODYS_PURCHASE, text), Condition::compiled);
    }

    /**
     * A condition on a line: {@code line.sku}, {@code line.category}, {@code line.price} (of one piece, in minor units).
     *
     * @throws IllegalArgumentException where it is none, with what the compiler says
     */
    public static Condition onLine(String text) {
        return KNOWN.get(new Text(LINE, text), Condition::compiled);
    }

    /** What somebody wrote, for a compiler that knows the variables of its place. */
    private record Text(CelCompiler compiler, String text) {}

    private static Condition compiled(Text written) {
        try {
            CelAbstractSyntaxTree tree = written.compiler.compile(written.text).getAst();
            return new Condition(written.text, RUNTIME.createProgram(tree));
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
    public boolean holds(Map<String, Object> facts) {
        try {
            return Boolean.TRUE.equals(compiled.eval(facts));
        } catch (CelEvaluationException undefined) {
            return false;
        }
    }

    /** Whether it may ask for the tier; one that only speaks of it may be taken for one that asks. */
    public boolean mayAskTier() {
        return text.contains("tier");
    }

    /** As it was written. */
    public String text() {
        return text;
    }
}
