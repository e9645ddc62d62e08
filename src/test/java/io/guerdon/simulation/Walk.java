package io.guerdon.simulation;

import io.guerdon.correction.AdjustBalance;
import io.guerdon.correction.CorrectionOperations;
import io.guerdon.correction.ReverseEntry;
import io.guerdon.earning.Basket;
import io.guerdon.earning.EarningOperations;
import io.guerdon.earning.Line;
import io.guerdon.earning.PurchaseRef;
import io.guerdon.earning.RecordPurchase;
import io.guerdon.earning.ReportActivity;
import io.guerdon.earning.ReturnGoods;
import io.guerdon.earning.ReturnedLine;
import io.guerdon.earning.Tender;
import io.guerdon.earning.Till;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.HoldId;
import io.guerdon.ledger.SentTransfer;
import io.guerdon.ledger.StatusChange;
import io.guerdon.program.InMemoryPrograms;
import io.guerdon.program.Program;
import io.guerdon.program.Programs;
import io.guerdon.redemption.CloseHold;
import io.guerdon.redemption.PlaceHold;
import io.guerdon.redemption.RedeemPoints;
import io.guerdon.redemption.RedemptionOperations;
import io.guerdon.transfer.TransferOperations;
import io.guerdon.unit.Points;
import io.guerdon.unit.WalletId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** One program, a few members, and whatever happens to them. */
final class Walk {
    private static final List<String> MEMBERS = List.of("ann", "bob", "cid");
    private static final Till TILL = new Till(RandomProgram.CAFE, "", "");

    private final RandomGenerator random;
    private final Program program;
    private final Programs programs;
    private final Model model;
    private final Comparison compare;
    private final List<Parcel> parcels = new ArrayList<>();
    private int keys;

    Walk(RandomGenerator random) {
        this.random = random;
        this.program = new RandomProgram(random).program();
        this.programs = InMemoryPrograms.with(program);
        this.model = new Model(new Rules(program));
        this.compare = new Comparison(program, model);
    }

    List<String> tail() {
        return compare.tail();
    }

    void steps(int steps) {
        for (int i = 0; i < steps; i++) {
            passTime();
            step(MEMBERS.get(random.nextInt(MEMBERS.size())));
        }
        MEMBERS.forEach(compare::refold);
    }

    private void passTime() {
        switch (random.nextInt(10)) {
            case 0 -> compare.advance(Duration.ofDays(random.nextInt(1, 30)));
            case 1, 2 -> compare.advance(Duration.ofHours(random.nextInt(1, 40)));
            case 3 -> compare.advance(Duration.ofMillis(random.nextInt(5_000_000)));
            default -> {}
        }
    }

    private void step(String who) {
        String key = "k" + ++keys;
        Call call = new Call(compare.chain(who), EntryKey.ofCaller("", key), new Actor("olga", "", "", "", ""));
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4 -> buy(who, key, call);
            case 5, 6, 7 -> redeem(who, key, call);
            case 8, 9 -> hold(who, key, call);
            case 10, 11 -> close(who, key, call);
            case 12, 13, 14 -> goods(who, call);
            case 15 -> reverse(who, call);
            case 16 -> adjust(who, key, call);
            case 17 -> transfer(who, key, call);
            case 18 -> compare.repeat(random);
            default -> seldom(who, key, call);
        }
    }

    private void buy(String who, String key, Call call) {
        String receipt = "R" + (random.nextInt(20) == 0 ? random.nextInt(keys) : keys);
        int count = random.nextInt(1, 4);
        int[] amounts = random.ints(count, 0, 40).toArray();
        int[] pieces = random.ints(count, 1, 5).toArray();
        int paid = random.nextInt(3) == 0 ? random.nextInt(50) : 0;
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(new Line(i + 1, "", "", pieces[i], amounts[i]));
        }
        long at = random.nextInt(4) == 0 ? model.now - random.nextLong(40L * 86_400_000) : model.now;
        RecordPurchase command = new RecordPurchase(
                TILL,
                receipt,
                Optional.of(Instant.ofEpochMilli(at)),
                "CNY",
                new Basket(lines, List.of(new Tender("points", paid), new Tender("cash", 5))));
        Bought plan = new Bought(receipt, amounts, pieces, paid, -1, 0);
        compare.submit(
                who, key, EarningOperations.purchase(program, command, call), () -> model.buy(who, key, plan, at));
    }

    private void redeem(String who, String key, Call call) {
        int amount = random.nextInt(40);
        String receipt = "R" + random.nextInt(keys);
        compare.submit(
                who,
                key,
                RedemptionOperations.redeem(program, new RedeemPoints(TILL, new Points(amount), receipt), call),
                () -> model.redeem(who, key, amount, receipt));
    }

    private void hold(String who, String key, Call call) {
        int amount = random.nextInt(30);
        Duration lasting = Duration.ofHours(random.nextInt(1, 100));
        String receipt = random.nextBoolean() ? "R" + random.nextInt(keys) : "";
        compare.submit(
                who,
                key,
                RedemptionOperations.hold(program, new PlaceHold(TILL, new Points(amount), lasting, receipt), call),
                () -> model.hold(who, key, amount, model.now + lasting.toMillis(), receipt));
    }

    private void close(String who, String key, Call call) {
        List<String> open = List.copyOf(model.purse(who).holds.keySet());
        List<String> gone = List.copyOf(model.purse(who).closed.keySet());
        List<String> names = open.isEmpty() || random.nextInt(5) == 0 ? gone : open;
        String name = names.isEmpty() ? "none" : names.get(random.nextInt(names.size()));
        HoldId hold = compare.hold(name);
        if (random.nextInt(3) == 0) {
            compare.submit(
                    who,
                    key,
                    RedemptionOperations.close(program, new CloseHold.VoidHold(hold), call),
                    () -> model.voided(who, name));
        } else {
            int amount = random.nextInt(25);
            CloseHold command = new CloseHold.CaptureHold(hold, Optional.of(new Points(amount)));
            compare.submit(
                    who,
                    key,
                    RedemptionOperations.close(program, command, call),
                    () -> model.capture(who, key, name, amount));
        }
    }

    private void goods(String who, Call call) {
        List<String> own = model.buyers.keySet().stream()
                .filter(receipt -> who.equals(model.buyers.get(receipt)))
                .sorted()
                .toList();
        String receipt = own.isEmpty() ? "none" : own.get(random.nextInt(own.size()));
        List<ReturnedLine> lines = new ArrayList<>();
        for (int line = 1; line <= 4; line++) {
            int pieces = random.nextInt(3);
            int amount = random.nextInt(3) == 0 ? random.nextInt(12) : 0;
            boolean more = random.nextInt(line == 4 ? 30 : 2) == 0;
            if (more && pieces + amount > 0) {
                lines.add(new ReturnedLine(line, pieces, amount));
            }
        }
        if (lines.isEmpty()) {
            lines.add(new ReturnedLine(1, 1, 0));
        }
        ReturnGoods command = new ReturnGoods(new PurchaseRef.ByReceipt("cafe", receipt), "", Optional.empty(), lines);
        compare.submit(
                who,
                call.key().value(),
                EarningOperations.goodsReturned(command, call, compare.claims(), programs),
                () -> model.goodsReturned(who, receipt, lines));
    }

    private void reverse(String who, Call call) {
        List<String> all = model.done.keySet().stream().sorted().toList();
        String target = all.isEmpty() ? "none" : all.get(random.nextInt(all.size()));
        EntryId entry = compare.entry(target);
        compare.submit(
                who,
                call.key().value(),
                CorrectionOperations.reverse(program, new ReverseEntry(entry, "because"), call),
                () -> model.reverse(who, target));
    }

    private void adjust(String who, String key, Call call) {
        List<String> open = List.copyOf(model.purse(who).requests.keySet());
        if (!open.isEmpty() && random.nextBoolean()) {
            String request = open.get(random.nextInt(open.size()));
            Call second = new Call(call.chain(), call.key(), new Actor("pete", "", "", "", ""));
            compare.submit(
                    who,
                    key,
                    CorrectionOperations.approve(program, compare.seq(request), second),
                    () -> model.approve(who, key, request, compare.asked(request)));
            return;
        }
        int amount = random.nextBoolean() ? random.nextInt(1, 30) : -random.nextInt(1, 30);
        compare.asks(key, amount);
        compare.submit(
                who,
                key,
                CorrectionOperations.adjust(program, new AdjustBalance(WalletId.POINTS, amount, "because"), call),
                () -> model.adjust(who, key, amount));
    }

    private void transfer(String who, String key, Call call) {
        if (!parcels.isEmpty() && random.nextInt(3) > 0) {
            Parcel parcel = parcels.get(random.nextInt(parcels.size()));
            deliver(parcel, key);
            return;
        }
        String to = MEMBERS.get((MEMBERS.indexOf(who) + 1 + random.nextInt(2)) % 3);
        int amount = random.nextInt(1, 20);
        String answer = compare.submit(
                who,
                key,
                TransferOperations.send(compare.chain(to), new Points(amount), call, compare.accounts()),
                () -> model.send(who, key, to, amount));
        if (answer.equals(Model.OK)) {
            parcels.add(new Parcel(who, to, key, compare.sent(who, key), ""));
        }
    }

    /** The steps of a delivery, each at any time later, the first as often as one likes. */
    private void deliver(Parcel parcel, String key) {
        String first = parcel.ended();
        if (first.isEmpty()) {
            List<Pt> points = model.purse(parcel.from()).sent.getOrDefault(parcel.name(), List.of());
            String end = compare.submit(
                    parcel.to(),
                    key,
                    TransferOperations.receive(compare.chain(parcel.from()), parcel.sent()),
                    () -> model.receive(parcel.to(), points));
            parcels.set(parcels.indexOf(parcel), parcel.ending(end));
            return;
        }
        parcels.remove(parcel);
        boolean arrived = first.equals(Model.OK);
        compare.submit(
                parcel.from(),
                key,
                arrived
                        ? TransferOperations.arrived(compare.chain(parcel.from()), parcel.sent())
                        : TransferOperations.cameBack(compare.chain(parcel.from()), parcel.sent()),
                () -> {
                    Purse purse = model.purse(parcel.from());
                    List<Pt> points = List.copyOf(java.util.Objects.requireNonNull(purse.sent.remove(parcel.name())));
                    purse.points.addAll(arrived ? List.of() : points);
                    return Model.OK;
                });
    }

    private void seldom(String who, String key, Call call) {
        if (random.nextInt(3) > 0) {
            String type = random.nextBoolean() ? "delivered" : "check-in";
            compare.submit(
                    who,
                    key,
                    EarningOperations.activity(program, new ReportActivity(type, Optional.empty(), Map.of()), call),
                    () -> model.activity(who, type));
            return;
        }
        AccountStatus status = random.nextInt(4) == 0
                ? AccountStatus.CLOSED
                : random.nextInt(4) == 0 ? AccountStatus.SUSPENDED : AccountStatus.ACTIVE;
        compare.submit(who, key, new StatusChange(call.chain(), call.key(), status), () -> {
            model.purse(who).status = status;
            return Model.OK;
        });
    }

    /** A transfer on its way; {@code ended} is what the receiving step answered. */
    private record Parcel(String from, String to, String name, SentTransfer sent, String ended) {
        Parcel ending(String how) {
            return new Parcel(from, to, name, sent, how);
        }
    }
}
