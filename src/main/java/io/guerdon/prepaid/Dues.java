package io.guerdon.prepaid;

import io.guerdon.program.PrepaidPlanSettings.Instalments;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * What of a plan is due and when, in its zone. A part can be paid all through its day; one that was paid and is open again, because money was
 * paid back, is due from then on.
 *
 * @param terms what was agreed
 * @param way how it is paid
 * @param progress how far it has come
 */
record Dues(PlanTerms terms, Instalments way, Progress progress) {
    /** How many parts are paid. */
    int covered() {
        return schedule().coveredBy(progress.money().credited(), terms.money());
    }

    private Schedule schedule() {
        return terms.schedule();
    }

    /** When the next charge is opened; {@link Instant#MAX} for never. */
    Instant chargeAt() {
        int part = Math.max(progress.steps().charged(), covered()) + 1;
        return part > schedule().parts() ? Instant.MAX : chargeAt(part);
    }

    private Instant chargeAt(int part) {
        Instant at = schedule().begins(schedule().on(part).minusDays(way.chargedDaysBefore()));
        Instant since = progress.steps().since();
        return at.isAfter(since) ? at : since;
    }

    /** When the next part is late; {@link Instant#MAX} for never. */
    Instant lateAt() {
        int part = Math.max(progress.steps().late(), covered()) + 1;
        return part > schedule().parts() ? Instant.MAX : lateAt(part);
    }

    /** When a part is late. */
    Instant lateAt(int part) {
        return after(part, way.late().graceDays());
    }

    /** When it is all over because of a part that is not paid. */
    Instant lapsesAt() {
        Instant lapses = Instant.MAX;
        for (int part : earliest()) {
            Instant at = part > schedule().parts()
                    ? Instant.MAX
                    : after(part, way.late().lapsesAfterDays());
            lapses = at.isBefore(lapses) ? at : lapses;
        }
        return lapses;
    }

    /** Of parts that are not paid those that may be due first: the first of all, and the first of which another day holds. */
    private List<Integer> earliest() {
        int first = covered() + 1;
        return Stream.concat(
                        Stream.of(first),
                        progress.steps().reopened().stream()
                                .map(each -> each.through() + 1)
                                .filter(part -> part > first))
                .toList();
    }

    /** When that which is late or over now was asked for, and when it was due; nothing where nothing is. */
    List<Instant> comesDue(Instant now) {
        boolean isLate = !lateAt().isAfter(now);
        if (!isLate && lapsesAt().isAfter(now)) {
            return List.of();
        }
        int part = isLate ? Math.max(progress.steps().late(), covered()) + 1 : covered() + 1;
        return List.of(chargeAt(part), schedule().begins(day(part)));
    }

    /** When the day of a part, and so many after it, are over. */
    Instant after(int part, int days) {
        return schedule().begins(day(part).plusDays(1L + days));
    }

    private LocalDate day(int part) {
        LocalDate day = schedule().on(part);
        return progress.steps()
                .since(part)
                .map(since -> schedule().day(since))
                .filter(since -> since.isAfter(day))
                .orElse(day);
    }

    /** The last part whose charge is to be open by an instant. One that was paid ahead is not meant before its time: it may be open again. */
    int chargedBy(Instant at) {
        int part = progress.steps().charged();
        while (part < schedule().parts() && !chargeAt(part + 1).isAfter(at)) {
            part++;
        }
        return part;
    }

    /** The last part that is late by an instant, or was paid and would be. */
    int lateBy(Instant at) {
        int part = progress.steps().late();
        while (part < schedule().parts() && !lateAt(part + 1).isAfter(at)) {
            part++;
        }
        return part;
    }

    /** What is to be paid of the parts whose charge was opened, and of fees. */
    long charged() {
        return missing(progress.steps().charged()) + progress.money().feesOwed();
    }

    /** What is missing of the first so many parts. */
    long missing(int parts) {
        return Math.max(
                0, schedule().upTo(terms.money(), parts) - progress.money().credited());
    }

    /** What is missing of the first part that is not paid. */
    long missingOfNext() {
        return missing(covered() + 1);
    }

    /** How many parts have come by an instant. */
    int come(Instant now) {
        return schedule().coming(now);
    }

    /** All that can still be paid. */
    long most() {
        return terms.money() - progress.money().credited() + progress.money().feesOwed();
    }
}
