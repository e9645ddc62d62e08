package io.guerdon.storedvalue;

import io.guerdon.program.StoredValueSettings;
import io.guerdon.program.StoredValueSettings.Order;
import io.guerdon.program.StoredValueSettings.WhenSpent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stored value should be, worked out unit by unit and by trying. */
final class StoredValueModel {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    final StoredValueSettings settings;
    final List<PaidIn> topUps = new ArrayList<>();
    private final Map<LocalDate, Long> days = new HashMap<>();
    private Instant now = Instant.EPOCH;
    boolean blocked;
    long owed;
    long paidIn;
    long paidBack;
    long deducted;
    long everOwed;

    /** A top-up: what it was, and what is left. */
    static final class PaidIn {
        final TopUpId id;
        final long principal;
        final long bonus;
        final Instant expiresAt;
        final LocalDate day;
        long principalLeft;
        long bonusLeft;
        long paidBack;
        long claimed;
        long expired;
        long expiredCounted;

        PaidIn(TopUpId id, long principal, long bonus, Instant at) {
            this.id = id;
            this.principal = principal;
            this.bonus = bonus;
            this.expiresAt = at.plus(Duration.ofDays(60));
            this.day = at.atZone(ZONE).toLocalDate();
            this.principalLeft = principal;
            this.bonusLeft = bonus;
        }

        /** Whether the next unit in proportion is of the bonus: by how much of the two is left, of what they were. */
        boolean bonusIsNext() {
            long left = principalLeft + bonusLeft - 1;
            long kept = bonus - bonus * (principal + bonus - left) / (principal + bonus);
            return bonusLeft > 0 && (principalLeft == 0 || bonusLeft > kept);
        }
    }

    StoredValueModel(StoredValueSettings settings) {
        this.settings = settings;
    }

    void at(Instant instant) {
        now = instant;
        for (PaidIn topUp : topUps) {
            if (!topUp.expiresAt.isAfter(now)) {
                topUp.expired += topUp.bonusLeft;
                topUp.bonusLeft = 0;
            }
        }
    }

    long principal() {
        return topUps.stream().mapToLong(topUp -> topUp.principalLeft).sum();
    }

    long bonus() {
        return topUps.stream().mapToLong(topUp -> topUp.bonusLeft).sum();
    }

    private static long given(long amount) {
        return amount >= 2_000 ? amount * 15 / 100 : amount >= 1_000 ? 100 : 0;
    }

    String mayTopUp(long amount) {
        if (blocked) {
            return "stored-value-blocked";
        }
        if (principal() + amount > 10_000) {
            return "stored-value-too-high";
        }
        long today = days.getOrDefault(now.atZone(ZONE).toLocalDate(), 0L);
        return today + amount > 5_000 ? "top-up-day-limit" : "";
    }

    void topUp(TopUpId id, long amount) {
        PaidIn topUp = new PaidIn(id, amount, given(amount), now);
        long debt = Math.min(owed, topUp.bonus);
        owed -= debt;
        topUp.bonusLeft -= debt;
        topUps.add(topUp);
        paidIn += amount;
        days.merge(topUp.day, amount, Long::sum);
    }

    String maySpend(long amount) {
        return blocked ? "stored-value-blocked" : amount > principal() + bonus() ? "insufficient-balance" : "";
    }

    /** What a payment took of each top-up. */
    record Taken(PaidIn topUp, long principal, long bonus) {}

    List<Taken> spend(long amount) {
        List<Taken> before = topUps.stream()
                .map(topUp -> new Taken(topUp, topUp.principalLeft, topUp.bonusLeft))
                .toList();
        for (long unit = 0; unit < amount; unit++) {
            if (takesBonus()) {
                takeBonus();
            } else {
                oldest(settings.parts().order() == Order.PROPORTIONAL).principalLeft--;
            }
        }
        return before.stream()
                .map(was ->
                        new Taken(was.topUp, was.principal - was.topUp.principalLeft, was.bonus - was.topUp.bonusLeft))
                .toList();
    }

    /** Whether nothing of a payment would come back into a lot that has expired, which lives on for a time of its own. */
    boolean isAlive(List<Taken> payment) {
        return payment.stream().allMatch(taken -> taken.bonus == 0 || taken.topUp.expiresAt.isAfter(now));
    }

    void reverse(List<Taken> payment) {
        payment.forEach(taken -> {
            taken.topUp.principalLeft += taken.principal;
            taken.topUp.bonusLeft += taken.bonus;
        });
    }

    private boolean takesBonus() {
        return switch (settings.parts().order()) {
            case PRINCIPAL_FIRST -> principal() == 0;
            case BONUS_FIRST -> bonus() > 0;
            case PROPORTIONAL -> oldest(true).bonusIsNext();
        };
    }

    private void takeBonus() {
        PaidIn from = settings.parts().order() == Order.PROPORTIONAL
                ? oldest(true)
                : topUps.stream()
                        .filter(topUp -> topUp.bonusLeft > 0)
                        .findFirst()
                        .orElseThrow();
        from.bonusLeft--;
    }

    private PaidIn oldest(boolean ofEither) {
        return topUps.stream()
                .filter(topUp -> topUp.principalLeft > 0 || (ofEither && topUp.bonusLeft > 0))
                .findFirst()
                .orElseThrow();
    }

    /** By trying all amounts. */
    long refundable(PaidIn topUp) {
        for (long amount = topUp.principalLeft; amount > 0; amount--) {
            if (amount + deducted(topUp, amount) <= topUp.principalLeft) {
                return amount;
            }
        }
        return 0;
    }

    private static long claim(PaidIn topUp, long amount) {
        return topUp.bonus - given(topUp.principal - topUp.paidBack - amount) - topUp.claimed;
    }

    private long deducted(PaidIn topUp, long amount) {
        long there = bonus() + topUp.expired - topUp.expiredCounted;
        return settings.bonus().whenSpent() == WhenSpent.DEDUCT ? Math.max(0, claim(topUp, amount) - there) : 0;
    }

    void refund(PaidIn topUp, long amount) {
        long claim = claim(topUp, amount);
        long deducted = deducted(topUp, amount);
        this.deducted += deducted;
        topUp.claimed += claim;
        topUp.paidBack += amount;
        topUp.principalLeft -= amount + deducted;
        paidBack += amount;
        days.merge(topUp.day, -amount, Long::sum);
        long missing = claim - deducted;
        long own = Math.min(missing, topUp.bonusLeft);
        topUp.bonusLeft -= own;
        missing -= own;
        long expired = Math.min(missing, topUp.expired - topUp.expiredCounted);
        topUp.expiredCounted += expired;
        missing -= expired;
        for (PaidIn other : topUps) {
            long some = Math.min(missing, other.bonusLeft);
            other.bonusLeft -= some;
            missing -= some;
        }
        owed += missing;
        everOwed += missing;
    }
}
