package io.guerdon.web;

import io.guerdon.access.Caller;
import io.guerdon.access.Role;
import io.guerdon.giftcard.GiftCard;
import io.guerdon.giftcard.GiftCardCodes;
import io.guerdon.giftcard.GiftCardCodes.Found;
import io.guerdon.giftcard.GiftCardRefusal.GiftCardCodeRequired;
import io.guerdon.giftcard.GiftCardRefusal.GiftCardCodeUnknown;
import io.guerdon.giftcard.GiftCardRefusal.GiftCardNotFound;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Outcome;
import io.guerdon.program.Program;
import io.guerdon.unit.GiftCardId;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The way every request about one gift card goes. Whoever shows the code has the card: it comes in the header
 * {@value #CODE}, because addresses are logged on their way, and a path names the card {@value #PRESENTED} or by its id. Only an
 * operator may do without.
 */
@Component
class GiftCardDesk {
    static final String CODE = "Gift-Card-Code";
    static final String PRESENTED = "presented";

    private final Desk desk;
    private final GiftCardCodes codes;
    private final Guesses guesses;

    GiftCardDesk(Desk desk, GiftCardCodes codes, Guesses guesses) {
        this.desk = desk;
        this.codes = codes;
        this.guesses = guesses;
    }

    /**
     * How a request names a card.
     *
     * @param path id, or {@value #PRESENTED}
     * @param code as it was typed; none where it was not shown
     */
    record Named(Caller caller, String path, @Nullable String code) {
        /** Without the code, which pays. */
        @Override
        public String toString() {
            return "Named[" + path + "]";
        }
    }

    /** What is done with a card. */
    interface Work {
        Outcome on(Program program, GiftCard card, Call call);
    }

    /** Has something changed. */
    <T> Answer<T> change(Named named, IdempotencyKey key, Work work, Desk.Form<T> form) {
        return about(named, (program, card) -> {
            Caller caller = named.caller();
            Call call = new Call(chain(program, card), key.of(caller), caller.actor(), program.revision());
            return desk.answer(work.on(program, card, call), program, form);
        });
    }

    static ChainId chain(Program program, GiftCard card) {
        return new ChainId(program.id(), card.id());
    }

    /** Does or reads something about one card. */
    <T> Answer<T> about(Named named, BiFunction<Program, GiftCard, Answer<T>> work) {
        return desk.guarded(() -> switch (find(named)) {
            case Found.None none -> Answer.refused(none.refusal());
            case Found.Card found -> work.apply(desk.program(named.caller()), found.card());
        });
    }

    private Found find(Named named) {
        Caller caller = named.caller();
        if (named.code() == null) {
            return withoutCode(caller, named.path());
        }
        guesses.admit(caller);
        Found found = codes.byCode(caller.program(), named.code());
        if (found instanceof Found.None none && none.refusal() instanceof GiftCardCodeUnknown) {
            guesses.wrong(caller);
        }
        return found instanceof Found.Card card && !isAt(named.path(), card.card())
                ? new Found.None(new GiftCardCodeUnknown())
                : found;
    }

    private static boolean isAt(String path, GiftCard card) {
        return path.equals(PRESENTED) || path.equals(card.id().value());
    }

    private Found withoutCode(Caller caller, String path) {
        boolean trusted = caller.role() == Role.OPERATOR || caller.role() == Role.ADMIN;
        if (!trusted || path.equals(PRESENTED)) {
            return new Found.None(new GiftCardCodeRequired());
        }
        try {
            return codes.byId(caller.program(), GiftCardId.parse(path));
        } catch (IllegalArgumentException notOne) {
            return new Found.None(new GiftCardNotFound(path));
        }
    }
}
