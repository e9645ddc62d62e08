package io.guerdon.coupon;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Lot;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Movement.HoldClosed;
import io.guerdon.ledger.Movement.LotDrawn;
import io.guerdon.ledger.OpenHold;
import io.guerdon.program.CouponSettings;
import io.guerdon.program.Program;
import io.guerdon.unit.WalletId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A coupon that a member could use now, for whoever uses it together with other things.
 *
 * @param definition of which sort
 * @param lot that one of it is taken from
 */
public record UsableCoupon(CouponSettings definition, Lot lot) {
    /** Finds it; empty where the member has none of that name that can be used. */
    public static Optional<UsableCoupon> find(Program program, AccountState state, CouponId coupon) {
        return coupon.lotOf(state.chain().member())
                .flatMap(id -> program.catalogue().coupons().stream()
                        .flatMap(definition -> state.wallet(definition.id()).spendable().values().stream()
                                .filter(lot -> lot.id().equals(id))
                                .map(lot -> new UsableCoupon(definition, lot)))
                        .findFirst());
    }

    /** Whether it may be used on a receipt beside coupons of these definitions. */
    public boolean stacksWith(Program program, List<WalletId> others) {
        return others.stream()
                .flatMap(other -> program.catalogue().coupon(other).stream())
                .allMatch(other -> CouponSettings.Usage.stack(definition, other));
    }

    /**
     * The definitions of coupons that a receipt has seen: those put aside for it, and those used on it and not given back by a
     * reversal, alone or under a quote.
     *
     * @param onReceipt entries that refer to the receipt
     */
    public static List<WalletId> on(Sale sale, AccountState state, List<Entry> onReceipt) {
        Set<String> reversed = onReceipt.stream()
                .filter(entry -> entry.kind() == EntryKind.REVERSAL)
                .flatMap(entry -> entry.draft().why().refs().stream())
                .collect(Collectors.toSet());
        Stream<WalletId> used = onReceipt.stream()
                .filter(entry -> !reversed.contains(entry.id().toString()))
                .flatMap(entry -> entry.movements().stream())
                .flatMap(movement -> spentFrom(movement).stream());
        Stream<WalletId> reserved = state.holds().values().stream()
                .filter(hold -> hold.merchant().equals(sale.till().merchant()))
                .filter(hold -> hold.reference().equals(sale.reference()))
                .map(OpenHold::wallet);
        return Stream.concat(used, reserved).toList();
    }

    private static Optional<WalletId> spentFrom(Movement movement) {
        return switch (movement) {
            case LotDrawn drawn when drawn.to().isAcceptor() -> Optional.of(drawn.wallet());
            case HoldClosed closed when !closed.captured().isEmpty() -> Optional.of(closed.wallet());
            default -> Optional.empty();
        };
    }
}
