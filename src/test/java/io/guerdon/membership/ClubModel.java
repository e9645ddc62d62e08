package io.guerdon.membership;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a membership should be, day by day, with counters instead of a ledger and months counted on fingers. */
final class ClubModel {
    /** A plan, as far as it matters here. */
    record Plan(
            String id,
            int months,
            long joining,
            long fee,
            int trial,
            int pause,
            int coolingOff,
            long coupons,
            long gift,
            boolean invited) {}

    private record Coupons(int life, long count, LocalDate until) {}

    private static final int GRACE = 10;
    private static final int RETRIES = 2;
    private static final int RETRY_DAYS = 3;

    String phase = "";
    Plan plan;
    LocalDate from;
    LocalDate until;
    long cash;
    long fees;
    long in;
    String owes = "";
    private LocalDate joined;
    private LocalDate anchor;
    private int months;
    private LocalDate pausedOn;
    private LocalDate packAnchor;
    private int packs;
    private LocalDate given;
    private int trial;
    private boolean ends;
    private Plan next;
    private long nextGift;
    private boolean stored;
    private int failed;
    private long gift;
    private LocalDate giftUntil;
    private LocalDate nextGiftUntil;
    private final List<Coupons> points = new ArrayList<>();
    private long owesAmount;
    private Plan owesTo;
    private int attempts;
    private long paidInside;
    private long paidOutside;
    private int lives;
    private boolean gaveBack;
    private final List<Coupons> coupons = new ArrayList<>();
    private final Set<String> before = new HashSet<>();

    static LocalDate plus(LocalDate day, int months) {
        int all = day.getYear() * 12 + day.getMonthValue() - 1 + months;
        YearMonth month = YearMonth.of(all / 12, all % 12 + 1);
        return month.atDay(Math.min(day.getDayOfMonth(), month.lengthOfMonth()));
    }

    String stands() {
        return phase.isEmpty() ? "" : plan.id + " " + phase + " " + from + ".." + until;
    }

    long coupons(LocalDate today) {
        return coupons.stream()
                .filter(each -> each.until.isAfter(today))
                .mapToLong(Coupons::count)
                .sum();
    }

    long points(LocalDate today) {
        return points.stream()
                .filter(each -> each.until.isAfter(today))
                .mapToLong(Coupons::count)
                .sum();
    }

    /** Points live for two years to the end of the month, counted from when they were agreed. */
    private static LocalDate pointsUntil(LocalDate agreed) {
        LocalDate then = plus(agreed, 24);
        return plus(then.withDayOfMonth(1), 1);
    }

    void midnight(LocalDate day) {
        String seen;
        do {
            seen = stands() + packs + failed;
            switch (phase) {
                case "unpaid" -> {
                    if (day.equals(joined.plusDays(GRACE))) {
                        gone();
                    }
                }
                case "trial", "active" -> {
                    if (day.equals(until)) {
                        periodEnds(day);
                    } else if (phase.equals("active")) {
                        packs(day);
                    }
                }
                case "grace" -> grace(day);
                case "paused" -> {
                    if (day.equals(pausedOn.plusDays(1L + plan.pause))) {
                        resumed(day);
                    }
                }
                default -> {}
            }
        } while (!seen.equals(stands() + packs + failed));
    }

    private void grace(LocalDate day) {
        if (day.equals(until.plusDays(GRACE))) {
            gone();
        } else if (stored
                && owes.isEmpty()
                && failed > 0
                && failed <= RETRIES
                && day.equals(until.plusDays((long) failed * RETRY_DAYS))) {
            collect(day);
        }
    }

    private void gone() {
        phase = "";
        owes = "";
        next = null;
        ends = false;
    }

    private void periodEnds(LocalDate day) {
        if (ends) {
            gone();
            return;
        }
        if (owes.equals("change")) {
            owes = "";
        }
        if (next != null) {
            plan = next;
            gift = nextGift;
            giftUntil = nextGiftUntil;
            next = null;
            anchor = until;
            months = 0;
            packAnchor = later(given, until);
            packs = 0;
        }
        if (!owes.isEmpty() || (!phase.equals("trial") && plan.invited)) {
            phase = "grace";
        } else if (plan.fee > 0 && !stored) {
            owe("period", plan.fee, null);
            phase = "grace";
        } else {
            collect(day);
        }
    }

    private void collect(LocalDate day) {
        if (cash >= plan.fee) {
            inside(plan.fee);
            period(day);
        } else {
            failed++;
            phase = "grace";
        }
    }

    private void owe(String what, long amount, Plan to) {
        owes = what;
        owesAmount = amount;
        owesTo = to;
        attempts = 0;
    }

    private void inside(long amount) {
        cash -= amount;
        fees += amount;
        paidInside += amount;
    }

    private void period(LocalDate today) {
        owes = "";
        from = until;
        months += plan.months;
        until = plus(anchor, months);
        phase = "active";
        failed = 0;
        points.add(new Coupons(lives, gift, giftUntil));
        gift = 0;
        packs(today);
    }

    private void packs(LocalDate today) {
        while (plan.coupons > 0 && nextPack().isBefore(until) && !nextPack().isAfter(today)) {
            packs++;
            given = nextPack();
            if (nextPack().isAfter(today)) {
                coupons.add(new Coupons(lives, plan.coupons, nextPack()));
            }
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private LocalDate nextPack() {
        return plus(packAnchor, packs);
    }

    private void begin(LocalDate today) {
        joined = today;
        from = today;
        until = today.plusDays(trial);
        anchor = until;
        months = 0;
        packAnchor = until;
        given = until;
        packs = 0;
        if (trial > 0) {
            phase = "trial";
        } else {
            period(today);
        }
    }

    boolean join(Plan wanted, boolean fromStored, LocalDate today) {
        int days = before.contains(wanted.id) ? 0 : wanted.trial;
        long fee = wanted.joining + (days > 0 ? 0 : wanted.fee);
        if (!phase.isEmpty() || (fromStored && cash < fee)) {
            return false;
        }
        before.add(wanted.id);
        lives++;
        plan = wanted;
        stored = fromStored;
        trial = days;
        gift = wanted.gift;
        giftUntil = pointsUntil(today);
        failed = 0;
        ends = false;
        paidInside = 0;
        paidOutside = 0;
        if (fee == 0 || fromStored) {
            inside(fee);
            begin(today);
        } else {
            phase = "unpaid";
            joined = today;
            from = today;
            until = today.plusDays(days);
            owe("joining", fee, null);
        }
        return true;
    }

    boolean renew(boolean fromStored, LocalDate today) {
        boolean may = (phase.equals("active") || phase.equals("grace"))
                && !from.isAfter(today)
                && next == null
                && (owes.isEmpty() || owes.equals("change") || (fromStored && owes.equals("period")))
                && (!fromStored || cash >= plan.fee);
        if (may) {
            stored = fromStored;
            ends = false;
            owes = "";
            if (plan.fee == 0 || fromStored) {
                inside(plan.fee);
                period(today);
            } else {
                owe("period", plan.fee, null);
            }
        }
        return may;
    }

    private static BigInteger times(long fee, long days) {
        return BigInteger.valueOf(fee).multiply(BigInteger.valueOf(days));
    }

    private long cost(Plan to, LocalDate today) {
        if (phase.equals("trial")) {
            return 0;
        }
        BigInteger all = BigInteger.valueOf(until.toEpochDay() - from.toEpochDay());
        long left = until.toEpochDay() - today.toEpochDay();
        long old = times(plan.fee, left).divide(all).longValueExact();
        if (to.months != plan.months) {
            return to.fee - old;
        }
        BigInteger[] share = times(to.fee, left).divideAndRemainder(all);
        return share[0].longValueExact() + (share[1].signum() > 0 ? 1 : 0) - old;
    }

    boolean changeNow(Plan to, boolean fromStored, LocalDate today) {
        boolean may = (phase.equals("active") || phase.equals("trial"))
                && !ends
                && (owes.isEmpty() || (owes.equals("change") && (fromStored || !to.equals(owesTo))))
                && !to.equals(plan)
                && !from.isAfter(today);
        if (!may) {
            return false;
        }
        long cost = cost(to, today);
        if (cost < 0 || (fromStored && cash < cost)) {
            return false;
        }
        owes = "";
        if (cost == 0 || fromStored) {
            stored = fromStored;
            inside(cost);
            changed(to, today);
        } else {
            owe("change", cost, to);
        }
        return true;
    }

    private void changed(Plan to, LocalDate today) {
        boolean sameLength = to.months == plan.months;
        boolean packsGoOn = sameLength && (to.coupons > 0) == (plan.coupons > 0);
        next = null;
        plan = to;
        gift = phase.equals("trial") ? to.gift : 0;
        giftUntil = pointsUntil(today);
        if (phase.equals("trial")) {
            packAnchor = until;
            given = until;
            packs = 0;
            return;
        }
        if (!packsGoOn) {
            packAnchor = later(given, today);
            packs = 0;
        }
        if (sameLength) {
            packs(today);
        } else {
            from = today;
            until = today;
            anchor = today;
            months = 0;
            period(today);
        }
    }

    boolean changeLater(Plan to, boolean fromStored, LocalDate today) {
        boolean may = (phase.equals("active") || phase.equals("trial") || phase.equals("paused"))
                && !ends
                && (owes.isEmpty() || owes.equals("change"))
                && (next != null || !owes.isEmpty() || !to.equals(plan));
        if (may) {
            owes = "";
            next = to.equals(plan) ? null : to;
            nextGift = phase.equals("trial") ? to.gift : 0;
            nextGiftUntil = pointsUntil(today);
            stored = fromStored;
        }
        return may;
    }

    boolean pause(LocalDate today) {
        boolean may = phase.equals("active") && owes.isEmpty() && plan.pause > 0;
        if (may) {
            phase = "paused";
            pausedOn = today;
        }
        return may;
    }

    boolean resume(LocalDate today) {
        boolean may = phase.equals("paused");
        if (may) {
            resumed(today);
            midnight(today);
        }
        return may;
    }

    private void resumed(LocalDate today) {
        long days = Math.max(0, today.toEpochDay() - pausedOn.toEpochDay() - 1);
        phase = "active";
        if (days > 0) {
            given = given.plusDays(days);
            packAnchor = given;
            packs = 0;
            from = from.plusDays(days);
            until = until.plusDays(days);
            anchor = until;
            months = 0;
        }
        packs(today);
    }

    boolean cancel() {
        boolean may = !phase.isEmpty() && !ends;
        if (may) {
            owes = "";
            next = null;
            if (phase.equals("unpaid") || phase.equals("grace")) {
                gone();
            } else {
                ends = true;
            }
        }
        return may;
    }

    boolean giveBack(LocalDate today) {
        boolean may = !phase.isEmpty()
                && !phase.equals("unpaid")
                && !gaveBack
                && today.isBefore(joined.plusDays(plan.coolingOff));
        if (may) {
            gaveBack = true;
            cash += paidInside;
            in -= paidOutside;
            fees -= paidInside + paidOutside;
            points.removeIf(each -> each.life == lives);
            coupons.removeIf(each -> each.life == lives);
            gone();
        }
        return may;
    }

    boolean pays(LocalDate today) {
        if (owes.isEmpty()) {
            return false;
        }
        in += owesAmount;
        fees += owesAmount;
        paidOutside += owesAmount;
        String what = owes;
        owes = "";
        switch (what) {
            case "joining" -> begin(today);
            case "period" -> period(today);
            default -> {
                stored = false;
                changed(owesTo, today);
            }
        }
        return true;
    }

    boolean fails() {
        if (owes.isEmpty()) {
            return false;
        }
        attempts++;
        if (attempts > RETRIES) {
            owes = "";
        }
        return true;
    }
}
