package io.guerdon.program;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.unit.WalletId;
import java.util.List;
import java.util.Optional;

/**
 * What a program keeps for its members beside points.
 *
 * @param wallets further wallets
 * @param coupons definitions of coupons
 * @param tiering tiers, and what they are measured by
 */
public record Catalogue(
        List<WalletSettings> wallets,
        List<CouponSettings> coupons,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Tiering> tiering) {
    /** Points, and nothing beside them. */
    public static final Catalogue EMPTY = new Catalogue(List.of(), List.of(), Optional.empty());

    public Catalogue {
        wallets = List.copyOf(wallets);
        coupons = List.copyOf(coupons);
    }

    /** A wallet by its name. */
    public Optional<WalletSettings> wallet(WalletId id) {
        return wallets.stream().filter(wallet -> wallet.id().equals(id)).findFirst();
    }

    /** A definition of coupons by its name, which is a wallet's too. */
    public Optional<CouponSettings> coupon(WalletId id) {
        return coupons.stream().filter(coupon -> coupon.id().equals(id)).findFirst();
    }
}
