package io.guerdon.web;

import io.guerdon.giftcard.GiftCard;
import io.guerdon.giftcard.GiftCardLoadVoided;
import io.guerdon.giftcard.GiftCardLoaded;
import io.guerdon.giftcard.GiftCardPaidOut;
import io.guerdon.giftcard.GiftCardRefunded;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Movement;
import io.guerdon.unit.GiftCardId;
import io.guerdon.web.EarnAnswers.Earned;
import io.guerdon.web.SpendAnswers.Value;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What is answered about gift cards; the code only to whoever buys a card that is sent. */
final class GiftCardAnswers {
    private GiftCardAnswers() {}

    /** What may be done with a card. */
    private static String state(AccountStatus status) {
        return switch (status) {
            case NEW -> "inactive";
            case ACTIVE -> "active";
            case SUSPENDED -> "blocked";
            case CLOSED -> "closed";
        };
    }

    /**
     * A card as it is now.
     *
     * @param giftCard its id
     * @param definition of which sort
     * @param state inactive, active, blocked or closed
     * @param currency of what is on it, which is in minor units
     * @param balances with what expires when
     */
    record GiftCardView(
            String giftCard,
            String definition,
            String state,
            String currency,
            long seq,
            Map<String, BalanceView.WalletView> balances) {
        static GiftCardView of(GiftCard card, AccountState state, String currency, ZoneId zone) {
            BalanceView balances = BalanceView.of(state, zone, _ -> 0);
            return new GiftCardView(
                    card.id().value(),
                    card.definition().value(),
                    GiftCardAnswers.state(state.status()),
                    currency,
                    state.seq(),
                    balances.balances());
        }
    }

    /** Money put on a card, with its expiry. */
    record GiftCardLoadedTold(
            Stamp entry, String giftCard, Value value, List<Earned> loaded, Map<String, Totals> balances) {
        static GiftCardLoadedTold of(Entry entry, ZoneId zone) {
            return new GiftCardLoadedTold(
                    Stamp.of(entry),
                    entry.chain().giftCard().value(),
                    Value.of(EarnAnswers.subject(entry, GiftCardLoaded.class).amount()),
                    Earned.in(entry, zone),
                    Totals.of(entry.after()));
        }
    }

    /** A card sold that is sent: the code pays, for whoever has it. */
    record GiftCardSold(
            Stamp entry, String giftCard, String code, Value value, List<Earned> loaded, Map<String, Totals> balances) {
        static Desk.Form<GiftCardSold> by(Function<GiftCardId, String> codes) {
            return (entry, zone) -> {
                GiftCardLoadedTold told = GiftCardLoadedTold.of(entry, zone);
                String code = codes.apply(entry.chain().giftCard());
                return new GiftCardSold(
                        told.entry(), told.giftCard(), code, told.value(), told.loaded(), told.balances());
            };
        }

        /** Logs never carry the code. */
        @Override
        public String toString() {
            return "GiftCardSold[" + giftCard + "]";
        }
    }

    /** Money off a card again; inactive where the card can be sold anew. */
    record GiftCardLoadVoidedTold(Stamp entry, String load, Value value, String state, Map<String, Totals> balances) {
        static GiftCardLoadVoidedTold of(Entry entry, ZoneId zone) {
            GiftCardLoadVoided voided = EarnAnswers.subject(entry, GiftCardLoadVoided.class);
            boolean unsold = entry.movements().stream().anyMatch(Movement.StatusChanged.class::isInstance);
            return new GiftCardLoadVoidedTold(
                    Stamp.of(entry),
                    voided.load().toString(),
                    Value.of(voided.amount()),
                    GiftCardAnswers.state(unsold ? AccountStatus.NEW : AccountStatus.ACTIVE),
                    Totals.of(entry.after()));
        }
    }

    /** Spent money that is back on its card. */
    record GiftCardRefundTold(Stamp entry, String spend, Value value, Map<String, Totals> balances) {
        static GiftCardRefundTold of(Entry entry, ZoneId zone) {
            GiftCardRefunded refunded = EarnAnswers.subject(entry, GiftCardRefunded.class);
            return new GiftCardRefundTold(
                    Stamp.of(entry),
                    refunded.spend().toString(),
                    Value.of(refunded.amount()),
                    Totals.of(entry.after()));
        }
    }

    /** What was left on a card, paid out. */
    record GiftCardPaidOutTold(Stamp entry, String giftCard, Value value, Map<String, Totals> balances) {
        static GiftCardPaidOutTold of(Entry entry, ZoneId zone) {
            return new GiftCardPaidOutTold(
                    Stamp.of(entry),
                    entry.chain().giftCard().value(),
                    Value.of(EarnAnswers.subject(entry, GiftCardPaidOut.class).amount()),
                    Totals.of(entry.after()));
        }
    }

    /** A card blocked, or not any more. */
    record GiftCardStateTold(Stamp entry, String giftCard, String state, Map<String, Totals> balances) {
        static GiftCardStateTold of(Entry entry, ZoneId zone) {
            AccountStatus status = entry.movements().stream()
                    .filter(Movement.StatusChanged.class::isInstance)
                    .map(movement -> ((Movement.StatusChanged) movement).status())
                    .findFirst()
                    .orElseThrow();
            return new GiftCardStateTold(
                    Stamp.of(entry),
                    entry.chain().giftCard().value(),
                    GiftCardAnswers.state(status),
                    Totals.of(entry.after()));
        }
    }
}
