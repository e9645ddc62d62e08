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
        int[] money = bought.backAmounts.clone();
        int[] pieces = bought.backPieces.clone();
        int before = model.rules.points(bought.amounts, bought.nonEarning, money);
        if (!bought.takeBack(lines)) {
            return "return-exceeds-purchase";
        }
        int after = model.rules.points(bought.amounts, bought.nonEarning, bought.backAmounts);
        List<Pt> kept = new ArrayList<>(purse.points);
        List<Pt> back = back(bought);
        take(
                bought.batch,
                bought.opened,
                before - after,
                purse.expired.getOrDefault(bought.batch, 0) - bought.countedExpired);
        if (missing > 0 && model.refuses()) {
            keep(kept);
            System.arraycopy(money, 0, bought.backAmounts, 0, money.length);
            System.arraycopy(pieces, 0, bought.backPieces, 0, pieces.length);
            return "points-already-spent";
        }
        bought.returns++;
        bought.restored += back.size();
        bought.countedExpired += fromExpired;
        miss(bought);
        return Model.OK;
    }

    private void miss(Bought bought) {
        if (model.owes()) {
            purse.owed += missing;
            bought.shortOwed += missing;
        } else {
            bought.shortWrittenOff += missing;
        }
    }

    /** The part of what was spent on the goods is back, and makes good what earlier returns had missed. */
    private List<Pt> back(Bought bought) {
        List<Pt> spent = bought.spent();
        int share = bought.back() >= bought.total() ? spent.size() : spent.size() * bought.back() / bought.total();
        List<Pt> back = restored(spent.subList(Math.min(bought.restored, share), share));
        long paid = Math.min(Math.min(bought.shortOwed, back.size()), purse.owed);
        purse.take(paid);
        purse.owed -= paid;
        bought.shortOwed -= paid;
        long regained = Math.min(bought.shortWrittenOff, back.size() - paid);
        purse.take(regained);
        bought.shortWrittenOff -= regained;
        return back;
    }

    private List<Pt> restored(List<Pt> points) {
        List<Pt> back = new ArrayList<>();
        for (Pt point : points) {
            long expires = point.expires <= model.now ? model.rules.grace(model.now) : point.expires;
            back.add(new Pt(point.batch, expires, 0));
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
        missing -= purse.take(missing).size();
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
        take(done.batch, done.opened, done.gave, purse.expired.getOrDefault(done.batch, 0));
        if (missing > 0 && model.refuses()) {
            keep(kept);
            return "points-already-spent";
        }
        restored(done.spent.points);
        purse.owed += model.owes() ? missing : 0;
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
