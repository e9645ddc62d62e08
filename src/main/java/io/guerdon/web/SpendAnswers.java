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

/** What redemptions, holds and transfers are answered with. */
final class SpendAnswers {
    private SpendAnswers() {}

    /** Money off, in minor units. */
    record Value(long amount, String currency) {
        static Value of(Money money) {
            return new Value(money.minor(), money.currency());
        }
    }

    /** Points spent. */
    record Redeemed(Stamp entry, Value value, Map<String, Totals> balances) {
        static Redeemed of(Entry entry, ZoneId zone) {
            Money value = EarnAnswers.subject(entry, PointsRedeemed.class).value();
            return new Redeemed(Stamp.of(entry), Value.of(value), Totals.of(entry.after()));
        }
    }

    /** Points put aside. */
    record HoldPlaced(Stamp entry, String hold, Instant lapsesAt, Map<String, Totals> balances) {
        static HoldPlaced of(Entry entry, ZoneId zone) {
            Movement.HoldOpened opened = only(entry, Movement.HoldOpened.class);
            return new HoldPlaced(Stamp.of(entry), opened.hold().value(), opened.lapsesAt(), Totals.of(entry.after()));
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
            Movement.HoldClosed closed = only(entry, Movement.HoldClosed.class);
            return new HoldCaptured(
                    Stamp.of(entry),
                    closed.hold().value(),
                    amounts(closed.wallet(), closed.captured()),
                    amounts(closed.wallet(), closed.released()),
                    Value.of(EarnAnswers.subject(entry, PointsRedeemed.class).value()),
                    Totals.of(entry.after()));
        }
    }

    /** Held points available again. */
    record HoldVoided(Stamp entry, String hold, List<Amount> released, Map<String, Totals> balances) {
        static HoldVoided of(Entry entry, ZoneId zone) {
            Movement.HoldClosed closed = only(entry, Movement.HoldClosed.class);
            return new HoldVoided(
                    Stamp.of(entry),
                    closed.hold().value(),
                    amounts(closed.wallet(), closed.released()),
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

    private static <M extends Movement> M only(Entry entry, Class<M> type) {
        return entry.movements().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private static List<Amount> amounts(WalletId wallet, List<Draw> draws) {
        return draws.isEmpty() ? List.of() : List.of(new Amount(wallet.value(), Draw.sum(draws)));
    }
}
