package io.guerdon.coupon;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.HoldId;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Maturity;
import io.guerdon.ledger.OpenHold;
import io.guerdon.ledger.Wallet;
import io.guerdon.program.CouponSettings;
import io.guerdon.program.Program;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Coupons of one name that a member has now, in one state.
 *
 * @param coupon their id
 * @param definition of which sort
 * @param count how many
 * @param expiresAt first instant at which they cannot be used any more; {@link LotTerms#NEVER} for none
 * @param state whether they can be used
 */
public record HeldCoupon(CouponId coupon, WalletId definition, long count, Instant expiresAt, State state) {

    /** Whether a coupon can be used. */
    public sealed interface State {
        /** Now. */
        record Available() implements State {}

        /** Not yet. */
        record Pending(Maturity maturity) implements State {}

        /** It is put aside for a sale. */
        record Reserved(HoldId hold, Instant lapsesAt) implements State {}
    }

    /** All that a member has, by the program's definitions; the first to expire first. */
    public static List<HeldCoupon> of(Program program, AccountState state) {
        return program.catalogue().coupons().stream()
                .map(CouponSettings::id)
                .flatMap(definition -> Stream.concat(inWallet(state, definition), onHold(state, definition)))
                .sorted(Comparator.comparing(HeldCoupon::expiresAt))
                .toList();
    }

    private static Stream<HeldCoupon> inWallet(AccountState state, WalletId definition) {
        Wallet wallet = state.wallet(definition);
        MemberId owner = state.chain().member();
        return Stream.concat(wallet.spendable().values().stream(), wallet.waiting().values().stream())
                .map(lot -> new HeldCoupon(
                        CouponId.of(owner, lot.id()),
                        definition,
                        lot.remaining(),
                        lot.terms().expiresAt(),
                        lot.maturity() instanceof Maturity.Matured
                                ? new State.Available()
                                : new State.Pending(lot.maturity())));
    }

    private static Stream<HeldCoupon> onHold(AccountState state, WalletId definition) {
        return state.holds().values().stream()
                .filter(hold -> hold.wallet().equals(definition))
                .flatMap(hold -> hold.draws().stream().map(draw -> reserved(state, hold, draw)));
    }

    private static HeldCoupon reserved(AccountState state, OpenHold hold, Draw draw) {
        return new HeldCoupon(
                CouponId.of(state.chain().member(), draw.lot()),
                hold.wallet(),
                draw.amount(),
                draw.terms().expiresAt(),
                new State.Reserved(hold.id(), hold.lapsesAt()));
    }
}
