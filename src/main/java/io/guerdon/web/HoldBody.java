package io.guerdon.web;

import io.guerdon.access.Caller;
import io.guerdon.redemption.PlaceHold;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Points, or money of a wallet that pays, to put aside for a payment in progress.
 *
 * @param merchant who may capture them
 * @param store where, may be left out
 * @param terminal which till, may be left out
 * @param points how many points; or
 * @param unit which wallet; left out, points
 * @param amount how much of it, in minor units
 * @param lapsesAfter how long the hold lasts, at least a second, in whole milliseconds
 * @param reference of the payment, may be left out
 */
record HoldBody(
        String merchant,
        @Nullable String store,
        @Nullable String terminal,
        @Nullable Long points,
        @Nullable String unit,
        @Nullable Long amount,
        Duration lapsesAfter,
        @Nullable String reference) {
    HoldBody {
        merchant = Fields.name("merchant", merchant);
        Fields.optionalName("store", store);
        Fields.optionalName("terminal", terminal);
        Fields.required("lapsesAfter", lapsesAfter);
        Fields.require(lapsesAfter.compareTo(Duration.ofSeconds(1)) >= 0, "lapsesAfter", "at least PT1S");
        lapsesAfter = lapsesAfter.truncatedTo(ChronoUnit.MILLIS);
        Spent.check(points, unit, amount);
        reference = Fields.optionalText("reference", reference, 128);
    }

    PlaceHold command(Caller caller) {
        return new PlaceHold(
                Tills.of(caller, merchant, store, terminal),
                Spent.wallet(unit),
                Spent.amount(points, amount),
                lapsesAfter,
                reference == null ? "" : reference);
    }
}
