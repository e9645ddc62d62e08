package io.guerdon.web;

import io.guerdon.program.Program;
import io.guerdon.settlement.PartnerStatement;
import io.guerdon.settlement.Settlement;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A closed period.
 *
 * @param period its name
 * @param from first day, in the program's zone
 * @param to last day, included
 * @param before what was recorded before this instant is in it, or in an earlier one
 * @param closedAt when it was closed
 * @param currency of the amounts
 * @param partners what each is to be paid, which comes to nothing in sum
 */
record SettlementView(
        String period,
        LocalDate from,
        LocalDate to,
        OffsetDateTime before,
        OffsetDateTime closedAt,
        String currency,
        List<PartnerNet> partners) {
    /** What is to be paid to a partner, in minor units; negative is to be paid by it. */
    record PartnerNet(String partner, BigInteger net) {}

    static SettlementView of(Program program, Settlement settlement, List<PartnerStatement> statements) {
        var zone = program.place().zone();
        return new SettlementView(
                settlement.period().name(),
                settlement.period().first(),
                settlement.period().last(),
                settlement.period().end().atZone(zone).toOffsetDateTime(),
                settlement.closing().at().atZone(zone).toOffsetDateTime(),
                program.place().currency(),
                statements.stream()
                        .map(statement -> new PartnerNet(statement.partner().value(), statement.net()))
                        .toList());
    }
}
