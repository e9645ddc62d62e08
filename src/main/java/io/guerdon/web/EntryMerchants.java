package io.guerdon.web;

import io.guerdon.access.Caller;
import io.guerdon.conversion.PointsConverted;
import io.guerdon.earning.ActivityReported;
import io.guerdon.earning.PurchaseMade;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Leg;
import io.guerdon.ledger.Movement;
import io.guerdon.payment.ChargeConfirmed;
import io.guerdon.payment.ChargeFailed;
import io.guerdon.payment.ChargeRefunded;
import io.guerdon.prepaid.Plan;
import io.guerdon.prepaid.PlanPaid;
import io.guerdon.redemption.PointsRedeemed;
import io.guerdon.reward.RewardClaimChanged;
import io.guerdon.unit.MerchantId;
import java.util.Set;

/** Which merchants an entry concerns, so that each sees its own. */
final class EntryMerchants {
    private EntryMerchants() {}

    /** Whether the caller's merchant, where it has one, is concerned. */
    static boolean mayRead(Caller caller, Entry entry) {
        String merchant = caller.binding().merchant();
        return merchant.isEmpty() || concerns(entry, merchant);
    }

    /** Whether the caller may know what was agreed with the merchant of an entry: who runs the program, and that merchant itself, but not its tills. */
    static boolean knowsTerms(Caller caller, Entry entry) {
        String merchant = caller.binding().merchant();
        return switch (caller.role()) {
            case OPERATOR, ADMIN -> merchant.isEmpty() || isAbout(entry, merchant);
            case PARTNER -> !merchant.isEmpty() && isAbout(entry, merchant);
            case TILL, APP -> false;
        };
    }

    private static boolean concerns(Entry entry, String merchant) {
        return entry.draft().why().actor().merchant().equals(merchant)
                || isAbout(entry, merchant)
                || posts(entry, merchant)
                || holds(entry, merchant)
                || arranges(entry, merchant);
    }

    private static boolean isAbout(Entry entry, String merchant) {
        return switch (entry.draft().subject().orElse(null)) {
            case PurchaseMade made -> made.till().merchant().value().equals(merchant);
            case ActivityReported activity -> activity.till().merchant().value().equals(merchant);
            case PointsRedeemed spent -> spent.till().merchant().value().equals(merchant);
            case PointsConverted made -> made.merchant().value().equals(merchant);
            case RewardClaimChanged claim -> claim.merchant().value().equals(merchant);
            case ChargeConfirmed paid -> paid.charge().merchant().value().equals(merchant);
            case PlanPaid paid -> paid.paid().till().merchant().value().equals(merchant);
            case ChargeFailed failed -> failed.charge().merchant().value().equals(merchant);
            case ChargeRefunded back -> back.charge().merchant().value().equals(merchant);
            case null, default -> false;
        };
    }

    private static boolean posts(Entry entry, String merchant) {
        MerchantId id = new MerchantId(merchant);
        Set<Book> books = Set.of(Book.issuer(id), Book.seller(id), Book.acceptor(id), Book.fees(id), Book.credit(id));
        return entry.legs().stream().map(Leg::book).anyMatch(books::contains);
    }

    /** What time does to a plan posts nothing, and is the business of who sold it all the same. */
    private static boolean arranges(Entry entry, String merchant) {
        return entry.movements().stream()
                .anyMatch(movement -> movement instanceof Movement.Arranged made
                        && made.arrangement() instanceof Plan plan
                        && plan.terms().sides().seller().value().equals(merchant));
    }

    private static boolean holds(Entry entry, String merchant) {
        return entry.movements().stream()
                .anyMatch(movement -> movement instanceof Movement.HoldOpened hold
                        && hold.merchant().value().equals(merchant));
    }
}
