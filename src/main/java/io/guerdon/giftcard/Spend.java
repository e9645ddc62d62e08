package io.guerdon.giftcard;

import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Movement.HoldClosed;
import io.guerdon.ledger.Movement.LotDrawn;
import io.guerdon.redemption.PointsRedeemed;
import io.guerdon.unit.MerchantId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A payment with a card and how much of it has come back.
 *
 * @param merchant that was paid
 * @param draws from which lots, in the order they were spent
 * @param refunded in minor units
 */
record Spend(MerchantId merchant, List<Draw> draws, long refunded) {
    /** Reads it; empty where the entry is none of the card's, or none in which something was spent. */
    static Optional<Spend> read(History history, ChainId card, EntryId entry) {
        return history.byId(entry)
                .filter(there -> there.chain().equals(card))
                .flatMap(there -> merchant(there).map(merchant -> of(history, there, merchant)));
    }

    private static Optional<MerchantId> merchant(Entry entry) {
        return entry.draft().subject().orElse(null) instanceof PointsRedeemed redeemed
                ? Optional.of(redeemed.till().merchant())
                : Optional.empty();
    }

    private static Spend of(History history, Entry entry, MerchantId merchant) {
        List<Draw> draws = entry.movements().stream()
                .flatMap(movement -> switch (movement) {
                    case LotDrawn drawn -> Stream.of(drawn.draw());
                    case HoldClosed closed -> closed.captured().stream();
                    default -> Stream.<Draw>empty();
                })
                .toList();
        long refunded = history.byRef(entry.chain(), entry.id().toString()).stream()
                .map(refund -> (GiftCardRefunded) refund.draft().subject().orElseThrow())
                .mapToLong(refund -> refund.amount().minor())
                .sum();
        return new Spend(merchant, draws, refunded);
    }

    long amount() {
        return Draw.sum(draws);
    }

    /** The next so much of it, so that parts that come back one by one come back into the lots the whole would. */
    List<Draw> next(long amount) {
        return Draw.between(draws, refunded, refunded + amount);
    }
}
