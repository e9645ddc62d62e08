package io.guerdon.coupon;

import io.guerdon.coupon.CouponRefusal.CouponAlreadyRedeemed;
import io.guerdon.coupon.CouponRefusal.CouponAlreadyVoided;
import io.guerdon.coupon.CouponRefusal.CouponExpired;
import io.guerdon.coupon.CouponRefusal.CouponIsReserved;
import io.guerdon.coupon.CouponRefusal.CouponNotYetValid;
import io.guerdon.coupon.CouponRefusal.CouponTakenBack;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Lot;
import io.guerdon.ledger.LotFate;
import io.guerdon.ledger.LotId;
import io.guerdon.ledger.Maturity;
import io.guerdon.ledger.Movement.LotOpened;
import io.guerdon.ledger.OpenHold;
import io.guerdon.ledger.Refusal;
import io.guerdon.program.Program;
import io.guerdon.unit.WalletId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A member's coupon and what has happened to it.
 *
 * @param opened how it was given
 * @param uses entries that used, voided or expired it, in order
 */
record CouponHistory(LotOpened opened, List<Entry> uses) {

    /** Reads it; empty where the member never had it. */
    static Optional<CouponHistory> read(History history, AccountState state, Program program, CouponId coupon) {
        return coupon.lotOf(state.chain().member())
                .flatMap(lot -> opened(history, state, lot))
                .filter(opened -> program.catalogue().coupon(opened.wallet()).isPresent())
                .map(opened -> new CouponHistory(opened, uses(history, state, coupon, opened.lot())));
    }

    private static Optional<LotOpened> opened(History history, AccountState state, LotId lot) {
        return history.bySeq(state.chain(), lot.seq()).stream()
                .flatMap(entry -> LotFate.opened(entry).stream())
                .filter(opened -> opened.lot().equals(lot))
                .findFirst();
    }

    private static List<Entry> uses(History history, AccountState state, CouponId coupon, LotId lot) {
        return Stream.concat(
                        history.byRef(state.chain(), coupon.value()).stream(),
                        history.byRef(state.chain(), LotFate.ref(lot)).stream())
                .sorted(Comparator.comparingLong(Entry::seq))
                .toList();
    }

    WalletId definition() {
        return opened.wallet();
    }

    /** The lot, where something of it can be used; it may have another expiry than it was opened with. */
    Optional<Lot> spendable(AccountState state) {
        return state.wallet(definition()).spendable().values().stream()
                .filter(this::isIt)
                .findFirst();
    }

    /** The lot, where something of it cannot be used yet. */
    Optional<Lot> waiting(AccountState state) {
        return state.wallet(definition()).waiting().values().stream()
                .filter(this::isIt)
                .findFirst();
    }

    private boolean isIt(Lot lot) {
        return lot.id().equals(opened.lot());
    }

    /** Why nothing of it can be used. */
    Refusal missing(AccountState state) {
        return waiting(state)
                .<Refusal>map(lot -> new CouponNotYetValid(from(lot)))
                .or(() -> reserved(state))
                .orElseGet(this::gone);
    }

    private static String from(Lot lot) {
        return switch (lot.maturity()) {
            case Maturity.MaturesAt at -> at.at().toString();
            case Maturity.MaturesOn on -> on.event();
            case Maturity.Matured _ -> "";
        };
    }

    private Optional<Refusal> reserved(AccountState state) {
        return state.holds().values().stream()
                .filter(this::holdsIt)
                .min(Comparator.comparing(OpenHold::lapsesAt))
                .map(hold ->
                        new CouponIsReserved(hold.id().value(), hold.lapsesAt().toString()));
    }

    private boolean holdsIt(OpenHold hold) {
        return hold.wallet().equals(definition())
                && hold.draws().stream().anyMatch(draw -> draw.lot().equals(opened.lot()));
    }

    private Refusal gone() {
        for (Entry entry : uses.reversed()) {
            String id = entry.id().toString();
            if (entry.kind() == EntryKind.COUPON_REDEEM || entry.kind() == EntryKind.EARN) {
                return new CouponAlreadyRedeemed(id);
            } else if (entry.kind() == EntryKind.COUPON_VOID) {
                return new CouponAlreadyVoided(id);
            } else if (entry.kind() == EntryKind.EXPIRE) {
                return new CouponExpired(entry.draft().effectiveAt().toString());
            }
        }
        return new CouponTakenBack();
    }
}
