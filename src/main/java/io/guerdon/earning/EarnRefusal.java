package io.guerdon.earning;

import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Suspended;
import io.guerdon.program.Program;
import io.guerdon.unit.MerchantId;
import java.util.Optional;

/** Why a purchase, a return or an activity is refused; in the order of the checks. */
public sealed interface EarnRefusal extends Refusal {

    /** The program has no such merchant. */
    record UnknownMerchant(String merchant) implements EarnRefusal, Unprocessable {}

    /** The merchant lists its stores, and this is none of them. */
    record UnknownStore(String merchant, String store) implements EarnRefusal, Unprocessable {}

    /** The store lists its terminals, and this is none of them. */
    record UnknownTerminal(String merchant, String store, String terminal) implements EarnRefusal, Unprocessable {}

    /** The program lets nothing be earned or spent at the merchant for now. */
    record MerchantSuspended(String merchant) implements EarnRefusal, Conflict {
        /** Whether it is one. */
        public static Optional<Refusal> at(Program program, MerchantId merchant) {
            return program.isSuspended(merchant)
                    ? Optional.of(new MerchantSuspended(merchant.value()))
                    : Optional.empty();
        }

        /** Who is, by the settings something is decided under. */
        public static Suspended under(Program program) {
            return (merchant, _) -> program.isSuspended(merchant);
        }
    }

    /** Purchases at this merchant do not earn, or it would fund what is given, and funds nothing. */
    record MerchantDoesNotIssue(String merchant) implements EarnRefusal, Unprocessable {
        /** Whether somebody is to fund so much who funds nothing for now. */
        public static Optional<Refusal> funding(Program program, MerchantId issuer, long amount) {
            return amount > 0 && !program.funds(issuer)
                    ? Optional.of(new MerchantDoesNotIssue(issuer.value()))
                    : Optional.empty();
        }
    }

    /** The purchase is in another currency than the program. */
    record CurrencyMismatch(String currency, String expected) implements EarnRefusal, Unprocessable {}

    /** It is said to have happened more than a day from now. */
    record AtInTheFuture(String at) implements EarnRefusal, Unprocessable {}

    /** The member has no such purchase. */
    record PurchaseNotFound(String purchase) implements EarnRefusal, NotFound {}

    /** The purchase belongs to a merchant the caller does not act for. */
    record AnotherMerchant(String merchant) implements EarnRefusal, Forbidden {}

    /** The purchase as a whole was reversed. */
    record PurchaseReversed(String purchase) implements EarnRefusal, Conflict {}

    /** More would have come back than was bought; {@code returnable} pieces or minor units are left of the line. */
    record ReturnExceedsPurchase(int line, long returnable, long requested) implements EarnRefusal, Conflict {}

    /** The points are spent, and the program does not let members owe points. */
    record PointsAlreadySpent(long missing) implements EarnRefusal, Conflict {}
}
