package io.guerdon.giftcard;

import io.guerdon.code.CodeBatch;
import io.guerdon.code.CodeBatch.Order;
import io.guerdon.code.Codes;
import io.guerdon.code.Codes.Making;
import io.guerdon.giftcard.GiftCardRefusal.GiftCardCodeMistyped;
import io.guerdon.giftcard.GiftCardRefusal.GiftCardCodeUnknown;
import io.guerdon.giftcard.GiftCardRefusal.GiftCardDefinitionNotFound;
import io.guerdon.giftcard.GiftCardRefusal.GiftCardNotFound;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.Refusal;
import io.guerdon.program.Program;
import io.guerdon.unit.DefinitionId;
import io.guerdon.unit.GiftCardId;
import io.guerdon.unit.ProgramId;
import java.util.Optional;

/** Makes codes of cards, and says which card one is of. A code's batch and place in it are the card's id; the rest proves it. */
public final class GiftCardCodes {
    private final Codes codes;
    private final int poolSize;

    /** Cards by these codes. */
    public GiftCardCodes(Codes codes) {
        this(codes, CodeBatch.MOST_CODES);
    }

    GiftCardCodes(Codes codes, int poolSize) {
        this.codes = codes;
        this.poolSize = poolSize;
    }

    /** Makes codes of cards to be printed; each pays nothing until it is sold. A repeat of the request gets the same ones. */
    public Making make(Program program, Order order, EntryKey request) {
        return codes.make(
                program.id(),
                order,
                request,
                () -> program.catalogue().giftCard(order.definition()).isEmpty()
                        ? Optional.of(new GiftCardDefinitionNotFound(
                                order.definition().value()))
                        : Optional.empty());
    }

    /** A batch that nobody prints, out of which cards are sold that are sent; the {@code number}-th of the definition. */
    Making pool(ProgramId program, DefinitionId definition, int number) {
        Order order = new Order(definition, poolSize);
        return codes.make(program, order, new EntryKey("pool:" + definition + ":" + number), Optional::empty);
    }

    /** Which card is meant. */
    public sealed interface Found {
        /** This one. */
        record Card(GiftCard card) implements Found {}

        /** None there is. */
        record None(Refusal refusal) implements Found {}
    }

    /** The card of a code, as somebody typed it. */
    public Found byCode(ProgramId program, String typed) {
        return switch (codes.read(program, typed)) {
            case Codes.Typed.Mistyped _ -> new Found.None(new GiftCardCodeMistyped());
            case Codes.Typed.Unknown _ -> new Found.None(new GiftCardCodeUnknown());
            case Codes.Typed.Genuine code -> new Found.Card(card(code.batch(), code.serial()));
        };
    }

    /** The card of an id, for whoever need not prove it. */
    public Found byId(ProgramId program, GiftCardId id) {
        return codes.batch(program, id.batch())
                .filter(batch -> id.serial() < batch.order().count())
                .<Found>map(batch -> new Found.Card(card(batch, id.serial())))
                .orElseGet(() -> new Found.None(new GiftCardNotFound(id.value())));
    }

    private static GiftCard card(CodeBatch batch, int serial) {
        return new GiftCard(
                new GiftCardId(batch.number(), serial), batch.order().definition());
    }

    /** The code of a card that is sold by sending it. */
    public String printed(ProgramId program, GiftCardId id) {
        return codes.batch(program, id.batch())
                .map(batch -> Codes.printed(batch, id.serial()))
                .orElseThrow(() -> new IllegalStateException("there is no batch of " + id));
    }
}
