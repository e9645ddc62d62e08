package io.guerdon.mongo;

import io.guerdon.giftcard.GiftCardLoadVoided;
import io.guerdon.giftcard.GiftCardLoaded;
import io.guerdon.giftcard.GiftCardPaidOut;
import io.guerdon.giftcard.GiftCardRefunded;
import io.guerdon.ledger.Subject;
import io.guerdon.unit.DefinitionId;
import java.util.List;

/** The stored form of what entries about gift cards are about. */
final class GiftCardShapes {
    static final List<Shape<? extends Subject>> ALL = List.of(
            new Shape<>("gift-card-loaded", GiftCardLoaded.class, GiftCardShapes::loaded, GiftCardShapes::loaded),
            new Shape<>("gift-card-voided", GiftCardLoadVoided.class, GiftCardShapes::voided, GiftCardShapes::voided),
            new Shape<>(
                    "gift-card-refunded", GiftCardRefunded.class, GiftCardShapes::refunded, GiftCardShapes::refunded),
            new Shape<>("gift-card-paid-out", GiftCardPaidOut.class, GiftCardShapes::paidOut, GiftCardShapes::paidOut));

    private GiftCardShapes() {}

    private static void loaded(BsonOut out, GiftCardLoaded loaded) {
        out.text("definition", loaded.definition().value());
        MoneyParts.paidIn(out, loaded.paid());
    }

    private static GiftCardLoaded loaded(Fields in) {
        return new GiftCardLoaded(new DefinitionId(in.text("definition")), MoneyParts.paidIn(in));
    }

    private static void voided(BsonOut out, GiftCardLoadVoided voided) {
        out.part("load", voided.load(), EntryForm::id);
        MoneyParts.money(out, voided.amount());
    }

    private static GiftCardLoadVoided voided(Fields in) {
        return new GiftCardLoadVoided(EntryForm.id(in.part("load")), MoneyParts.money(in));
    }

    private static void refunded(BsonOut out, GiftCardRefunded refunded) {
        out.part("spend", refunded.spend(), EntryForm::id);
        MoneyParts.money(out, refunded.amount());
        out.text("reference", refunded.reference());
    }

    private static GiftCardRefunded refunded(Fields in) {
        return new GiftCardRefunded(EntryForm.id(in.part("spend")), MoneyParts.money(in), in.text("reference"));
    }

    private static void paidOut(BsonOut out, GiftCardPaidOut paid) {
        EarningShapes.till(out, paid.till());
        MoneyParts.money(out, paid.amount());
        out.text("reference", paid.reference());
    }

    private static GiftCardPaidOut paidOut(Fields in) {
        return new GiftCardPaidOut(EarningShapes.till(in), MoneyParts.money(in), in.text("reference"));
    }
}
