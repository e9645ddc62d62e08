package io.guerdon.program;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cel.common.CelOptions;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import java.util.Set;

/** The variables that conditions can name, by what they are conditions on. */
final class Vocabulary {
    private static final int LONGEST = 500;

    static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(32)
            .maxRegexProgramSize(200)
            .enableComprehension(false)
            .comprehensionMaxIterations(0)
            // The evaluator always does, and wants it said.
            .enableHeterogeneousNumericComparisons(true)
            .build();

    static final CelCompiler LINE = compiler()
            .addVar("line.sku", SimpleType.STRING)
            .addVar("line.category", SimpleType.STRING)
            .addVar("line.price", SimpleType.INT)
            .build();

    static final CelCompiler ANYBODYS_PURCHASE = purchase().build();

    /** Revisions count in the same wallets mostly. */
    private static final Cache<Set<String>, CelCompiler> PURCHASES =
            Caffeine.newBuilder().maximumSize(1_000).build();

    private static final Cache<Set<String>, CelCompiler> ACTIVITIES =
            Caffeine.newBuilder().maximumSize(1_000).build();

    private Vocabulary() {}

    /** Of a purchase of a member of whom these counters are kept. */
    static CelCompiler purchase(Set<String> counters) {
        return PURCHASES.get(Set.copyOf(counters), known -> members(known).build());
    }

    /** The same of an activity. */
    static CelCompiler activity(Set<String> counters) {
        return ACTIVITIES.get(
                Set.copyOf(counters),
                known -> members(known)
                        .addVar(Condition.ATTRIBUTES, MapType.create(SimpleType.STRING, SimpleType.STRING))
                        .build());
    }

    private static CelCompilerBuilder members(Set<String> counters) {
        CelCompilerBuilder compiler = purchase()
                .addVar(Condition.TIER, SimpleType.STRING)
                .addVar(Condition.PLAN, SimpleType.STRING)
                .addVar(Condition.BIRTHDAY + "isToday", SimpleType.BOOL)
                .addVar(Condition.BIRTHDAY + "isThisMonth", SimpleType.BOOL)
                .addVar(Condition.ANNIVERSARY + "isToday", SimpleType.BOOL)
                .addVar(Condition.ANNIVERSARY + "isThisMonth", SimpleType.BOOL);
        counters.forEach(counter -> compiler.addVar(counter, SimpleType.INT));
        return compiler;
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

    private static CelCompilerBuilder compiler() {
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setResultType(SimpleType.BOOL);
    }
}
