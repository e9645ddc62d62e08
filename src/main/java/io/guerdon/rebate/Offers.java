package io.guerdon.rebate;

import io.guerdon.program.CalendarPeriod.Span;
import io.guerdon.program.Program;
import io.guerdon.program.RebateSettings;
import io.guerdon.program.Revision;
import io.guerdon.program.Revisions;
import io.guerdon.unit.RebateId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * The rebates a program has ever had, and on which terms each of their periods is: those in force when it begins, or, where there was
 * no such rebate yet, those it came with, which count from the first whole day. What is past never changes, so whoever asks,
 * and however late, is told the same.
 *
 * @param revisions of the program
 * @param all rebates, as the latest settings that have them word them
 */
record Offers(Revisions revisions, List<RebateSettings> all) {

    /** Terms, and the first day that counts by them. */
    record Offered(Program program, RebateSettings rebate, LocalDate counts) {}

    static Offers of(Revisions revisions) {
        SequencedMap<RebateId, RebateSettings> latest = new LinkedHashMap<>();
        revisions.all().reversed().stream()
                .flatMap(revision -> revision.program().catalogue().rebates().stream())
                .forEach(rebate -> latest.putIfAbsent(rebate.id(), rebate));
        return new Offers(revisions, List.copyOf(latest.values()));
    }

    /** Those that a wallet measures. */
    Stream<RebateSettings> measuredBy(WalletId wallet) {
        return all.stream().filter(rebate -> rebate.measure().equals(wallet));
    }

    /** The terms of a period, as far as they have come into force by an instant. */
    Optional<Offered> of(RebateSettings rebate, Span period, Instant now) {
        ZoneId zone = revisions.latest().program().place().zone();
        Instant begins = period.first().atStartOfDay(zone).toInstant();
        Instant ends = period.last().plusDays(1).atStartOfDay(zone).toInstant();
        return Stream.concat(
                        Stream.of(begins),
                        revisions.all().stream()
                                .map(Revision::effectiveAt)
                                .filter(at -> at.isAfter(begins) && at.isBefore(ends) && !at.isAfter(now))
                                .sorted())
                .flatMap(at -> offered(rebate, at, zone).stream())
                .findFirst();
    }

    private Optional<Offered> offered(RebateSettings rebate, Instant at, ZoneId zone) {
        Program program = revisions.inForce(at).program();
        return program.catalogue()
                .rebate(rebate.id())
                .filter(same -> same.measure().equals(rebate.measure()) && same.per() == rebate.per())
                .map(same -> new Offered(program, same, wholeDay(at, zone)));
    }

    private static LocalDate wholeDay(Instant at, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(at, zone);
        return at.atZone(zone).toLocalTime().equals(LocalTime.MIDNIGHT) ? day : day.plusDays(1);
    }
}
