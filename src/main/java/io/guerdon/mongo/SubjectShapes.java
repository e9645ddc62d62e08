package io.guerdon.mongo;

import static io.guerdon.mongo.LotParts.wallet;

import io.guerdon.correction.BalanceAdjusted;
import io.guerdon.correction.EntryReversed;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Subject;
import io.guerdon.ledger.TransferId;
import io.guerdon.redemption.PointsRedeemed;
import io.guerdon.transfer.PointsSent;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Money;
import io.guerdon.unit.Points;
import io.guerdon.unit.WalletId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The stored form of everything an entry can be about. A test walks the class path and fails where one is missing. */
final class SubjectShapes {
    static final Shapes<Subject> ALL = new Shapes<>(Stream.of(
                    EarningShapes.ALL,
                    CouponShapes.ALL,
                    QuoteShapes.ALL,
                    RewardShapes.ALL,
                    GiftCardShapes.ALL,
                    StoredValueShapes.ALL,
                    ConversionShapes.SUBJECTS,
                    PackShapes.SUBJECTS,
                    TerminalShapes.ALL,
                    ChargeShapes.SUBJECTS,
                    PlanParts.SUBJECTS,
                    CreditShapes.SUBJECTS,
                    MembershipShapes.SUBJECTS,
                    others())
            .flatMap(List::stream)
            .toList());

    private SubjectShapes() {}

    private static List<Shape<? extends Subject>> others() {
        return List.of(
                RefusalShape.SHAPE,
                new Shape<>("redemption", PointsRedeemed.class, SubjectShapes::redeemed, SubjectShapes::redeemed),
                new Shape<>("transfer", PointsSent.class, SubjectShapes::sent, SubjectShapes::sent),
                new Shape<>("adjustment", BalanceAdjusted.class, SubjectShapes::adjusted, SubjectShapes::adjusted),
                new Shape<>("reversal", EntryReversed.class, SubjectShapes::reversed, SubjectShapes::reversed));
    }

    private static void redeemed(BsonOut out, PointsRedeemed redeemed) {
        EarningShapes.till(out, redeemed.till());
        if (!redeemed.wallet().equals(WalletId.POINTS)) {
            wallet(out, redeemed.wallet());
        }
        out.number("points", redeemed.points().value())
                .number("value", redeemed.value().minor())
                .text("currency", redeemed.value().currency())
                .text("reference", redeemed.reference());
    }

    private static PointsRedeemed redeemed(Fields in) {
        Money value = new Money(in.number("value"), in.text("currency"));
        return new PointsRedeemed(EarningShapes.till(in), spentFrom(in), points(in), value, in.text("reference"));
    }

    private static void sent(BsonOut out, PointsSent sent) {
        if (!sent.wallet().equals(WalletId.POINTS)) {
            wallet(out, sent.wallet());
        }
        out.text("transfer", sent.transfer().value())
                .text("other", sent.other().value())
                .number("points", sent.points().value());
    }

    private static PointsSent sent(Fields in) {
        return new PointsSent(
                new TransferId(in.text("transfer")), ChainId.parse(in.text("other")), spentFrom(in), points(in));
    }

    private static void adjusted(BsonOut out, BalanceAdjusted adjusted) {
        wallet(out, adjusted.wallet());
        out.number("amount", adjusted.amount()).text("requestedBy", adjusted.requestedBy());
        adjusted.merchant().ifPresent(merchant -> out.text("merchant", merchant.value()));
    }

    private static BalanceAdjusted adjusted(Fields in) {
        Optional<MerchantId> merchant =
                in.has("merchant") ? Optional.of(new MerchantId(in.text("merchant"))) : Optional.empty();
        return new BalanceAdjusted(wallet(in), in.number("amount"), merchant, in.text("requestedBy"));
    }

    private static void reversed(BsonOut out, EntryReversed reversed) {
        out.part("entry", reversed.entry(), EntryForm::id)
                .text("kind", reversed.kind().wire())
                .list("owed", reversed.owed().entrySet(), LotParts::amount);
    }

    private static EntryReversed reversed(Fields in) {
        EntryId entry = EntryForm.id(in.part("entry"));
        return new EntryReversed(entry, EntryKind.ofWire(in.text("kind")), LotParts.amounts(in, "owed"));
    }

    /** Points are so common that they are not named. */
    private static WalletId spentFrom(Fields in) {
        return in.has("wallet") ? wallet(in) : WalletId.POINTS;
    }

    private static Points points(Fields in) {
        return new Points(in.number("points"));
    }
}
