package io.guerdon.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.program.Program;
import io.guerdon.settlement.MoneyLine;
import io.guerdon.settlement.PartnerStatement;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A partner's statement of a period.
 *
 * @param state whether it is closed, and so never changes, or open
 * @param from first day, in the program's zone
 * @param to last day, included
 * @param before it has the events that were recorded before this instant and are in no earlier statement,
 * @param through of those up to this number
 * @param closedAt when it was closed; left out while it is open
 * @param lines everything that was ever added up for the partner
 * @param money what is to be paid
 */
record PartnerStatementView(
        String partner,
        String period,
        State state,
        LocalDate from,
        LocalDate to,
        OffsetDateTime before,
        long through,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<OffsetDateTime> closedAt,
        List<StatementLineView> lines,
        MoneyView money) {
    /** Whether a period is closed. */
    enum State {
        OPEN,
        CLOSED;

        @com.fasterxml.jackson.annotation.JsonValue
        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One amount.
     *
     * @param unit in which it is counted
     * @param measure of what, as in the partner's events
     * @param opening all of it before the period
     * @param amount in the period
     * @param closing all of it with the period
     */
    record StatementLineView(String unit, String measure, BigInteger opening, BigInteger amount, BigInteger closing) {
        static StatementLineView of(PartnerStatement.Line line) {
            return new StatementLineView(
                    line.what().unit().value(),
                    line.what().measure().wire(),
                    line.opening(),
                    line.amount(),
                    line.closing());
        }
    }

    /**
     * What is to be paid. What was carried in and what was cleared is the net, less what was used of packs, in millionths, and what is carried on.
     *
     * @param net in minor units; positive is to be paid to the partner, negative by it
     * @param lines what that is of; all before the last add up to the last, which is the net
     * @param packs what it had paid in advance, which is used before it is to pay anything; left out for a partner that never has
     * @param carriedInMillionths of a minor unit, what the statement before left over
     * @param clearedMillionths of a minor unit, what the partner was owed in the period less what it owed
     * @param carriedOutMillionths of a minor unit, what this one leaves over
     */
    record MoneyView(
            String currency,
            BigInteger net,
            List<MoneyLineView> lines,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<PacksUsedView> packs,
            BigInteger carriedInMillionths,
            BigInteger clearedMillionths,
            BigInteger carriedOutMillionths) {
        static MoneyView of(Program program, PartnerStatement statement) {
            return new MoneyView(
                    program.place().currency(),
                    statement.net(),
                    statement.money().stream().map(MoneyLineView::of).toList(),
                    statement.packs().map(PacksUsedView::of),
                    statement.carriedIn(),
                    statement.cleared(),
                    statement.carriedOut());
        }
    }

    /**
     * A line in money, signed as it counts for the partner.
     *
     * @param item "accepted" from others, before the fee; "refunded" of that; the program's "fee"; its own "redeemed" elsewhere, "restored" of
     *     that, and "expired"; what the program has "kept" beside its fees; "rounding"; "packs-used"; "net"
     * @param opening all of it before the period, in minor units
     * @param amount in the period, in minor units
     * @param closing all of it with the period, in minor units
     * @param millionths exactly what the amount is, in millionths of a minor unit
     */
    record MoneyLineView(
            String item, BigInteger opening, BigInteger amount, BigInteger closing, BigInteger millionths) {
        static MoneyLineView of(MoneyLine line) {
            return new MoneyLineView(
                    line.what().wire(),
                    line.opening().minor(),
                    line.amount().minor(),
                    line.closing().minor(),
                    line.amount().millionths());
        }
    }

    /**
     * Packs, in minor units of what they are worth; the house's are what partners have paid it in advance, and negative.
     *
     * @param opening left of those before the period
     * @param bought in it
     * @param used for what was to be paid for it; less than nothing where more came back that they had been used for
     * @param left for later periods
     */
    record PacksUsedView(BigInteger opening, BigInteger bought, BigInteger used, BigInteger left) {
        static PacksUsedView of(PartnerStatement.Packs packs) {
            return new PacksUsedView(packs.opening(), packs.bought(), packs.used(), packs.left());
        }
    }

    static PartnerStatementView of(Program program, PartnerStatement statement) {
        var zone = program.place().zone();
        return new PartnerStatementView(
                statement.partner().value(),
                statement.period().name(),
                statement.closing().isPresent() ? State.CLOSED : State.OPEN,
                statement.period().first(),
                statement.period().last(),
                statement.period().end().atZone(zone).toOffsetDateTime(),
                statement.after().through(),
                statement.closing().map(closing -> closing.at().atZone(zone).toOffsetDateTime()),
                statement.lines().stream().map(StatementLineView::of).toList(),
                MoneyView.of(program, statement));
    }
}
