package io.guerdon.credit;

import io.guerdon.program.DemoProgram;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What a member owes, from the oldest spend on: all that was spent, what is left of each, and all that was repaid. */
final class CreditModel {
    private static final ZoneId ZONE = DemoProgram.program().place().zone();

    final List<Spend> spends = new ArrayList<>();
    final List<Held> held = new ArrayList<>();
    long limit = -1;
    long repaid;
    boolean blocked;

    /** Something that was spent and can come back. */
    static final class Spend {
        final Instant at;
        long left;

        Spend(Instant at, long left) {
            this.at = at;
            this.left = left;
        }
    }

    /** Something put aside until an instant. */
    record Held(String id, long amount, Instant until) {}

    long debt() {
        return spends.stream().mapToLong(spend -> spend.left).sum() - repaid;
    }

    long held() {
        return held.stream().mapToLong(Held::amount).sum();
    }

    long free() {
        return Math.max(0, limit) - debt() - held();
    }

    void at(Instant now) {
        held.removeIf(each -> !each.until().isAfter(now));
    }

    String maySpend(long amount) {
        if (limit >= 0 && blocked) {
            return "credit-blocked";
        }
        return limit < 0 || amount > free() ? "insufficient-balance" : "";
    }

    String mayRepay(long amount) {
        if (limit < 0) {
            return "credit-not-granted";
        }
        return amount > debt() ? "repayment-exceeds-owed" : "";
    }

    CreditLevel level() {
        long used = limit - free();
        if (limit < 0 || used <= 0) {
            return CreditLevel.CLEAR;
        }
        if (free() <= 0) {
            return CreditLevel.REACHED;
        }
        return used * 100 >= limit * 80 ? CreditLevel.WARNED : CreditLevel.CLEAR;
    }

    /** Up to 30, 60, 90 days and more; each spend is paid before the next. */
    List<Long> ages(Instant now) {
        long[] ages = new long[4];
        long paid = repaid;
        for (Spend spend : spends) {
            long covered = Math.min(paid, spend.left);
            paid -= covered;
            long days = ChronoUnit.DAYS.between(LocalDate.ofInstant(spend.at, ZONE), LocalDate.ofInstant(now, ZONE));
            ages[days <= 30 ? 0 : days <= 60 ? 1 : days <= 90 ? 2 : 3] += spend.left - covered;
        }
        return List.of(ages[0], ages[1], ages[2], ages[3]);
    }
}
