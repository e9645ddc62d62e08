package io.guerdon.giftcard;

import io.guerdon.ledger.Refusal;
import java.util.List;

/** Why something cannot be done with a gift card; in the order of the checks. */
public sealed interface GiftCardRefusal extends Refusal {
    /** The program has no such definition. */
    record GiftCardDefinitionNotFound(String definition) implements GiftCardRefusal, NotFound {}

    /** What was typed can be no code: a symbol is wrong, missing or in the wrong place. */
    record GiftCardCodeMistyped() implements GiftCardRefusal, Unprocessable {}

    /** Nobody made such a code, or it is another card's. */
    record GiftCardCodeUnknown() implements GiftCardRefusal, NotFound {}

    /** There is no card of that id. */
    record GiftCardNotFound(String giftCard) implements GiftCardRefusal, NotFound {}

    /** Only an operator may name a card without its code. */
    record GiftCardCodeRequired() implements GiftCardRefusal, Forbidden {}

    /** The merchant sells no such cards. */
    record MerchantSellsNoSuchGiftCard(String merchant) implements GiftCardRefusal, Unprocessable {}

    /** The merchant takes no such cards. */
    record MerchantTakesNoSuchGiftCard(String merchant) implements GiftCardRefusal, Unprocessable {}

    /** So much cannot be put on a card at once; {@code only} names the amounts there are, and is empty for any between. */
    record GiftCardAmountNotAllowed(long least, long most, List<String> only, long requested)
            implements GiftCardRefusal, Unprocessable {}

    /** What is put on a card now could not be spent any more. */
    record GiftCardValidityOver(String endedAt) implements GiftCardRefusal, Conflict {}

    /** It was not sold. */
    record GiftCardNotActive(String giftCard) implements GiftCardRefusal, Conflict {}

    /** It was sold before. */
    record GiftCardAlreadyActive(String giftCard) implements GiftCardRefusal, Conflict {}

    /** An operator blocked it. */
    record GiftCardBlocked(String giftCard) implements GiftCardRefusal, Conflict {}

    /** It is not blocked. */
    record GiftCardNotBlocked(String giftCard) implements GiftCardRefusal, Conflict {}

    /** It was paid out. */
    record GiftCardClosed(String giftCard) implements GiftCardRefusal, Conflict {}

    /** Cards of the definition are not topped up. */
    record GiftCardNotReloadable(String definition) implements GiftCardRefusal, Unprocessable {}

    /** There would be more on the card than may be. */
    record GiftCardBalanceTooHigh(long highest, long balance) implements GiftCardRefusal, Conflict {}

    /** Nothing was put on the card in that entry. */
    record GiftCardLoadNotFound(String entry) implements GiftCardRefusal, NotFound {}

    /** It was sold by a merchant the caller does not act for. */
    record SoldByAnotherMerchant(String merchant) implements GiftCardRefusal, Forbidden {}

    /** What was put on the card then is not all there: it was spent, has expired, or was taken off before. */
    record GiftCardLoadUsed(long loaded, long left) implements GiftCardRefusal, Conflict {}

    /** Nothing was spent in that entry. */
    record GiftCardSpendNotFound(String entry) implements GiftCardRefusal, NotFound {}

    /** It was spent at a merchant the caller does not act for. */
    record SpentAtAnotherMerchant(String merchant) implements GiftCardRefusal, Forbidden {}

    /** More would come back than was spent. */
    record RefundExceedsSpend(long spent, long refunded, long requested) implements GiftCardRefusal, Conflict {}

    /** Cards of the definition are not paid out. */
    record GiftCardNotPaidOut(String definition) implements GiftCardRefusal, Unprocessable {}

    /** A payment with the card is in progress, or money from it is on its way to a member. */
    record GiftCardInUse(String giftCard) implements GiftCardRefusal, Conflict {}

    /** Nothing is left on it. */
    record GiftCardEmpty(String giftCard) implements GiftCardRefusal, Conflict {}

    /** More is left on it than is paid out. */
    record GiftCardPayoutTooHigh(long most, long available) implements GiftCardRefusal, Conflict {}

    /** What is on cards of the definition is not taken into a member's wallet. */
    record GiftCardNotMovable(String definition) implements GiftCardRefusal, Unprocessable {}
}
