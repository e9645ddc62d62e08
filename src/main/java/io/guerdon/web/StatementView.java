package io.guerdon.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.ledger.Entry;
import io.guerdon.statement.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;

/**
 * A statement, as JSON.
 *
 * @param member whose
 * @param from first day, in the program's zone
 * @param to last day, included
 * @param wallets in which there was something, or something happened
 */
record StatementView(String member, LocalDate from, LocalDate to, List<WalletPart> wallets) {
    /**
     * A wallet's part; amounts in its unit, money in minor units.
     *
     * @param opening what there was when the first day began, held and pending included, less what was owed
     * @param movements what changed it, in order
     * @param credited what came in
     * @param debited what went out
     * @param closing what there was when the last day was over
     */
    record WalletPart(
            String unit, long opening, List<MovementLine> movements, long credited, long debited, long closing) {
        static WalletPart of(Statement.Part part, ZoneId zone) {
            return new WalletPart(
                    part.wallet().value(),
                    part.opening(),
                    part.lines().stream()
                            .map(line -> MovementLine.of(line, zone))
                            .toList(),
                    part.credited(),
                    part.debited(),
                    part.closing());
        }
    }

    /**
     * What one entry changed.
     *
     * @param recordedAt when it was written, in the program's zone
     * @param effectiveAt when it happened
     * @param reference the receipt it is about, as {@code cafe:R-1001}; left out where there is none
     * @param amount positive came in, negative went out
     * @param balance after it
     */
    record MovementLine(
            String entry,
            String kind,
            OffsetDateTime recordedAt,
            OffsetDateTime effectiveAt,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String reference,
            long amount,
            long balance) {
        static MovementLine of(Statement.Line line, ZoneId zone) {
            Entry entry = line.entry();
            return new MovementLine(
                    entry.id().toString(),
                    entry.kind().wire(),
                    entry.recordedAt().atZone(zone).toOffsetDateTime(),
                    entry.draft().effectiveAt().atZone(zone).toOffsetDateTime(),
                    Receipts.of(entry),
                    line.amount(),
                    line.balance());
        }
    }

    static StatementView of(Statement statement) {
        ZoneId zone = statement.days().zone();
        return new StatementView(
                statement.chain().owner().value(),
                statement.days().first(),
                statement.days().last(),
                statement.wallets().stream()
                        .map(part -> WalletPart.of(part, zone))
                        .toList());
    }
}
