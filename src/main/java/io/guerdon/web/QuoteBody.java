package io.guerdon.web;

import io.guerdon.access.Caller;
import io.guerdon.coupon.CouponId;
import io.guerdon.quote.RequestQuote;
import io.guerdon.unit.WalletId;
import io.guerdon.web.PurchaseBody.LineBody;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A purchase to be priced before it is paid: as a purchase is sent, without tenders and without a time, which is now.
 *
 * @param merchant whose till
 * @param store where, may be left out
 * @param terminal which till, may be left out
 * @param receipt unique per merchant
 * @param currency ISO 4217 code
 * @param amount total in minor units
 * @param lines at most 1000
 * @param use what the member wants to use for it
 */
record QuoteBody(
        String merchant,
        @Nullable String store,
        @Nullable String terminal,
        String receipt,
        String currency,
        @Nullable Long amount,
        @Nullable List<LineBody> lines,
        @Nullable UseBody use) {

    QuoteBody {
        // A purchase's own checks, as soon as the body is read.
        purchase(merchant, store, terminal, receipt, currency, amount, lines);
    }

    private static PurchaseBody purchase(
            String merchant,
            @Nullable String store,
            @Nullable String terminal,
            String receipt,
            String currency,
            @Nullable Long amount,
            @Nullable List<LineBody> lines) {
        return new PurchaseBody(merchant, store, terminal, receipt, null, currency, amount, lines, null);
    }

    RequestQuote command(Caller caller) {
        PurchaseBody purchase = purchase(merchant, store, terminal, receipt, currency, amount, lines);
        return new RequestQuote(purchase.command(caller), use == null ? new TreeMap<>() : use.wanted(), coupons());
    }

    private List<CouponId> coupons() {
        return use == null
                ? List.of()
                : Fields.list("use.coupons", use.coupons(), UseBody.MOST).stream()
                        .map(CouponId::new)
                        .toList();
    }

    /**
     * What the member wants to use, at most.
     *
     * @param points how many
     * @param coupons ids, in the order they are used, at most 20
     * @param cashback of the wallet of that name, in minor units
     * @param wallets of further wallets that pay, at most 20
     */
    record UseBody(
            @Nullable Long points,
            @Nullable List<String> coupons,
            @Nullable Long cashback,
            @Nullable List<UseOfWallet> wallets) {
        private static final int MOST = 20;

        UseBody {
            // While the body is read, whoever reads it says where in it this is.
            coupons = Fields.list("coupons", coupons, MOST).stream()
                    .map(coupon -> Fields.name("coupons", coupon))
                    .toList();
            wallets = Fields.list("wallets", wallets, MOST);
        }

        SortedMap<WalletId, Long> wanted() {
            SortedMap<WalletId, Long> wanted = new TreeMap<>();
            add(wanted, "points", "points", points);
            add(wanted, "cashback", "cashback", cashback);
            List<UseOfWallet> named = Fields.list("use.wallets", wallets, MOST);
            for (int place = 0; place < named.size(); place++) {
                UseOfWallet each = named.get(place);
                add(wanted, "wallets[" + place + "]", each.unit(), each.amount());
            }
            return wanted;
        }

        private static void add(SortedMap<WalletId, Long> wanted, String field, String wallet, @Nullable Long amount) {
            if (amount != null) {
                Fields.number("use." + field, amount, 1, Fields.LARGEST_AMOUNT);
                Fields.require(wanted.put(new WalletId(wallet), amount) == null, "use." + field, "each wallet once");
            }
        }
    }

    /** So much of a wallet. */
    record UseOfWallet(String unit, Long amount) {
        UseOfWallet {
            unit = Fields.name("unit", unit);
            Fields.required("amount", amount);
        }
    }
}
