package io.guerdon.coupon;

import io.guerdon.coupon.CouponRefusal.CouponNotFound;
import io.guerdon.coupon.CouponRefusal.CouponsDoNotStack;
import io.guerdon.earning.PurchaseMade;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Guards;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Lot;
import io.guerdon.ledger.Refusal;
import io.guerdon.program.CouponSettings;
import io.guerdon.program.Program;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The checks every use of a coupon goes through. */
record Applying(Program program, ApplyCoupon command) {

    /**
     * What they need from the chain.
     *
     * @param gone what became of the coupon, read only where the member has none of it that can be used
     * @param onReceipt entries that refer to the sale's receipt
     */
    record Found(Optional<CouponHistory> gone, List<Entry> onReceipt) {}

    /** What they come to. */
    sealed interface Ready {
        /** One coupon can be taken out of a lot, and takes this off. */
        record Fits(WalletId definition, Draw draw, CouponApplied applied) implements Ready {}

        /** It cannot be used. */
        record Refused(Refusal refusal) implements Ready {}
    }

    Found gather(History history, AccountState state) {
        return usable(state).isPresent()
                ? new Found(Optional.empty(), history.byRef(state.chain(), receiptRef(command.sale())))
                : new Found(CouponHistory.read(history, state, program, command.coupon()), List.of());
    }

    private Optional<UsableCoupon> usable(AccountState state) {
        return UsableCoupon.find(program, state, command.coupon());
    }

    static String receiptRef(Sale sale) {
        return PurchaseMade.receiptRef(sale.till().merchant().value(), sale.reference());
    }

    Ready check(AccountState state, Instant now, Found found) {
        Optional<Refusal> suspended = Guards.maySpend(state);
        if (suspended.isPresent()) {
            return new Ready.Refused(suspended.get());
        }
        Optional<UsableCoupon> usable = usable(state);
        if (usable.isEmpty()) {
            return new Ready.Refused(found.gone()
                    .map(history -> history.missing(state))
                    .orElseGet(() -> new CouponNotFound(command.coupon().value())));
        }
        CouponSettings definition = usable.get().definition();
        Lot lot = usable.get().lot();
        Optional<Refusal> other = doesNotStack(state, definition, found.onReceipt());
        return other.<Ready>map(Ready.Refused::new).orElseGet(() -> judged(definition, lot, now));
    }

    private Ready judged(CouponSettings definition, Lot lot, Instant now) {
        return switch (Discounting.of(program, definition, command.sale(), now)) {
            case Discount.DoesNotApply not -> new Ready.Refused(not.why());
            case Discount.Applies applies ->
                new Ready.Fits(
                        definition.id(),
                        new Draw(lot.id(), 1, lot.terms()),
                        new CouponApplied(
                                command.coupon(),
                                definition.id(),
                                command.sale().till(),
                                command.sale().reference(),
                                new CouponApplied.Off(command.sale().currency(), applies.lines())));
        };
    }

    private Optional<Refusal> doesNotStack(AccountState state, CouponSettings definition, List<Entry> onReceipt) {
        return UsableCoupon.on(command.sale(), state, onReceipt).stream()
                .flatMap(other -> program.catalogue().coupon(other).stream())
                .filter(other -> !CouponSettings.Usage.stack(definition, other))
                .findFirst()
                .map(other -> new CouponsDoNotStack(other.id().value()));
    }
}
