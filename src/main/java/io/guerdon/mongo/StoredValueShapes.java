package io.guerdon.mongo;

import io.guerdon.ledger.Arrangement;
import io.guerdon.ledger.Subject;
import io.guerdon.storedvalue.PaidInDay;
import io.guerdon.storedvalue.StoredValueStanding;
import io.guerdon.storedvalue.TopUpId;
import io.guerdon.storedvalue.TopUpRefunded;
import io.guerdon.storedvalue.TopUpRefunded.BonusBack;
import io.guerdon.storedvalue.ToppedUp;
import io.guerdon.unit.WalletId;
import java.time.LocalDate;
import java.util.List;

/** The stored form of what entries about stored value are about. */
final class StoredValueShapes {
    static final List<Shape<? extends Subject>> ALL = List.of(
            new Shape<>("topped-up", ToppedUp.class, StoredValueShapes::toppedUp, StoredValueShapes::toppedUp),
            new Shape<>(
                    "top-up-refunded", TopUpRefunded.class, StoredValueShapes::refunded, StoredValueShapes::refunded),
            new Shape<>(
                    "stored-value-standing",
                    StoredValueStanding.class,
                    (out, standing) -> value(out, standing.storedValue()),
                    in -> new StoredValueStanding(value(in))));

    static final List<Shape<? extends Arrangement>> ARRANGEMENTS = List.of(new Shape<>(
            "paid-in-day",
            PaidInDay.class,
            (out, paid) -> out.text("day", paid.day().toString()).number("paidIn", paid.paidIn()),
            in -> new PaidInDay(LocalDate.parse(in.text("day")), in.number("paidIn"))));

    private StoredValueShapes() {}

    private static void toppedUp(BsonOut out, ToppedUp made) {
        out.text("topUp", made.topUp().value());
        value(out, made.storedValue());
        MoneyParts.paidIn(out, made.paid());
        out.number("bonus", made.bonus()).text("payment", made.payment());
    }

    private static ToppedUp toppedUp(Fields in) {
        return new ToppedUp(
                new TopUpId(in.text("topUp")),
                value(in),
                MoneyParts.paidIn(in),
                in.number("bonus"),
                in.text("payment"));
    }

    private static void refunded(BsonOut out, TopUpRefunded refunded) {
        out.text("topUp", refunded.topUp().value());
        value(out, refunded.storedValue());
        MoneyParts.money(out, refunded.paidBack());
        BonusBack bonus = refunded.bonus();
        out.number("claimed", bonus.claimed())
                .number("alreadyExpired", bonus.alreadyExpired())
                .number("deducted", bonus.deducted())
                .number("owed", bonus.owed());
    }

    private static TopUpRefunded refunded(Fields in) {
        return new TopUpRefunded(
                new TopUpId(in.text("topUp")),
                value(in),
                MoneyParts.money(in),
                new BonusBack(
                        in.number("claimed"), in.number("alreadyExpired"), in.number("deducted"), in.number("owed")));
    }

    private static void value(BsonOut out, WalletId storedValue) {
        out.text("storedValue", storedValue.value());
    }

    private static WalletId value(Fields in) {
        return new WalletId(in.text("storedValue"));
    }
}
