package io.guerdon.publishing;

import io.guerdon.ledger.Digest;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/**
 * One event of a partner's stream, with its hash: SHA-256 of these lines, each ended by a line feed, in UTF-8: the previous
 * hash in lower-case hex; seq; entry id; kind; member or gift card; recordedAt; then each running total as
 * {@code <unit> <measure> <amount>}, in the order they are published; then, where the event has a slip,
 * {@code slip: <at> <amount, or -> <receipt>}. So events of before there were slips have the hash they always had.
 *
 * @param partner whose
 * @param seq its number, from 1, without gaps
 * @param prev hash of the event before it; 32 zero bytes before the first
 * @param concern the entry
 * @param totals running totals with this one included
 * @param hash of all that
 * @param latest when the latest of the events up to this one was recorded
 */
public record PartnerEntry(
        PartnerId partner, long seq, Digest prev, Concern concern, Tally totals, Digest hash, Instant latest) {
    /** The event after what a stream says so far. */
    static PartnerEntry after(PartnerBatch.Start start, Concern concern) {
        Tally totals = start.totals().plus(concern.amounts());
        Instant recordedAt = concern.recordedAt();
        Instant latest = recordedAt.isAfter(start.latest()) ? recordedAt : start.latest();
        return new PartnerEntry(
                start.partner(), start.first(), start.prev(), concern, totals, hash(start, concern, totals), latest);
    }

    /** Where the stream goes on. */
    public PartnerBatch.Start next() {
        return new PartnerBatch.Start(partner, seq + 1, hash, totals, latest);
    }

    private static Digest hash(PartnerBatch.Start start, Concern concern, Tally totals) {
        StringBuilder text = new StringBuilder(256);
        text.append(start.prev()).append('\n').append(start.first()).append('\n');
        text.append(concern.entry()).append('\n');
        text.append(concern.kind().wire()).append('\n');
        text.append(concern.owner()).append('\n');
        text.append(concern.recordedAt()).append('\n');
        totals.amounts()
                .forEach((line, amount) -> text.append(line.unit())
                        .append(' ')
                        .append(line.measure().wire())
                        .append(' ')
                        .append(decimal(amount))
                        .append('\n'));
        concern.slip().ifPresent(slip -> text.append(slip.hashed()).append('\n'));
        return sha256(text.toString());
    }

    /** Most fit 64 bits, which are written faster. */
    private static String decimal(BigInteger amount) {
        return amount.bitLength() < Long.SIZE ? Long.toString(amount.longValue()) : amount.toString();
    }

    private static Digest sha256(String text) {
        try {
            return new Digest(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
