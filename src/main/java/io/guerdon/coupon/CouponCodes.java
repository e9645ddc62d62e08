package io.guerdon.coupon;

import io.guerdon.code.CodeBatch.Order;
import io.guerdon.code.Codes;
import io.guerdon.coupon.CouponRefusal.CouponCodeMistyped;
import io.guerdon.coupon.CouponRefusal.CouponCodeUnknown;
import io.guerdon.coupon.CouponRefusal.CouponDefinitionNotFound;
import io.guerdon.ledger.Claim;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.Refusal;
import io.guerdon.program.CouponSettings;
import io.guerdon.program.Program;
import io.guerdon.unit.DefinitionId;
import io.guerdon.unit.WalletId;
import java.util.List;
import java.util.Optional;

/** Makes codes, and says what one that was entered is for. */
public final class CouponCodes {
    private final Codes codes;

    /** Coupons by these codes. */
    public CouponCodes(Codes codes) {
        this.codes = codes;
    }

    /** Makes codes, each for one coupon of a definition; a repeat of the request gets the same ones. */
    public Codes.Making make(Program program, Order order, EntryKey request) {
        return codes.make(program.id(), order, request, () -> missing(program, order.definition()));
    }

    private static Optional<Refusal> missing(Program program, DefinitionId definition) {
        return program.catalogue().coupon(new WalletId(definition.value())).isEmpty()
                ? Optional.of(new CouponDefinitionNotFound(definition.value()))
                : Optional.empty();
    }

    /** What somebody means who wishes for a coupon. */
    sealed interface Named {
        /** A coupon of this definition; the claims are what only one may have it for. */
        record Definition(CouponSettings coupon, List<Claim> claims) implements Named {}

        /** Nothing there is. */
        record Nothing(Refusal refusal) implements Named {}
    }

    Named named(Program program, GiveCoupon command) {
        return switch (command) {
            case GiveCoupon.ByHand hand -> defined(program, hand.definition(), List.of());
            case GiveCoupon.ByCode entered ->
                everybodys(program, Codes.plain(entered.code())).orElseGet(() -> secretly(program, entered.code()));
        };
    }

    private static Named defined(Program program, WalletId definition, List<Claim> claims) {
        return program.catalogue()
                .coupon(definition)
                .<Named>map(coupon -> new Named.Definition(coupon, claims))
                .orElseGet(() -> new Named.Nothing(new CouponDefinitionNotFound(definition.value())));
    }

    private static Optional<Named> everybodys(Program program, String code) {
        return program.catalogue().coupons().stream()
                .filter(coupon -> coupon.supply().code().filter(code::equals).isPresent())
                .findFirst()
                .map(coupon -> new Named.Definition(coupon, List.of()));
    }

    private static Claim once(Program program, String symbols) {
        return Claim.of(
                "code:" + program.id() + ":" + symbols,
                "coupon-code-already-used",
                CouponIssued.class,
                issued -> Codes.symbols(issued.code()).equals(Optional.of(symbols)));
    }

    private Named secretly(Program program, String typed) {
        return switch (codes.read(program.id(), typed)) {
            case Codes.Typed.Mistyped _ -> new Named.Nothing(new CouponCodeMistyped());
            case Codes.Typed.Unknown _ -> new Named.Nothing(new CouponCodeUnknown());
            case Codes.Typed.Genuine code -> {
                WalletId definition =
                        new WalletId(code.batch().order().definition().value());
                yield defined(program, definition, List.of(once(program, code.symbols())));
            }
        };
    }
}
