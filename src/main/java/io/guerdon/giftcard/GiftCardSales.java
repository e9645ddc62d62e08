package io.guerdon.giftcard;

import io.guerdon.code.CodeBatch;
import io.guerdon.code.Codes.Making;
import io.guerdon.giftcard.GiftCardRefusal.GiftCardAlreadyActive;
import io.guerdon.giftcard.GiftCardRefusal.GiftCardBlocked;
import io.guerdon.giftcard.GiftCardRefusal.GiftCardClosed;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Claim;
import io.guerdon.ledger.Claims;
import io.guerdon.ledger.Claims.Holder;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.LedgerRefusal.ClaimTaken;
import io.guerdon.ledger.LedgerRefusal.IdempotencyKeyAbandoned;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Overloaded;
import io.guerdon.ledger.Refusal;
import io.guerdon.program.GiftCardSettings;
import io.guerdon.program.Program;
import io.guerdon.unit.DefinitionId;
import io.guerdon.unit.GiftCardId;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Sells cards that nobody has printed: any place of a large batch that is not sold yet is the card. Which one a request got is said
 * by a claim under the request's own key, so that a repeat finds the card, also one whose sale was cut off before its entry came.
 */
public final class GiftCardSales {
    private static final int ATTEMPTS = 100;
    private static final int SEEMS_FULL = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Ledger ledger;
    private final Claims claims;
    private final History history;
    private final GiftCardCodes codes;
    /** Which of its batches a definition's cards are sold out of now; that it starts anew costs a few looks. */
    private final Map<String, Integer> pools = new ConcurrentHashMap<>();

    /** Sells by codes, into a ledger. */
    public GiftCardSales(Ledger ledger, Claims claims, History history, GiftCardCodes codes) {
        this.ledger = ledger;
        this.claims = claims;
        this.history = history;
        this.codes = codes;
    }

    /**
     * A wish for a card.
     *
     * @param settings its definition
     * @param command what is paid for it
     * @param request whose; its chain is not known yet and stands for none
     */
    public record Wish(Program program, GiftCardSettings settings, LoadGiftCard command, Call request) {
        Claim claim() {
            String id = "gift-card-sale:" + program.id() + ":" + request.key();
            return Claim.of(id, "gift-card-already-active", GiftCardLoaded.class, _ -> true);
        }

        LoadDecision on(ChainId chain) {
            Call call = new Call(chain, request.key(), request.actor(), request.revision());
            List<Claim> once = List.of(claim(), command.claim(program.id()));
            return new LoadDecision(new Loading(program, settings, command), once, LoadDecision.Card.CHOSEN, call);
        }

        DefinitionId definition() {
            return settings.id();
        }
    }

    /** Sells a card. */
    public Outcome sell(Wish wish) {
        Optional<ChainId> lost = Optional.empty();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<ChainId> begun = begun(wish).filter(isNot(lost));
            switch (begun.<Place>map(Place.On::new).orElseGet(() -> free(wish))) {
                case Place.None none -> {
                    return new Outcome.Refused(none.refusal());
                }
                case Place.On place -> {
                    Outcome outcome = ledger.open(wish.on(place.chain()));
                    if (!isToTryAgain(outcome, wish)) {
                        return outcome;
                    }
                    lost = Optional.of(place.chain());
                    taken(wish, attempt);
                }
            }
        }
        throw new Overloaded("too many others sell the same cards");
    }

    /** Where a card may be. */
    private sealed interface Place {
        record On(ChainId chain) implements Place {}

        record None(Refusal refusal) implements Place {}
    }

    private static Predicate<ChainId> isNot(Optional<ChainId> lost) {
        return chain -> !lost.equals(Optional.of(chain));
    }

    /** The card an earlier try of the request has chosen; one of another definition only where it was sold. */
    private Optional<ChainId> begun(Wish wish) {
        return claims.holder(wish.claim().id())
                .map(Holder::chain)
                .filter(chain -> isOf(chain, wish.definition())
                        || history.byKey(chain, wish.request().key()).isPresent());
    }

    private boolean isOf(ChainId chain, DefinitionId definition) {
        return codes.byId(chain.program(), chain.giftCard()) instanceof GiftCardCodes.Found.Card found
                && found.card().definition().equals(definition);
    }

    private Place free(Wish wish) {
        return switch (codes.pool(wish.program().id(), wish.definition(), pools.getOrDefault(pool(wish), 1))) {
            case Making.Made made -> any(made.batch());
            case Making.MadeBefore made -> any(made.batch());
            case Making.Refused refused -> new Place.None(refused.refusal());
        };
    }

    private static Place any(CodeBatch batch) {
        GiftCardId card =
                new GiftCardId(batch.number(), RANDOM.nextInt(batch.order().count()));
        return new Place.On(new ChainId(batch.program(), card));
    }

    private static String pool(Wish wish) {
        return wish.program().id() + "/" + wish.definition();
    }

    /** Places that were taken one after another: the batch is nearly full. */
    private void taken(Wish wish, int attempt) {
        if (attempt % SEEMS_FULL == SEEMS_FULL - 1) {
            pools.merge(pool(wish), 2, (now, _) -> now + 1);
        }
    }

    /** The place was sold to somebody else, or the same request is under way elsewhere. */
    private static boolean isToTryAgain(Outcome outcome, Wish wish) {
        return outcome instanceof Outcome.Refused refused
                && switch (refused.refusal()) {
                    case GiftCardAlreadyActive _, GiftCardBlocked _, GiftCardClosed _ -> true;
                    case IdempotencyKeyAbandoned _ -> true;
                    case ClaimTaken taken ->
                        taken.claim().id().equals(wish.claim().id());
                    default -> false;
                };
    }
}
