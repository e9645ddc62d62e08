package io.guerdon.web;

import io.guerdon.access.Caller;
import io.guerdon.earning.PaidIn;
import io.guerdon.earning.Till;
import io.guerdon.giftcard.LoadGiftCard;
import io.guerdon.giftcard.PayOutGiftCard;
import io.guerdon.giftcard.RefundSpend;
import io.guerdon.ledger.EntryId;
import io.guerdon.redemption.PlaceHold;
import io.guerdon.redemption.RedeemPoints;
import io.guerdon.unit.DefinitionId;
import io.guerdon.unit.Money;
import io.guerdon.unit.Points;
import io.guerdon.unit.WalletId;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What is said about gift cards. Amounts are in minor units of the program's currency. */
final class GiftCardBodies {
    private static final long MOST_LINES = 1_000;

    private GiftCardBodies() {}

    /**
     * A card to sell that is sent, not printed.
     *
     * @param definition of which sort
     * @param merchant who has taken the money
     * @param store where, may be left out
     * @param terminal which till, may be left out
     * @param currency ISO 4217 code
     * @param amount how much is put on it
     * @param receipt on which it was paid
     * @param line of the receipt, 1 where it is left out; each pays for one card
     */
    record GiftCardSaleBody(
            String definition,
            String merchant,
            @Nullable String store,
            @Nullable String terminal,
            String currency,
            Long amount,
            String receipt,
            @Nullable Long line) {
        GiftCardSaleBody {
            definition = Fields.name("definition", definition);
        }

        DefinitionId sort() {
            return new DefinitionId(definition);
        }

        LoadGiftCard command(Caller caller) {
            return new GiftCardLoadBody(merchant, store, terminal, currency, amount, receipt, line)
                    .command(caller, LoadGiftCard.How.ACTIVATION);
        }
    }

    /**
     * Money to put on a card.
     *
     * @param merchant who has taken it
     * @param store where, may be left out
     * @param terminal which till, may be left out
     * @param currency ISO 4217 code
     * @param amount how much
     * @param receipt on which it was paid
     * @param line of the receipt, 1 where it is left out; each pays for one card
     */
    record GiftCardLoadBody(
            String merchant,
            @Nullable String store,
            @Nullable String terminal,
            String currency,
            Long amount,
            String receipt,
            @Nullable Long line) {
        GiftCardLoadBody {
            merchant = Fields.name("merchant", merchant);
            Fields.optionalName("store", store);
            Fields.optionalName("terminal", terminal);
            currency = Fields.parsed("currency", Fields.text("currency", currency, 3), Fields::currency);
            Fields.number("amount", amount, 1, Fields.LARGEST_AMOUNT);
            receipt = Fields.text("receipt", receipt, 128);
            line = Fields.number("line", line == null ? Long.valueOf(1) : line, 1, MOST_LINES);
        }

        LoadGiftCard command(Caller caller, LoadGiftCard.How how) {
            Till till = Tills.of(caller, merchant, store, terminal);
            int place = line == null ? 1 : Math.toIntExact(line);
            return new LoadGiftCard(how, new PaidIn(till, new Money(amount, currency), receipt, place));
        }
    }

    /**
     * Goods to pay with a card.
     *
     * @param merchant who is paid
     * @param store where, may be left out
     * @param terminal which till, may be left out
     * @param amount how much
     * @param reference of the payment, for example the receipt; may be left out
     */
    record GiftCardSpendBody(
            String merchant,
            @Nullable String store,
            @Nullable String terminal,
            Long amount,
            @Nullable String reference) {
        GiftCardSpendBody {
            merchant = Fields.name("merchant", merchant);
            Fields.optionalName("store", store);
            Fields.optionalName("terminal", terminal);
            Fields.number("amount", amount, 1, Fields.LARGEST_AMOUNT);
            reference = Fields.optionalText("reference", reference, 128);
        }

        RedeemPoints command(Caller caller, WalletId wallet) {
            Till till = Tills.of(caller, merchant, store, terminal);
            return new RedeemPoints(till, wallet, new Points(amount), reference == null ? "" : reference);
        }
    }

    /**
     * Money on a card to put aside for a payment in progress.
     *
     * @param merchant who is to be paid
     * @param store where, may be left out
     * @param terminal which till, may be left out
     * @param amount how much
     * @param lapsesAfter how long it is put aside, at least a second, in whole milliseconds
     * @param reference of the payment, may be left out
     */
    record GiftCardHoldBody(
            String merchant,
            @Nullable String store,
            @Nullable String terminal,
            Long amount,
            Duration lapsesAfter,
            @Nullable String reference) {
        GiftCardHoldBody {
            merchant = Fields.name("merchant", merchant);
            Fields.optionalName("store", store);
            Fields.optionalName("terminal", terminal);
            Fields.number("amount", amount, 1, Fields.LARGEST_AMOUNT);
            Fields.required("lapsesAfter", lapsesAfter);
            Fields.require(lapsesAfter.compareTo(Duration.ofSeconds(1)) >= 0, "lapsesAfter", "at least PT1S");
            lapsesAfter = lapsesAfter.truncatedTo(ChronoUnit.MILLIS);
            reference = Fields.optionalText("reference", reference, 128);
        }

        PlaceHold command(Caller caller, WalletId wallet) {
            Till till = Tills.of(caller, merchant, store, terminal);
            return new PlaceHold(till, wallet, new Points(amount), lapsesAfter, reference == null ? "" : reference);
        }
    }

    /** How much of what is held is spent; all of it where nothing is said. */
    record GiftCardCaptureBody(@Nullable Long amount) {
        static final GiftCardCaptureBody ALL = new GiftCardCaptureBody(null);

        GiftCardCaptureBody {
            if (amount != null) {
                Fields.number("amount", amount, 1, Fields.LARGEST_AMOUNT);
            }
        }
    }

    /** So much of what was spent is to come back; the reference of the return may be left out. */
    record GiftCardRefundBody(Long amount, @Nullable String reference) {
        GiftCardRefundBody {
            Fields.number("amount", amount, 1, Fields.LARGEST_AMOUNT);
            reference = Fields.optionalText("reference", reference, 128);
        }

        RefundSpend command(EntryId spend) {
            return new RefundSpend(spend, new Points(amount), reference == null ? "" : reference);
        }
    }

    /**
     * A card to pay out and close.
     *
     * @param merchant whose drawer the money leaves
     * @param store where, may be left out
     * @param terminal which till, may be left out
     * @param reference of the payment, never an account number: the ledger never forgets it; may be left out
     */
    record GiftCardPayoutBody(
            String merchant,
            @Nullable String store,
            @Nullable String terminal,
            @Nullable String reference) {
        GiftCardPayoutBody {
            merchant = Fields.name("merchant", merchant);
            Fields.optionalName("store", store);
            Fields.optionalName("terminal", terminal);
            reference = Fields.optionalText("reference", reference, 128);
        }

        PayOutGiftCard command(Caller caller) {
            return new PayOutGiftCard(Tills.of(caller, merchant, store, terminal), reference == null ? "" : reference);
        }
    }

    /** Money to take into a member's wallet, who is named as in a path. */
    record GiftCardMoveBody(String to, Long amount) {
        GiftCardMoveBody {
            to = Fields.text("to", to, 256);
            Fields.number("amount", amount, 1, Fields.LARGEST_AMOUNT);
        }
    }
}
