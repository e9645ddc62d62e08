package io.guerdon.code;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.guerdon.code.CodeBatch.Order;
import io.guerdon.code.CodeRefusal.TooManyBatches;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.LedgerRefusal.IdempotencyKeyReused;
import io.guerdon.ledger.Refusal;
import io.guerdon.unit.ProgramId;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes codes, and says of one that was typed whether it is genuine, and which. */
public final class Codes {
    /** Most codes that are made to be printed, in one batch. */
    public static final int MOST_PRINTED = 1_000_000;

    private static final int SECRET_BYTES = 32;
    private static final int MOST_KNOWN = 1_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final CodeBatches batches;
    /** Batches never change. */
    private final Cache<Place, CodeBatch> known =
            Caffeine.newBuilder().maximumSize(MOST_KNOWN).build();

    /** Codes of batches in a store. */
    public Codes(CodeBatches batches) {
        this.batches = batches;
    }

    private record Place(ProgramId program, int number) {}

    /** What becomes of a wish for codes. */
    public sealed interface Making {
        /** A batch, whose codes are made as they are read. */
        record Made(CodeBatch batch, Iterable<String> codes) implements Making {}

        /** The batch that the same request made before, with the same codes. */
        record MadeBefore(CodeBatch batch, Iterable<String> codes) implements Making {}

        /** None. */
        record Refused(Refusal refusal) implements Making {}
    }

    /** Makes codes unless there is a reason not to; a repeat of the request gets the same ones, whatever the reason. */
    public Making make(ProgramId program, Order order, EntryKey request, Supplier<Optional<Refusal>> reason) {
        Optional<CodeBatch> before = batches.madeBy(program, request);
        while (before.isEmpty()) {
            int number = batches.latest(program) + 1;
            Optional<Refusal> refusal = reason.get().or(() -> tooMany(number));
            if (refusal.isPresent()) {
                return new Making.Refused(refusal.get());
            }
            CodeBatch batch = new CodeBatch(program, number, order, request, secret());
            if (batches.add(batch)) {
                return new Making.Made(batch, new BatchCodes(batch).printed());
            }
            before = batches.madeBy(program, request);
        }
        return repeated(before.get(), order);
    }

    private static Optional<Refusal> tooMany(int number) {
        return number > CodeBatch.MOST ? Optional.of(new TooManyBatches(CodeBatch.MOST)) : Optional.empty();
    }

    private static Making repeated(CodeBatch before, Order order) {
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

    /** What somebody typed. */
    public sealed interface Typed {
        /**
         * A code that was made.
         *
         * @param batch which one it is of
         * @param serial its place there
         * @param symbols in capitals and without groups
         */
        record Genuine(CodeBatch batch, int serial, String symbols) implements Typed {
            /** Without the code, which pays. */
            @Override
            public String toString() {
                return "Genuine[" + batch + ", " + serial + "]";
            }
        }

        /** None: a symbol is wrong, missing or in the wrong place. */
        record Mistyped() implements Typed {}

        /** Nobody made such a code. */
        record Unknown() implements Typed {}
    }

    /** Says what somebody typed, however it is grouped. */
    public Typed read(ProgramId program, String typed) {
        Optional<CodeText> code = CodeText.parse(typed);
        if (code.isEmpty()) {
            return new Typed.Mistyped();
        }
        CodeText text = code.get();
        return batch(program, text.batch())
                .filter(batch -> new BatchCodes(batch).has(text))
                .<Typed>map(batch -> new Typed.Genuine(batch, text.serial(), text.symbols()))
                .orElseGet(Typed.Unknown::new);
    }

    /** A batch by its number. */
    public Optional<CodeBatch> batch(ProgramId program, int number) {
        Place place = new Place(program, number);
        Optional<CodeBatch> there =
                Optional.ofNullable(known.getIfPresent(place)).or(() -> batches.find(program, number));
        there.ifPresent(batch -> known.put(place, batch));
        return there;
    }

    /** One of a batch's codes, as it is printed. */
    public static String printed(CodeBatch batch, int serial) {
        return new BatchCodes(batch).code(serial).printed();
    }

    /** What was typed, in capitals and without groups; empty where it can be no code. */
    public static Optional<String> symbols(String typed) {
        return CodeText.parse(typed).map(CodeText::symbols);
    }

    /** The same for codes that are words. */
    public static String plain(String typed) {
        return CodeText.plain(typed);
    }
}
