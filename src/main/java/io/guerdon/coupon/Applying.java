package io.guerdon.coupon;

import io.guerdon.coupon.CouponRefusal.CouponNotFound;
import io.guerdon.coupon.CouponRefusal.CouponsDoNotStack;
import io.guerdon.earning.PurchaseMade;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Guards;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Lot;
import io.guerdon.ledger.OpenHold;
import io.guerdon.ledger.Refusal;
import io.guerdon.program.CouponSettings;
import io.guerdon.program.Program;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The checks every use of a coupon goes through. */
record Applying(Program program, ApplyCoupon command) {

    /**
     * What they need from the chain.
     *
     * @param coupon if the member ever had it
     * @param onReceipt entries that refer to the sale's receipt
     */
    record Found(Optional<CouponHistory> coupon, List<Entry> onReceipt) {}

    /** What they come to. */
    sealed interface Ready {
        /** One coupon can be taken out of a lot, and takes this off. */
        record Fits(WalletId definition, Draw draw, CouponApplied applied) implements Ready {}

        /** It cannot be used. */
        record Refused(Refusal refusal) implements Ready {}
    }

    Found gather(History history, AccountState state, Instant now) {
        return new Found(
                CouponHistory.read(history, state, program, command.coupon()),
                history.byRef(state.chain(), receiptRef(command.sale())));
    }

    static String receiptRef(Sale sale) {
        return PurchaseMade.receiptRef(sale.till().merchant().value(), sale.reference());
    }

    Ready check(AccountState state, Instant now, Found found) {
        Optional<Refusal> suspended = Guards.maySpend(state);
        if (suspended.isPresent()) {
            return new Ready.Refused(suspended.get());
        }
        if (found.coupon().isEmpty()) {
            return new Ready.Refused(new CouponNotFound(command.coupon().value()));
        }
        CouponHistory coupon = found.coupon().get();
        CouponSettings definition =
                program.catalogue().coupon(coupon.definition()).orElseThrow();
        Optional<Lot> lot = coupon.spendable(state);
        if (lot.isEmpty()) {
            return new Ready.Refused(coupon.missing(state));
        }
        Optional<Refusal> other = doesNotStack(state, definition, found.onReceipt());
        return other.<Ready>map(Ready.Refused::new).orElseGet(() -> judged(definition, lot.get(), now));
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
        return Stream.concat(used(onReceipt), reserved(state))
                .flatMap(other -> program.catalogue().coupon(other).stream())
                .filter(other -> !CouponSettings.Usage.stack(definition, other))
                .findFirst()
                .map(other -> new CouponsDoNotStack(other.id().value()));
    }

    static Stream<WalletId> used(List<Entry> onReceipt) {
        Set<String> reversed = onReceipt.stream()
                .filter(entry -> entry.kind() == EntryKind.REVERSAL)
                .flatMap(entry -> entry.draft().why().refs().stream())
                .collect(Collectors.toSet());
        return onReceipt.stream()
                .filter(entry -> !reversed.contains(entry.id().toString()))
                .flatMap(entry -> entry.draft().subject().stream())
                .flatMap(subject ->
                        subject instanceof CouponApplied applied ? Stream.of(applied.definition()) : Stream.empty());
    }

    private Stream<WalletId> reserved(AccountState state) {
        return state.holds().values().stream()
                .filter(hold -> hold.merchant().equals(command.sale().till().merchant()))
                .filter(hold -> hold.reference().equals(command.sale().reference()))
                .map(OpenHold::wallet);
    }
}
