package io.guerdon.simulation;

import io.guerdon.earning.ReturnedLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Returns and reversals of the model: one point after another goes back, or is missed. */
final class TakingBack {
    private final Model model;
    private final Purse purse;
    private final List<Pt> taken = new ArrayList<>();
    private int missing;
    private int fromExpired;

    TakingBack(Model model, Purse purse) {
        this.model = model;
        this.purse = purse;
    }

    String goods(String who, String receipt, List<ReturnedLine> lines) {
        Optional<Bought> found = model.bought(who, receipt);
        if (found.isEmpty()) {
            return "purchase-not-found";
        }
        Bought bought = found.get();
        if (bought.reversed) {
            return "purchase-reversed";
        }
        Runnable mark = bought.mark();
        if (!bought.takeBack(lines)) {
            mark.run();
            return "return-exceeds-purchase";
        }
        List<Pt> kept = new ArrayList<>(purse.points);
        int claim = bought.earned - model.rules.points(bought.amounts, bought.nonEarning, bought.worth());
        int lasting = bought.earned - purse.paid.getOrDefault(bought.batch, 0);
        int again = Math.max(0, claim - lasting) - Math.max(0, bought.claimed - lasting);
        List<Pt> back = back(bought);
        long paid = Math.min(Math.min(bought.shortOwed, back.size()), purse.owed);
        long regained = Math.min(bought.shortWrittenOff, back.size() - paid);
        int amount = claim - bought.claimed - again + (int) (paid + regained);
        takeAnew(bought, amount);
        if (missing > 0 && model.refuses()) {
            keep(kept);
            mark.run();
            return "points-already-spent";
        }
        bought.returns++;
        bought.claimed = claim;
        bought.restored += back.size();
        bought.countedExpired = fromExpired;
        purse.counted.put(bought.batch, fromExpired);
        bought.taken.addAll(taken.stream().filter(Pt::spendable).toList());
        purse.owed += again - paid + (model.owes() ? missing : 0);
        bought.shortOwed += (model.owes() ? missing : 0) - paid;
        bought.shortWrittenOff += (model.owes() ? 0 : missing) - regained;
        return Model.OK;
    }

    /** The part of what was spent on the goods is back. */
    private List<Pt> back(Bought bought) {
        List<Pt> spent = bought.spent();
        int share = bought.back() >= bought.total() ? spent.size() : spent.size() * bought.back() / bought.total();
        return restored(spent.subList(Math.min(bought.restored, share), share));
    }

    /** Undoes what earlier returns took, and takes it and more at once. */
    private void takeAnew(Bought bought, int more) {
        List<Pt> undone =
                bought.taken.stream().filter(point -> point.expires > model.now).toList();
        bought.taken.removeAll(new HashSet<>(undone));
        purse.points.addAll(undone);
        take(bought.batch, bought.opened, undone.size() + bought.countedExpired + more, purse.expired(bought.batch));
    }

    private List<Pt> restored(List<Pt> points) {
        List<Pt> back = new ArrayList<>();
        for (Pt point : points) {
            long expires = point.expires <= model.now ? model.rules.grace(model.now) : point.expires;
            back.add(new Pt(point.batch, point.born, expires, 0));
        }
        purse.points.addAll(back);
        return back;
    }

    private void take(int batch, long opened, int amount, int expired) {
        missing = amount;
        List<Pt> own = purse.points.stream()
                .filter(point -> point.batch == batch)
                .sorted(Comparator.comparing((Pt point) -> point.expires != opened)
                        .thenComparing(point -> !point.spendable())
                        .thenComparing(point -> point.expires))
                .limit(missing)
                .toList();
        purse.points.removeAll(new HashSet<>(own));
        missing -= own.size();
        fromExpired = Math.min(missing, expired);
        missing -= fromExpired;
        List<Pt> others = purse.take(missing);
        missing -= others.size();
        taken.addAll(own);
        taken.addAll(others);
    }

    String reverse(String who, String key) {
        Model.Done done = model.done.get(key);
        if (done == null || !done.who.equals(who)) {
            return "entry-not-found";
        }
        if (done.reversed) {
            return "entry-already-reversed";
        }
        Optional<Bought> bought = model.bought(who, done.receipt);
        if (bought.filter(some -> some.returns > 0).isPresent()) {
            return "entry-has-returns";
        }
        List<Pt> kept = new ArrayList<>(purse.points);
        int paid = purse.paid.getOrDefault(done.batch, 0);
        take(done.batch, done.opened, done.gave - paid, purse.expired(done.batch));
        if (missing > 0 && model.refuses()) {
            keep(kept);
            return "points-already-spent";
        }
        restored(done.spent.points);
        purse.owed += paid + (model.owes() ? missing : 0);
        purse.counted.put(done.batch, Integer.MAX_VALUE);
        done.reversed = true;
        done.spent.reversed = true;
        if (done.spent.points.isEmpty()) {
            bought.ifPresent(some -> some.reversed = true);
        }
        return Model.OK;
    }

    private void keep(List<Pt> points) {
        purse.points.clear();
        purse.points.addAll(points);
    }
}
