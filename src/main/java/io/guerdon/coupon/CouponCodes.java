package io.guerdon.coupon;

import io.guerdon.coupon.CouponBatch.Order;
import io.guerdon.coupon.CouponRefusal.CouponCodeMistyped;
import io.guerdon.coupon.CouponRefusal.CouponCodeUnknown;
import io.guerdon.coupon.CouponRefusal.CouponDefinitionNotFound;
import io.guerdon.coupon.CouponRefusal.TooManyBatches;
import io.guerdon.ledger.Claim;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.LedgerRefusal.IdempotencyKeyReused;
import io.guerdon.ledger.Refusal;
import io.guerdon.program.CouponSettings;
import io.guerdon.program.Program;
import io.guerdon.unit.WalletId;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Makes codes, and says what one that was entered is for. */
public final class CouponCodes {
    /** Most codes of one batch. */
    public static final int MOST_CODES = 1_000_000;

    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final CouponBatches batches;

    /** Codes of batches in a store. */
    public CouponCodes(CouponBatches batches) {
        this.batches = batches;
    }

    /** What becomes of a wish for codes. */
    public sealed interface Making {
        /** A batch, whose codes are made as they are read. */
        record Made(CouponBatch batch, Iterable<String> codes) implements Making {}

        /** The batch that the same request made before, with the same codes. */
        record MadeBefore(CouponBatch batch, Iterable<String> codes) implements Making {}

        /** None. */
        record Refused(Refusal refusal) implements Making {}
    }

    /** Makes codes, each for one coupon of a definition; a repeat of the request gets the same ones. */
    public Making make(Program program, Order order, EntryKey request) {
        Optional<CouponBatch> before = batches.madeBy(program.id(), request);
        while (before.isEmpty()) {
            int number = batches.latest(program.id()) + 1;
            if (program.catalogue().coupon(order.definition()).isEmpty()) {
                return new Making.Refused(
                        new CouponDefinitionNotFound(order.definition().value()));
            }
            if (number > CouponBatch.MOST) {
                return new Making.Refused(new TooManyBatches(CouponBatch.MOST));
            }
            CouponBatch batch = new CouponBatch(program.id(), number, order, request, secret());
            if (batches.add(batch)) {
                return new Making.Made(batch, new BatchCodes(batch).printed());
            }
            before = batches.madeBy(program.id(), request);
        }
        return repeated(before.get(), order);
    }

    private static Making repeated(CouponBatch before, Order order) {
        return before.order().equals(order)
                ? new Making.MadeBefore(before, new BatchCodes(before).printed())
                : new Making.Refused(new IdempotencyKeyReused(differences(before.order(), order)));
    }

    private static List<String> differences(Order before, Order now) {
        String definition = before.definition().equals(now.definition()) ? "" : "definition";
        String count = before.count() == now.count() ? "" : "count";
        return List.of(definition, count).stream()
                .filter(field -> !field.isEmpty())
                .toList();
    }

    private static String secret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return HexFormat.of().formatHex(secret);
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
                everybodys(program, CodeText.plain(entered.code())).orElseGet(() -> secretly(program, entered.code()));
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

    private static Claim once(Program program, CodeText code) {
        return Claim.of(
                "code:" + program.id() + ":" + code.symbols(),
                "coupon-code-already-used",
                CouponIssued.class,
                issued -> CodeText.parse(issued.code()).equals(Optional.of(code)));
    }

    private Named secretly(Program program, String typed) {
        Optional<CodeText> code = CodeText.parse(typed);
        if (code.isEmpty()) {
            return new Named.Nothing(new CouponCodeMistyped());
        }
        CodeText there = code.get();
        return batches.find(program.id(), there.batch())
                .filter(batch -> new BatchCodes(batch).has(there))
                .map(batch -> defined(program, batch.order().definition(), List.of(once(program, there))))
                .orElseGet(() -> new Named.Nothing(new CouponCodeUnknown()));
    }
}
