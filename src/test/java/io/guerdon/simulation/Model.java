package io.guerdon.simulation;

import io.guerdon.earning.ReturnedLine;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.program.OwedPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What should happen, told point by point. Each operation answers {@code ok} or the code of the refusal. */
final class Model {
    static final String OK = "ok";

    final Rules rules;
    final Map<String, Purse> purses = new HashMap<>();
    final Map<String, Bought> purchases = new HashMap<>();
    final Map<String, String> buyers = new HashMap<>();
    /** What was spent for a member's receipt, whether its purchase is recorded already or comes later. */
    private final Map<String, List<Bought.Spent>> spending = new HashMap<>();
    /** What can be reversed, by the key that did it. */
    final Map<String, Done> done = new HashMap<>();

    long now;

    Model(Rules rules) {
        this.rules = rules;
    }

    Purse purse(String who) {
        Purse purse = purses.computeIfAbsent(who, _ -> new Purse());
        purse.tick(now);
        return purse;
    }

    String buy(String who, String key, Bought plan, long at) {
        Purse purse = purse(who);
        if (purchases.containsKey(plan.receipt)) {
            return "receipt-already-recorded";
        }
        if (purse.status == AccountStatus.CLOSED) {
            return "account-closed";
        }
        slide(purse, at);
        int earned = rules.points(plan.amounts, plan.nonEarning, new int[plan.amounts.length]);
        long expires = rules.slides() ? purse.reach(rules.expires(at), at, rules::expires) : rules.expires(at);
        int batch = earned == 0 ? -1 : purse.credit(earned, at, expires, rules.matures(at));
        Bought bought = new Bought(plan.receipt, plan.amounts, plan.pieces, plan.nonEarning, batch, expires);
        bought.earned = earned;
        bought.spending = spendingFor(who, plan.receipt);
        purchases.put(plan.receipt, bought);
        buyers.put(plan.receipt, who);
        done.put(key, new Done(who, plan.receipt, batch, earned, expires, new Bought.Spent(List.of())));
        return OK;
    }

    String redeem(String who, String key, int amount, String receipt) {
        Purse purse = purse(who);
        String refusal = spend(purse, amount);
        if (refusal.equals(OK)) {
            List<Pt> points = purse.take(amount);
            spent(who, key, points, receipt);
            slide(purse, now);
        }
        return refusal;
    }

    private String spend(Purse purse, int amount) {
        if (amount < rules.program().policies().spending().minimumPoints()) {
            return "below-minimum";
        }
        return covered(purse, amount);
    }

    private static String covered(Purse purse, int amount) {
        return switch (purse.status) {
            case SUSPENDED -> "account-suspended";
            case CLOSED -> "account-closed";
            case NEW, ACTIVE -> purse.available() < amount ? "insufficient-points" : OK;
        };
    }

    private void spent(String who, String key, List<Pt> points, String receipt) {
        Bought.Spent spent = new Bought.Spent(points);
        spendingFor(who, receipt).add(spent);
        done.put(key, new Done(who, receipt, -1, 0, 0, spent));
    }

    private List<Bought.Spent> spendingFor(String who, String receipt) {
        return spending.computeIfAbsent(who + " " + receipt, _ -> new ArrayList<>());
    }

    /** A member's own purchase. */
    Optional<Bought> bought(String who, String receipt) {
        return Optional.ofNullable(purchases.get(receipt)).filter(_ -> who.equals(buyers.get(receipt)));
    }

    private void slide(Purse purse, long at) {
        if (rules.slides()) {
            purse.active(at, rules::expires);
        }
    }

    String hold(String who, String name, int amount, long lapses, String receipt) {
        Purse purse = purse(who);
        String refusal = spend(purse, amount);
        if (refusal.equals(OK)) {
            purse.holds.put(name, new Purse.Held(purse.take(amount), lapses, receipt));
        }
        return refusal;
    }

    String capture(String who, String key, String name, int amount) {
        Purse purse = purse(who);
        Purse.Held hold = purse.holds.get(name);
        if (hold == null) {
            return purse.closed.getOrDefault(name, "hold-not-found");
        }
        if (amount == 0) {
            return "below-minimum";
        }
        if (amount > hold.points.size()) {
            return "capture-exceeds-hold";
        }
        List<Pt> taken = new ArrayList<>(hold.points.subList(0, amount));
        hold.points.subList(0, amount).clear();
        purse.end(name, "hold-captured");
        spent(who, key, taken, hold.receipt);
        slide(purse, now);
        return OK;
    }

    String voided(String who, String name) {
        Purse purse = purse(who);
        if (!purse.holds.containsKey(name)) {
            return purse.closed.getOrDefault(name, "hold-not-found");
        }
        purse.end(name, "hold-voided");
        return OK;
    }

    String activity(String who, String type) {
        Purse purse = purse(who);
        if (purse.status == AccountStatus.CLOSED) {
            return "account-closed";
        }
        if (type.equals("delivered")) {
            purse.happened();
        }
        return OK;
    }

    String goodsReturned(String who, String receipt, List<ReturnedLine> lines) {
        return new TakingBack(this, purse(who)).goods(who, receipt, lines);
    }

    String reverse(String who, String key) {
        return new TakingBack(this, purse(who)).reverse(who, key);
    }

    String adjust(String who, String key, int amount) {
        Purse purse = purse(who);
        String refusal = adjustable(purse, amount);
        if (!refusal.equals(OK)) {
            return refusal;
        }
        if (Math.abs(amount) > rules.program().policies().spending().approvalAbove()) {
            purse.requests.put(key, now + 7 * 86_400_000L);
            return OK;
        }
        adjusted(who, key, purse, amount);
        return OK;
    }

    String approve(String who, String key, String request, int amount) {
        Purse purse = purse(who);
        if (!purse.requests.containsKey(request)) {
            return "approval-not-found";
        }
        String refusal = adjustable(purse, amount);
        if (refusal.equals(OK)) {
            purse.requests.remove(request);
            adjusted(who, key, purse, amount);
        }
        return refusal;
    }

    private static String adjustable(Purse purse, int amount) {
        if (amount < 0) {
            return purse.available() < -amount ? "insufficient-points" : OK;
        }
        return purse.status == AccountStatus.CLOSED ? "account-closed" : OK;
    }

    private void adjusted(String who, String key, Purse purse, int amount) {
        if (amount < 0) {
            spent(who, key, purse.take(-amount), "");
            return;
        }
        long expires = rules.expires(now);
        int batch = purse.credit(amount, now, expires, 0);
        done.put(key, new Done(who, "", batch, amount, expires, new Bought.Spent(List.of())));
    }

    String send(String who, String name, String to, int amount) {
        Purse receiver = purse(to);
        Purse purse = purse(who);
        if (receiver.status == AccountStatus.CLOSED) {
            return "receiver-closed";
        }
        String refusal = covered(purse, 0);
        if (!refusal.equals(OK)) {
            return refusal;
        }
        if (purse.sent.size() >= 20) {
            return "too-many-transfers";
        }
        refusal = covered(purse, amount);
        if (refusal.equals(OK)) {
            purse.sent.put(name, purse.take(amount));
        }
        return refusal;
    }

    String receive(String who, List<Pt> points) {
        Purse purse = purse(who);
        if (purse.status == AccountStatus.CLOSED) {
            return "receiver-closed";
        }
        for (int from = 0, to = 0; from < points.size(); from = to) {
            Pt first = points.get(from);
            while (to < points.size() && Pt.SPEND_ORDER.compare(first, points.get(to)) == 0) {
                to++;
            }
            purse.credit(to - from, now, first.expires, 0);
        }
        return OK;
    }

    boolean owes() {
        return rules.program().policies().lots().owed() == OwedPolicy.OWE;
    }

    boolean refuses() {
        return rules.program().policies().lots().owed() == OwedPolicy.REFUSE;
    }

    /** Something that can be mirrored: it gave a batch of points, or took some; either may be for a receipt. */
    static final class Done {
        final String who;
        final String receipt;
        final int batch;
        final int gave;
        final long opened;
        final Bought.Spent spent;
        boolean reversed;

        Done(String who, String receipt, int batch, int gave, long opened, Bought.Spent spent) {
            this.who = who;
            this.receipt = receipt;
            this.batch = batch;
            this.gave = gave;
            this.opened = opened;
            this.spent = spent;
        }
    }
}
