package io.guerdon.simulation;

import io.guerdon.ledger.AccountStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;

/** A member of the model: a plain list of points and what time does to them. */
final class Purse {
    final List<Pt> points = new ArrayList<>();
    final Map<String, Held> holds = new LinkedHashMap<>();
    final Map<String, String> closed = new HashMap<>();
    final Map<String, Long> requests = new LinkedHashMap<>();
    /** Points that ran out, in the order they did, and how many of a batch count as taken back: the first ones. */
    final List<Pt> gone = new ArrayList<>();

    final Map<Integer, Integer> counted = new HashMap<>();
    private final List<Long> activity = new ArrayList<>();
    /** How many points of a batch paid what was owed. */
    final Map<Integer, Integer> paid = new HashMap<>();

    final Map<String, List<Pt>> sent = new LinkedHashMap<>();
    AccountStatus status = AccountStatus.NEW;
    long owed;
    private int batches;

    int credit(int amount, long born, long expires, long matures) {
        int batch = ++batches;
        for (int i = 0; i < amount; i++) {
            points.add(new Pt(batch, born, expires, matures));
        }
        if (matures == 0) {
            pay(batch);
        }
        return batch;
    }

    /** Spendable points of a batch pay what is owed. */
    void pay(int batch) {
        for (Pt point : List.copyOf(points)) {
            if (owed > 0 && point.batch == batch && point.spendable()) {
                points.remove(point);
                paid.merge(batch, 1, Integer::sum);
                owed--;
            }
        }
    }

    List<Pt> spendable() {
        return points.stream().filter(Pt::spendable).sorted(Pt.SPEND_ORDER).toList();
    }

    int available() {
        return (int) points.stream().filter(Pt::spendable).count();
    }

    /** Takes the first so many in spend order. */
    List<Pt> take(long amount) {
        List<Pt> taken = spendable().stream().limit(amount).toList();
        points.removeAll(new java.util.HashSet<>(taken));
        return taken;
    }

    int expired(int batch) {
        return (int) gone.stream().filter(point -> point.batch == batch).count();
    }

    /** Something happened at an instant: what was there lives on, and what ran out for want of it is back. */
    void active(long at, LongUnaryOperator expires) {
        activity.add(at);
        activity.sort(null);
        for (Pt point : points) {
            point.expires = point.born <= at ? Math.max(point.expires, expires.applyAsLong(at)) : point.expires;
        }
        Map<Integer, Integer> passed = new HashMap<>();
        for (Pt point : List.copyOf(gone)) {
            int before = passed.merge(point.batch, 1, Integer::sum);
            long until = reach(point.expires, at, expires);
            if (before > counted.getOrDefault(point.batch, 0) && point.born <= at && until > point.expires) {
                point.expires = until;
                gone.remove(point);
                points.add(point);
            }
        }
    }

    /** Until when a point lives that would run out at {@code expires}, from some instant on. */
    long reach(long expires, long from, LongUnaryOperator expires_) {
        long until = expires;
        for (long at : activity) {
            until = at >= from && at < until ? Math.max(until, expires_.applyAsLong(at)) : until;
        }
        return until;
    }

    void tick(long now) {
        for (long at = next(); at <= now && at != Pt.NEVER; at = next()) {
            long due = at;
            if (!mature(due) && !lapse(due) && !requests.values().removeIf(lapses -> lapses == due)) {
                expire(due);
            }
        }
    }

    private long next() {
        long next = Pt.NEVER;
        for (Pt point : points) {
            next = Math.min(next, point.spendable() ? point.expires : Math.min(point.matures, point.expires));
        }
        for (Held hold : holds.values()) {
            next = Math.min(next, hold.lapses);
        }
        for (long lapses : requests.values()) {
            next = Math.min(next, lapses);
        }
        return next;
    }

    private boolean mature(long at) {
        List<Pt> due = points.stream().filter(point -> point.matures == at).toList();
        return settle(due);
    }

    /** Everything that waits for the event matures. */
    void happened() {
        settle(points.stream().filter(point -> point.matures == Pt.NEVER).toList());
    }

    private boolean settle(List<Pt> due) {
        due.forEach(point -> point.matures = 0);
        due.stream().sorted(Pt.SPEND_ORDER).map(point -> point.batch).distinct().forEach(this::pay);
        return !due.isEmpty();
    }

    private boolean lapse(long at) {
        List<String> due = holds.keySet().stream()
                .filter(name -> holds.get(name).lapses == at)
                .toList();
        due.forEach(name -> end(name, "hold-lapsed"));
        return !due.isEmpty();
    }

    /** Ends a hold; what it still holds is back. */
    void end(String name, String how) {
        Held hold = holds.remove(name);
        points.addAll(hold.points);
        closed.put(name, how);
    }

    private void expire(long at) {
        points.stream().filter(point -> point.expires <= at).forEach(gone::add);
        points.removeIf(point -> point.expires <= at);
    }

    /** Spendable points by expiry. */
    Map<Long, Long> byExpiry() {
        Map<Long, Long> counts = new TreeMap<>();
        points.stream().filter(Pt::spendable).forEach(point -> counts.merge(point.expires, 1L, Long::sum));
        return counts;
    }

    /** Points kept for a payment. */
    static final class Held {
        final List<Pt> points;
        final long lapses;
        final String receipt;

        Held(List<Pt> points, long lapses, String receipt) {
            this.points = new ArrayList<>(points);
            this.lapses = lapses;
            this.receipt = receipt;
        }
    }
}
