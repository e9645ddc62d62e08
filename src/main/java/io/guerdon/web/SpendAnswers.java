package io.guerdon.web;

import io.guerdon.ledger.Draw;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Movement;
import io.guerdon.redemption.PointsRedeemed;
import io.guerdon.transfer.PointsSent;
import io.guerdon.unit.Money;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** What redemptions, holds and transfers are answered with. */
final class SpendAnswers {
    private SpendAnswers() {}

    /** Money off, in minor units. */
    record Value(long amount, String currency) {
        static Value of(Money money) {
            return new Value(money.minor(), money.currency());
        }
    }

    /** Points spent, or money: how much of which wallet, and what it is worth. */
    record Redeemed(Stamp entry, List<Amount> used, Value value, Map<String, Totals> balances) {
        static Redeemed of(Entry entry, ZoneId zone) {
            Money value = EarnAnswers.subject(entry, PointsRedeemed.class).value();
            SortedMap<WalletId, Long> used = new TreeMap<>();
            all(entry, Movement.LotDrawn.class)
                    .forEach(drawn -> used.merge(drawn.wallet(), drawn.draw().amount(), Math::addExact));
            return new Redeemed(Stamp.of(entry), Amount.of(used), Value.of(value), Totals.of(entry.after()));
        }
    }

    /** Points put aside, or money: how much of which wallet. */
    record HoldPlaced(Stamp entry, String hold, Instant lapsesAt, List<Amount> held, Map<String, Totals> balances) {
        static HoldPlaced of(Entry entry, ZoneId zone) {
            List<Movement.HoldOpened> opened = all(entry, Movement.HoldOpened.class);
            Movement.HoldOpened first = opened.getFirst();
            return new HoldPlaced(
                    Stamp.of(entry),
                    first.hold().whole().value(),
                    first.lapsesAt(),
                    amounts(opened, Movement.HoldOpened::wallet, Movement.HoldOpened::draws),
                    Totals.of(entry.after()));
        }
    }

    /** Held points spent; the rest of them is available again. */
    record HoldCaptured(
            Stamp entry,
            String hold,
            List<Amount> captured,
            List<Amount> released,
            Value value,
            Map<String, Totals> balances) {
        static HoldCaptured of(Entry entry, ZoneId zone) {
            List<Movement.HoldClosed> closed = all(entry, Movement.HoldClosed.class);
            return new HoldCaptured(
                    Stamp.of(entry),
                    closed.getFirst().hold().whole().value(),
                    amounts(closed, Movement.HoldClosed::wallet, Movement.HoldClosed::captured),
                    amounts(closed, Movement.HoldClosed::wallet, Movement.HoldClosed::released),
                    Value.of(EarnAnswers.subject(entry, PointsRedeemed.class).value()),
                    Totals.of(entry.after()));
        }
    }

    /** Held points available again. */
    record HoldVoided(Stamp entry, String hold, List<Amount> released, Map<String, Totals> balances) {
        static HoldVoided of(Entry entry, ZoneId zone) {
            List<Movement.HoldClosed> closed = all(entry, Movement.HoldClosed.class);
            return new HoldVoided(
                    Stamp.of(entry),
                    closed.getFirst().hold().whole().value(),
                    amounts(closed, Movement.HoldClosed::wallet, Movement.HoldClosed::released),
                    Totals.of(entry.after()));
        }
    }

    /** Points sent; they arrive as an entry of the receiver. */
    record PointsTransferred(Stamp entry, String transfer, String to, List<Amount> sent, Map<String, Totals> balances) {
        static PointsTransferred of(Entry entry, ZoneId zone) {
            PointsSent sent = EarnAnswers.subject(entry, PointsSent.class);
            return new PointsTransferred(
                    Stamp.of(entry),
                    sent.transfer().value(),
                    sent.other().owner().value(),
                    Amount.of(Map.of(sent.wallet(), sent.points().value())),
                    Totals.of(entry.after()));
        }
    }

    private static <M extends Movement> List<M> all(Entry entry, Class<M> type) {
        return entry.movements().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static <M> List<Amount> amounts(
            List<M> holds, Function<M, WalletId> wallet, Function<M, List<Draw>> draws) {
        SortedMap<WalletId, Long> sums = new TreeMap<>();
        holds.forEach(hold -> sums.merge(wallet.apply(hold), Draw.sum(draws.apply(hold)), Math::addExact));
        return Amount.of(sums);
    }
}
