package io.guerdon.earning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What budgets come to, added up without blocks or turns: group {@code cut} has a budget a month and one for good and is cut, group
 * {@code all} has one for good and gives all or nothing; both give a unit for each minor unit of what is left of a purchase.
 */
final class BudgetModel {
    static final long MONTHLY = 700;
    static final long EVER = 1_500;
    static final long REFUSING = 900;

    private final Map<String, Long> taken = new HashMap<>();
    private final List<Bought> promises = new ArrayList<>();

    /** A purchase, or the promise of one. */
    static final class Bought {
        final String receipt;
        final int member;
        final String month;
        final Instant until;
        final long cutRoom;
        final long allRoom;
        long left;
        boolean isOver;
        boolean broughtSome;

        private Bought(String receipt, int member, String month, Instant until, long left, long cut, long all) {
            this.receipt = receipt;
            this.member = member;
            this.month = month;
            this.until = until;
            this.left = left;
            this.cutRoom = cut;
            this.allRoom = all;
        }

        long cut() {
            return isOver ? 0 : Math.min(left, cutRoom);
        }

        long all() {
            return isOver ? 0 : Math.min(left, allRoom);
        }
    }

    /** What is promised until an instant is a purchase for as long. */
    Bought buys(String receipt, int member, String month, Instant until, long amount) {
        long cut = Math.min(left("cut", month, MONTHLY), left("cut", "ever", EVER));
        long all = amount <= left("all", "ever", REFUSING) ? amount : 0;
        Bought bought = new Bought(receipt, member, month, until, amount, cut, all);
        take(bought, bought.cut(), bought.all());
        if (until.isBefore(Instant.MAX)) {
            promises.add(bought);
        }
        return bought;
    }

    /** The purchase that a promise becomes. */
    Bought keeps(Bought promise) {
        promises.remove(promise);
        return new Bought(
                promise.receipt,
                promise.member,
                promise.month,
                Instant.MAX,
                promise.left,
                promise.cutRoom,
                promise.allRoom);
    }

    void brings(Bought bought, long amount) {
        long cut = bought.cut();
        long all = bought.all();
        bought.left -= amount;
        take(bought, bought.cut() - cut, bought.all() - all);
    }

    /** A purchase is reversed, or a promise ends. */
    void undoes(Bought bought) {
        take(bought, -bought.cut(), -bought.all());
        bought.isOver = true;
        promises.remove(bought);
    }

    void now(Instant now) {
        promises.stream().filter(each -> !each.until.isAfter(now)).toList().forEach(this::undoes);
    }

    private void take(Bought bought, long cut, long all) {
        taken.merge("cut:" + bought.month, cut, Long::sum);
        taken.merge("cut:ever", cut, Long::sum);
        taken.merge("all:ever", all, Long::sum);
    }

    long left(String group, String period, long most) {
        return most - taken.getOrDefault(group + ":" + period, 0L);
    }
}
