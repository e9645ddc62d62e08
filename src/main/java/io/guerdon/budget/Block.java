package io.guerdon.budget;

import io.guerdon.ledger.Turn;
import java.time.Instant;

/**
 * A block that a request has in hand, as its next turn finds it.
 *
 * @param size how many units it has
 * @param turn the last one that was taken
 * @param standing with every promise ended that is not kept by now
 */
record Block(BudgetId budget, int number, long size, long turn, Standing standing) {
    /** What can be taken; nothing where an earlier revision had more. */
    long left() {
        return Math.max(0, size - standing.taken());
    }

    Turn take(long amount) {
        return turn(amount, 0, standing.take(amount));
    }

    Turn promise(long amount, Instant until) {
        long minute = standing.minuteOf(until);
        return turn(amount, minute, standing.take(amount).promise(amount, minute));
    }

    /** What was promised is given for good. */
    Turn keep(Taking promise) {
        return turn(promise.amount(), 0, standing.promise(-promise.amount(), promise.minute()));
    }

    Turn drop(Taking promise) {
        Standing without = standing.promise(-promise.amount(), promise.minute());
        return turn(-promise.amount(), 0, without.take(-promise.amount()));
    }

    Turn giveBack(long amount) {
        return turn(-amount, 0, standing.take(-amount));
    }

    private Turn turn(long amount, long minute, Standing after) {
        return new Taking(budget.block(number), turn + 1, amount, minute, after).turn();
    }
}
