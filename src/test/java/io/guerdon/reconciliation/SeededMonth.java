package io.guerdon.reconciliation;

import io.guerdon.ledger.Digest;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKind;
import io.guerdon.publishing.Concern;
import io.guerdon.publishing.PartnerBatch;
import io.guerdon.publishing.PartnerBatch.Start;
import io.guerdon.publishing.PartnerId;
import io.guerdon.publishing.PartnerJournal;
import io.guerdon.publishing.Slip;
import io.guerdon.publishing.Tally;
import io.guerdon.unit.MemberId;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * A month of a partner with known discrepancies, made anew from a seed wherever it is read, so that a million of it takes no memory: case by case what
 * its stream says, what its own records say, and what should be found.
 */
final class SeededMonth implements PartnerJournal {
    private static final int BATCH = 200;
    private static final long STEP = 7_368_787;
    private static final MemberId MEMBER = new MemberId("mem_1");

    private final long seed;
    private final int cases;
    private final int rarity;

    /** About every so many cases one has something wrong. */
    SeededMonth(long seed, int cases, int rarity) {
        this.seed = seed;
        this.cases = cases;
        this.rarity = rarity;
    }

    /** What is the matter with a case. */
    private enum Fate {
        LINE_DROPPED,
        LINE_ADDED,
        AMOUNT_ALTERED,
        TIME_ALTERED,
        KIND_ALTERED,
        LINE_DOUBLED,
        EVENT_DOUBLED,
        AMOUNT_UNKNOWN_HERE,
        NOTHING
    }

    private record Case(Fate fate, String receipt, EntryKind kind, long amount, long at, long jitter) {}

    private Case at(long number) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        Fate[] fates = Fate.values();
        Fate fate =
                random.nextInt(rarity) == 0 && number % 5 != 3 ? fates[random.nextInt(fates.length - 1)] : Fate.NOTHING;
        // Every fifth is a return under the receipt of the sale before it, which is in order: of two faults nobody
        // could say which is which.
        boolean back = number % 5 == 4;
        long month = Desk.TO.toEpochMilli() - Desk.FROM.toEpochMilli();
        return new Case(
                fate,
                "R-" + (back ? number - 1 : number),
                back ? EntryKind.RETURN : EntryKind.EARN,
                100 + random.nextInt(100_000),
                Desk.FROM.toEpochMilli() + 600_000 + number * (month - 1_200_000) / cases,
                random.nextInt(-240_000, 240_000));
    }

    /** What should be found: {@code sort receipt kind traits}. */
    Set<String> expected() {
        Set<String> expected = new TreeSet<>();
        for (long number = 0; number < cases; number++) {
            Case one = at(number);
            String about = " " + one.receipt + " " + one.kind.wire() + " ";
            switch (one.fate) {
                case LINE_DROPPED, EVENT_DOUBLED -> expected.add("missing-there" + about + "[]");
                case LINE_ADDED, LINE_DOUBLED -> expected.add("missing-here" + about + "[]");
                case AMOUNT_ALTERED -> expected.add("different" + about + "[AMOUNT]");
                case TIME_ALTERED -> expected.add("different" + about + "[TIME]");
                case KIND_ALTERED -> expected.add("different" + about + "[KIND]");
                case AMOUNT_UNKNOWN_HERE, NOTHING -> {}
            }
        }
        return expected;
    }

    /** The partner's records as CSV, in an order of their own. */
    InputStream lines() {
        return new SequenceInputStream(new Enumeration<>() {
            private long next = -1;

            @Override
            public boolean hasMoreElements() {
                return next < cases;
            }

            @Override
            public InputStream nextElement() {
                StringBuilder text = new StringBuilder(next < 0 ? "at,receipt,kind,amount,till\n" : "");
                long end = Math.min(cases, Math.max(next, 0) + 1_000);
                for (long place = Math.max(next, 0); place < end; place++) {
                    line(at(place * STEP % cases), text);
                }
                next = end;
                return new java.io.ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private static void line(Case one, StringBuilder out) {
        if (one.fate == Fate.LINE_DROPPED) {
            return;
        }
        long amount = one.fate == Fate.AMOUNT_ALTERED ? one.amount + 1 : one.amount;
        long at = one.at + (one.fate == Fate.TIME_ALTERED ? 300_001 : one.jitter);
        String kind = one.fate == Fate.KIND_ALTERED ? "redeem" : one.kind.wire();
        String line = Instant.ofEpochMilli(at) + "," + one.receipt + "," + kind + ","
                + java.math.BigDecimal.valueOf(amount, 2).toPlainString() + ",\"till \"\"1\"\", upstairs\"\n";
        out.append(line);
        if (one.fate == Fate.LINE_DOUBLED) {
            out.append(line);
        }
    }

    private List<Concern> concerns(long number) {
        Case one = at(number);
        if (one.fate == Fate.LINE_ADDED) {
            return List.of(concern(number, Optional.empty(), EntryKind.EXPIRE));
        }
        OptionalLong amount = one.fate == Fate.AMOUNT_UNKNOWN_HERE ? OptionalLong.empty() : OptionalLong.of(one.amount);
        Concern concern =
                concern(number, Optional.of(new Slip(one.receipt, Instant.ofEpochMilli(one.at), amount)), one.kind);
        return one.fate == Fate.EVENT_DOUBLED ? List.of(concern, concern) : List.of(concern);
    }

    private Concern concern(long number, Optional<Slip> slip, EntryKind kind) {
        return new Concern(
                new EntryId("a", number + 1), kind, MEMBER, Instant.ofEpochMilli(at(number).at), slip, Tally.ZERO);
    }

    /** Numbers have room for events that are there twice. */
    private PartnerBatch batch(long number) {
        List<Concern> concerns = new ArrayList<>();
        for (long each = number * BATCH / 2; each < Math.min(cases, (number + 1) * BATCH / 2); each++) {
            concerns.addAll(concerns(each));
        }
        while (concerns.size() < BATCH) {
            concerns.add(concern(Math.min(cases, (number + 1) * BATCH / 2) - 1, Optional.empty(), EntryKind.EXPIRE));
        }
        return new PartnerBatch(
                new Start(Desk.CAFE, number * BATCH + 1, Digest.GENESIS, Tally.ZERO, Instant.EPOCH),
                "a",
                concerns,
                Map.of());
    }

    private long batches() {
        return (cases + BATCH / 2 - 1) / (BATCH / 2);
    }

    @Override
    public Optional<PartnerBatch> last(PartnerId partner) {
        return Optional.of(batch(batches() - 1));
    }

    @Override
    public List<Boolean> append(List<PartnerBatch> batches) {
        throw new UnsupportedOperationException("it is made from its seed");
    }

    @Override
    public List<PartnerBatch> at(Collection<Place> places) {
        throw new UnsupportedOperationException("nobody waits");
    }

    @Override
    public List<PartnerBatch> ofWriter(PartnerId partner, String writer, long n) {
        throw new UnsupportedOperationException("nobody asks");
    }

    @Override
    public List<PartnerBatch> from(PartnerId partner, long seq, int limit) {
        List<PartnerBatch> batches = new ArrayList<>();
        for (long number = (seq - 1) / BATCH; number < batches() && batches.size() < limit; number++) {
            batches.add(batch(number));
        }
        return batches;
    }

    /** Reads to the end, as fast as it can be made; to know what making it costs. */
    long bytes() throws IOException {
        return lines().transferTo(java.io.OutputStream.nullOutputStream());
    }
}
