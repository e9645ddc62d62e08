package io.guerdon.clearing;

import io.guerdon.ledger.Book;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.LotId;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Movement.HoldClosed;
import io.guerdon.ledger.Movement.LotDrawn;
import io.guerdon.ledger.Movement.LotOpened;
import io.guerdon.ledger.Movement.LotRestored;
import io.guerdon.program.ClearingTerms.Breakage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What partners owe each other, by a book-keeper who sees which points went where and knows what was agreed when, and nothing of rates
 * in entries: a list of payments for each receipt, in minor units with decimals, from which what comes back is taken from the front.
 */
final class MoneyModel {
    private final List<Map<String, Deal>> deals = new ArrayList<>();
    private final TreeMap<Instant, Integer> since = new TreeMap<>();
    private final Map<String, BigDecimal> costs = new HashMap<>();
    private final Map<String, List<Payment>> receipts = new HashMap<>();
    private final Map<String, BigDecimal> positions = new TreeMap<>();
    private final Map<String, BigDecimal> lines = new TreeMap<>();
    private final Map<String, Integer> seen = new TreeMap<>();

    /** Points of one lot that somebody was paid for. */
    private record Payment(
            String entry, String lot, String issuer, String taker, long points, BigDecimal each, BigDecimal fee) {
        /** That the program takes no fee of. */
        Payment(String entry, String lot, String issuer, String taker, long points, BigDecimal each) {
            this(entry, lot, issuer, taker, points, each, BigDecimal.ZERO);
        }

        Payment of(long other) {
            return new Payment(entry, lot, issuer, taker, other, each, fee);
        }
    }

    void agree(Map<String, Deal> agreed, Instant from) {
        deals.add(agreed);
        since.put(from, deals.size() - 1);
    }

    Map<String, BigDecimal> positions() {
        return withoutZeros(positions);
    }

    /** What a statement says in money of all there was, by partner and line, signed as it counts for the partner. */
    Map<String, BigDecimal> lines() {
        return withoutZeros(lines);
    }

    private static Map<String, BigDecimal> withoutZeros(Map<String, BigDecimal> all) {
        Map<String, BigDecimal> some = new TreeMap<>();
        all.forEach((name, amount) -> {
            if (amount.signum() != 0) {
                some.put(name, amount.stripTrailingZeros());
            }
        });
        return some;
    }

    Map<String, Integer> seen() {
        return seen;
    }

    void see(Entry entry) {
        Map<String, Deal> agreed = deals.get(since.floorEntry(
                        entry.kind() == EntryKind.EXPIRE ? entry.draft().effectiveAt() : entry.recordedAt())
                .getValue());
        if (entry.kind() == EntryKind.REVERSAL) {
            String reversed = entry.draft().why().refs().getFirst();
            receipts.values().forEach(payments -> payments.removeIf(payment -> isTakenBack(payment, reversed)));
        }
        Map<String, Long> back = new TreeMap<>();
        for (Movement movement : entry.movements()) {
            switch (movement) {
                case LotOpened m -> opened(entry, m, agreed);
                case LotDrawn m -> drawn(entry, m.draw(), m.to(), agreed);
                case HoldClosed m -> m.captured().forEach(draw -> drawn(entry, draw, m.to(), agreed));
                case LotRestored m -> restored(entry, m, back);
                default -> {}
            }
        }
        back.forEach((receipt, points) -> takeBack(Objects.requireNonNull(receipts.get(receipt)), points));
    }

    private boolean isTakenBack(Payment payment, String entry) {
        if (payment.entry().equals(entry)) {
            pay(payment, -1, "reversed");
            return true;
        }
        return false;
    }

    private void opened(Entry entry, LotOpened m, Map<String, Deal> agreed) {
        String issuer = m.terms().issuer().value();
        boolean sent = m.from().equals(Book.TRANSIT);
        BigDecimal cost = sent
                ? new BigDecimal(m.terms().cost().minor())
                        .divide(new BigDecimal(m.terms().cost().points()))
                : Objects.requireNonNull(agreed.get(issuer)).owes();
        costs.put(lot(entry, m.lot()), cost);
    }

    private void drawn(Entry entry, Draw draw, Book to, Map<String, Deal> agreed) {
        String issuer = draw.terms().issuer().value();
        String[] name = to.name().split(":", 2);
        BigDecimal cost = Objects.requireNonNull(costs.get(lot(entry, draw.lot())));
        if (name[0].equals("acceptor")) {
            Deal deal = Objects.requireNonNull(agreed.get(name[1]));
            Payment payment = new Payment(
                    entry.id().toString(),
                    lot(entry, draw.lot()),
                    issuer,
                    name[1],
                    draw.amount(),
                    deal.isPaid(),
                    deal.fees());
            receipts.computeIfAbsent(receipt(entry), _ -> new ArrayList<>()).add(payment);
            pay(payment, 1, entry.kind() == EntryKind.CONVERT_OUT ? "converted" : "spent");
        } else if (name[0].equals("issuer")) {
            pay(new Payment("", lot(entry, draw.lot()), issuer, name[1], draw.amount(), cost), 1, "instead");
        } else if (name[0].equals("breakage")
                && Objects.requireNonNull(agreed.get(issuer)).breakage() == Breakage.PROGRAM) {
            pay(new Payment("", lot(entry, draw.lot()), issuer, "house", draw.amount(), cost), 1, "expired");
        }
    }

    private void restored(Entry entry, LotRestored m, Map<String, Long> back) {
        String[] name = m.from().name().split(":", 2);
        if (name[0].equals("acceptor") && entry.kind() == EntryKind.RETURN) {
            back.merge(receipt(entry), m.draw().amount(), Long::sum);
        } else if (name[0].equals("issuer")) {
            String lot = lot(entry, m.draw().lot());
            BigDecimal cost = Objects.requireNonNull(costs.get(lot));
            String issuer = m.draw().terms().issuer().value();
            pay(new Payment("", lot, issuer, name[1], m.draw().amount(), cost), -1, "less instead");
        }
    }

    private void takeBack(List<Payment> payments, long points) {
        long left = points;
        while (left > 0) {
            Payment first = payments.removeFirst();
            long some = Math.min(left, first.points());
            pay(first.of(some), -1, "returned");
            if (some < first.points()) {
                payments.addFirst(first.of(first.points() - some));
            }
            left -= some;
        }
    }

    private void pay(Payment payment, int sign, String what) {
        if (payment.issuer().equals(payment.taker())) {
            return;
        }
        seen.merge(what, 1, Integer::sum);
        BigDecimal points = BigDecimal.valueOf(sign * payment.points());
        BigDecimal owes = Objects.requireNonNull(costs.get(payment.lot())).multiply(points);
        BigDecimal owed = payment.each().multiply(points);
        add(payment.issuer(), owes.negate());
        add(payment.taker(), owed);
        add("house", owes.subtract(owed));
        tell(payment, sign, what, owes, owed, payment.fee().multiply(points));
    }

    private void tell(Payment payment, int sign, String what, BigDecimal owes, BigDecimal owed, BigDecimal fee) {
        if (what.equals("expired")) {
            tell(payment.issuer(), "expired", owes.negate());
            tell("house", "kept", owes);
            return;
        }
        tell(payment.issuer(), sign > 0 ? "redeemed" : "restored", owes.negate());
        tell(payment.taker(), sign > 0 ? "accepted" : "refunded", owed.add(fee));
        tell(payment.taker(), "fee", fee.negate());
        tell("house", "fee", fee);
        tell("house", "kept", owes.subtract(owed).subtract(fee));
    }

    private void tell(String partner, String line, BigDecimal amount) {
        lines.merge(partner + " " + line, amount, BigDecimal::add);
    }

    private void add(String partner, BigDecimal amount) {
        positions.merge(partner, amount, BigDecimal::add);
    }

    private static String lot(Entry entry, LotId lot) {
        return entry.chain() + "/" + lot;
    }

    /** What comes back is of the receipt that was paid for; a return is recorded at the merchant of its purchase. */
    private static String receipt(Entry entry) {
        return entry.chain() + "/"
                + entry.draft().why().refs().stream()
                        .filter(ref -> ref.startsWith("receipt:"))
                        .findFirst()
                        .orElse("none");
    }
}
