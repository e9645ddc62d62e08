package io.guerdon.earning;

import io.guerdon.budget.Hands;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Claims;
import io.guerdon.ledger.Operation;
import io.guerdon.program.InMemoryPrograms;
import io.guerdon.program.Program;
import io.guerdon.program.Programs;

/** Hands the decisions of this package to tests elsewhere. */
public final class EarningOperations {
    private EarningOperations() {}

    /** A purchase. */
    public static Operation<?> purchase(Program program, RecordPurchase command, Call call) {
        return purchase(program, command, call, InMemoryPrograms.with(program));
    }

    /** A purchase of a program that has tiers. */
    public static Operation<?> purchase(Program program, RecordPurchase command, Call call, Programs programs) {
        return new PurchaseDecision(program, command, call, Sources.of(programs, Hands.budgets()), Hands.empty());
    }

    /** A return. */
    public static Operation<?> goodsReturned(ReturnGoods command, Call call, Claims claims, Programs programs) {
        return new ReturnDecision(command, call, new PurchaseFinder(claims, programs), Hands.empty());
    }

    /** An activity. */
    public static Operation<?> activity(Program program, ReportActivity command, Call call) {
        return new ActivityDecision(
                program, command, call, Sources.of(InMemoryPrograms.with(program), Hands.budgets()), Hands.empty());
    }

    /** What a basket earns when some of it has come back. */
    public static long rated(Program program, Basket basket, java.util.Map<Integer, Long> returned) {
        return new Rating(program.policies().earning(), basket).points(returned);
    }
}
