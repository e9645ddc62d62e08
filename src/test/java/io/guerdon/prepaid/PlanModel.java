package io.guerdon.prepaid;

import io.guerdon.program.OwedPolicy;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A plan as somebody with a calendar and a box for each part would keep it: day by day and unit by unit. It knows nothing of instants, sums
 * over parts or cursors.
 */
final class PlanModel {
    /** What was agreed. */
    record Deal(int parts, long total, long bonus, boolean release, boolean byPart) {}

    /** The rest of it. */
    record Rules(long closingFee, int grace, long fee, int lapses, int ahead, long least) {}

    /** A lot of the member's, of either wallet; {@code from} is the day it can be spent from. */
    static final class Lot {
        final PlanModel plan;
        final int payment;
        final LocalDate from;
        long left;

        Lot(PlanModel plan, int payment, LocalDate from, long left) {
            this.plan = plan;
            this.payment = payment;
            this.from = from;
            this.left = left;
        }
    }

    /** What a member has. */
    static final class Wallets {
        final List<Lot> cash = new ArrayList<>();
        final List<Lot> gift = new ArrayList<>();
        private final OwedPolicy whenSpent;
        long giftOwed;

        Wallets(OwedPolicy whenSpent) {
            this.whenSpent = whenSpent;
        }

        /** What is owed is paid as soon as something is there. */
        void settle(LocalDate today) {
            long some = Math.min(giftOwed, available(gift, today));
            spend(gift, some, today);
            giftOwed -= some;
        }

        static long available(List<Lot> lots, LocalDate today) {
            return lots.stream()
                    .filter(lot -> !lot.from.isAfter(today))
                    .mapToLong(lot -> lot.left)
                    .sum();
        }

        static long pending(List<Lot> lots, LocalDate today) {
            return lots.stream().mapToLong(lot -> lot.left).sum() - available(lots, today);
        }

        static void spend(List<Lot> lots, long amount, LocalDate today) {
            long missing = amount;
            for (Lot lot : lots) {
                long some = lot.from.isAfter(today) ? 0 : Math.min(missing, lot.left);
                lot.left -= some;
                missing -= some;
            }
        }
    }

    final Deal deal;
    private final Rules rules;
    Wallets wallets;
    final LocalDate[] on;
    private final long[] share;
    private final long[] bonusShare;
    private final long[] box;
    private final boolean[] feeDone;
    private final LocalDate[] since;
    private LocalDate closedOn = LocalDate.MAX;
    String phase = "RUNNING";
    long refunded;
    long fees;
    long feesOwed;
    long vested;
    private long hadByOthers;
    long dropped;
    int payments;

    PlanModel(Deal deal, Rules rules, Wallets wallets, LocalDate today) {
        this.deal = deal;
        this.rules = rules;
        this.wallets = wallets;
        this.since = new LocalDate[deal.parts];
        Arrays.fill(since, today);
        this.on = new LocalDate[deal.parts];
        this.share = units(deal.total, deal.parts);
        this.bonusShare = units(deal.bonus, deal.parts);
        this.box = new long[deal.parts];
        this.feeDone = new boolean[deal.parts];
    }

    /** Unit j of m belongs to the part whose share of the way it is on. */
    private static long[] units(long amount, int parts) {
        long[] units = new long[parts];
        for (long unit = 1; unit <= amount; unit++) {
            units[(int) ((unit * parts + amount - 1) / amount) - 1]++;
        }
        return units;
    }

    /** Every so many months from a day, which some months do not have. */
    void monthly(LocalDate anchor, int skipped, int every) {
        for (int part = 0; part < on.length; part++) {
            int months = anchor.getYear() * 12 + anchor.getMonthValue() - 1 + (part + skipped) * every;
            YearMonth month = YearMonth.of(months / 12, months % 12 + 1);
            on[part] = month.atDay(Math.min(anchor.getDayOfMonth(), month.lengthOfMonth()));
        }
    }

    void daily(LocalDate anchor, int skipped, int days) {
        for (int part = 0; part < on.length; part++) {
            on[part] = LocalDate.ofEpochDay(anchor.toEpochDay() + (long) (part + skipped) * days);
        }
    }

    /** What was paid at once is there, part by part. */
    void paidAtOnce() {
        for (int part = 0; part < on.length; part++) {
            wallets.cash.add(new Lot(this, part, on[part], share[part]));
            if (bonusShare[part] > 0) {
                wallets.gift.add(new Lot(this, part, on[part], bonusShare[part]));
            }
        }
    }

    boolean isRunning() {
        return phase.equals("RUNNING");
    }

    private int firstUnpaid() {
        int part = 0;
        while (part < box.length && box[part] == share[part]) {
            part++;
        }
        return part;
    }

    private LocalDate due(int part) {
        return on[part].isBefore(since[part]) ? since[part] : on[part];
    }

    /** A day begins. */
    void begins(LocalDate today) {
        if (!isRunning()) {
            return;
        }
        if (deal.release) {
            phase = today.isBefore(on[on.length - 1]) ? phase : "COMPLETED";
            return;
        }
        int first = firstUnpaid();
        for (int part = first; part < box.length; part++) {
            if (box[part] < share[part] && today.isAfter(due(part).plusDays(rules.lapses))) {
                end("LAPSED");
                return;
            }
        }
        for (int part = first; part < box.length; part++) {
            if (!feeDone[part] && today.isAfter(due(part).plusDays(rules.grace))) {
                feeDone[part] = true;
                feesOwed += rules.fee;
            }
        }
    }

    private void end(String how) {
        phase = how;
        dropped += deal.bonus - vested;
    }

    /** What the open charge is for. */
    long asked(LocalDate today) {
        if (!isRunning() || deal.release) {
            return 0;
        }
        long asked = feesOwed;
        for (int part = 0; part < box.length; part++) {
            asked += on[part].minusDays(rules.ahead).isAfter(today) ? 0 : share[part] - box[part];
        }
        return asked;
    }

    long credited() {
        long sum = 0;
        for (long paid : box) {
            sum += paid;
        }
        return sum;
    }

    private long leftOfNext() {
        for (int part = 0; part < box.length; part++) {
            if (box[part] < share[part]) {
                return share[part] - box[part];
            }
        }
        return 0;
    }

    String mayPay(long amount) {
        if (!isRunning()) {
            return "plan-not-running";
        } else if (deal.release) {
            return "plan-paid-at-once";
        }
        long most = deal.total - credited() + feesOwed;
        if (amount < Math.min(most, Math.min(rules.least, leftOfNext()))) {
            return "plan-payment-too-small";
        }
        return amount > most ? "plan-payment-too-large" : "";
    }

    void pay(long amount, LocalDate today) {
        payments++;
        long left = amount;
        long fee = Math.min(feesOwed, left);
        feesOwed -= fee;
        fees += fee;
        left -= fee;
        if (left > 0) {
            wallets.cash.add(new Lot(this, payments, today, left));
        }
        for (int part = 0; part < box.length; part++) {
            long some = Math.min(left, share[part] - box[part]);
            box[part] += some;
            left -= some;
        }
        long due = deserved();
        if (due > vested) {
            wallets.gift.add(new Lot(this, payments, today, due - vested));
            vested = due;
        }
        if (firstUnpaid() == box.length) {
            end("COMPLETED");
        }
    }

    private long deserved() {
        if (!deal.byPart) {
            return firstUnpaid() == box.length ? deal.bonus : 0;
        }
        long sum = 0;
        for (int part = 0; part < firstUnpaid(); part++) {
            sum += bonusShare[part];
        }
        return sum;
    }

    long refundable(int payment) {
        return wallets.cash.stream()
                .filter(lot -> lot.plan == this && lot.payment == payment)
                .mapToLong(lot -> lot.left)
                .sum();
    }

    String mayRefund(int payment, long amount, LocalDate today) {
        if (deal.release || payment < 1 || payment > payments) {
            return "plan-payment-not-found";
        } else if (amount > refundable(payment) || amount == 0) {
            return "refund-exceeds-plan-payment";
        }
        takeOut(amount);
        long claim = Math.max(0, vested - deserved());
        putIn(amount);
        boolean isShort = claim - hadByOthers > Wallets.available(wallets.gift, today);
        return isShort && wallets.whenSpent == OwedPolicy.REFUSE ? "plan-bonus-used" : "";
    }

    private void takeOut(long amount) {
        long missing = amount;
        for (int part = box.length - 1; part >= 0; part--) {
            long some = Math.min(missing, box[part]);
            box[part] -= some;
            missing -= some;
        }
    }

    private void putIn(long amount) {
        long left = amount;
        for (int part = 0; part < box.length; part++) {
            long some = Math.min(left, share[part] - box[part]);
            box[part] += some;
            left -= some;
        }
    }

    void refund(int payment, long amount, LocalDate today) {
        for (Lot lot : wallets.cash) {
            lot.left -= lot.plan == this && lot.payment == payment ? amount : 0;
        }
        refunded += amount;
        int paid = firstUnpaid();
        takeOut(amount);
        long claim = Math.max(0, vested - deserved());
        vested -= claim;
        dropped += isRunning() ? 0 : claim;
        for (Lot lot : wallets.gift.reversed()) {
            long some = lot.plan == this ? Math.min(claim, lot.left) : 0;
            lot.left -= some;
            claim -= some;
        }
        long excused = Math.min(claim, hadByOthers);
        hadByOthers -= excused;
        claim -= excused;
        long others = Math.min(claim, Wallets.available(wallets.gift, today));
        Wallets.spend(wallets.gift, others, today);
        wallets.giftOwed += wallets.whenSpent == OwedPolicy.OWE ? claim - others : 0;
        for (int part = 0; part < paid; part++) {
            since[part] = today;
            feeDone[part] |= !on[part].isAfter(today);
        }
    }

    /**
     * It goes to another member, or comes back: what can be spent of what was released stays, and what goes is the youngest there. What is not
     * left of its bonus is nobody's any more.
     */
    void moves(Wallets to, LocalDate left, LocalDate today) {
        hadByOthers = vested - giftLeft();
        moves(wallets.cash, to.cash, left);
        moves(wallets.gift, to.gift, left);
        wallets = to;
        to.settle(today);
    }

    private long giftLeft() {
        return wallets.gift.stream()
                .filter(lot -> lot.plan == this)
                .mapToLong(lot -> lot.left)
                .sum();
    }

    private void moves(List<Lot> from, List<Lot> to, LocalDate left) {
        List<Lot> going = from.stream()
                .filter(lot -> lot.plan == this && lot.left > 0 && (!deal.release || lot.from.isAfter(left)))
                .toList();
        from.removeAll(going);
        to.addAll(going);
    }

    void close(LocalDate today, boolean byMember) {
        if (!deal.release) {
            end("CLOSED");
            return;
        }
        long back = takePending(wallets.cash, today);
        fees = byMember ? Math.min(rules.closingFee, back) : 0;
        refunded = back - fees;
        dropped = takePending(wallets.gift, today);
        closedOn = today;
        phase = "CLOSED";
    }

    private long takePending(List<Lot> lots, LocalDate today) {
        long sum = 0;
        for (Lot lot : lots) {
            if (lot.plan == this && lot.from.isAfter(today)) {
                sum += lot.left;
                lot.left = 0;
            }
        }
        return sum;
    }

    private long pending(List<Lot> lots, LocalDate today) {
        return lots.stream()
                .filter(lot -> lot.plan == this && lot.from.isAfter(today))
                .mapToLong(lot -> lot.left)
                .sum();
    }

    Figures figures(LocalDate today) {
        if (deal.release) {
            long unreleased = pending(wallets.cash, today);
            long unvested = pending(wallets.gift, today);
            long released = 0;
            long given = 0;
            for (int part = 0; part < on.length; part++) {
                boolean isOut = !on[part].isAfter(today.isAfter(closedOn) ? closedOn : today);
                released += isOut ? share[part] : 0;
                given += isOut ? bonusShare[part] : 0;
            }
            return new Figures(
                    deal.total,
                    released,
                    unreleased,
                    refunded,
                    fees,
                    new Figures.Bonus(deal.bonus, given, unvested, dropped));
        }
        long unvested = isRunning() ? deal.bonus - vested : 0;
        Figures.Bonus bonus = new Figures.Bonus(deal.bonus, vested, unvested, dropped);
        return new Figures(credited() + refunded + fees, credited(), 0, refunded, fees, bonus);
    }
}
