package io.guerdon.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Entry;
import io.guerdon.payment.Charge;
import io.guerdon.payment.ChargeConfirmed;
import io.guerdon.payment.ChargeFailed;
import io.guerdon.payment.ChargeRefunded;
import io.guerdon.payment.ChargeSoFar;
import io.guerdon.web.SpendAnswers.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is answered about charges. */
final class ChargeAnswers {
    private ChargeAnswers() {}

    /** A charge that was paid. */
    record ChargeConfirmTold(Stamp entry, ChargeTold charge, String reference, Map<String, Totals> balances) {
        static ChargeConfirmTold of(Entry entry, ZoneId zone) {
            ChargeConfirmed confirmed = EarnAnswers.subject(entry, ChargeConfirmed.class);
            return new ChargeConfirmTold(
                    Stamp.of(entry),
                    ChargeTold.of(confirmed.id(), confirmed.charge(), zone),
                    confirmed.reference(),
                    Totals.of(entry.after()));
        }
    }

    /** A charge that somebody tried to pay. */
    record ChargeFailTold(Stamp entry, ChargeTold charge) {
        static ChargeFailTold of(Entry entry, ZoneId zone) {
            ChargeFailed failed = EarnAnswers.subject(entry, ChargeFailed.class);
            return new ChargeFailTold(Stamp.of(entry), ChargeTold.of(failed.id(), failed.charge(), zone));
        }
    }

    /** A charge that was paid back. */
    record ChargeRefundTold(Stamp entry, ChargeTold charge, Value paidBack, Map<String, Totals> balances) {
        static ChargeRefundTold of(Entry entry, ZoneId zone) {
            ChargeRefunded refunded = EarnAnswers.subject(entry, ChargeRefunded.class);
            return new ChargeRefundTold(
                    Stamp.of(entry),
                    ChargeTold.of(refunded.id(), refunded.charge(), zone),
                    new Value(refunded.amount(), refunded.charge().amount().currency()),
                    Totals.of(entry.after()));
        }
    }

    /**
     * A charge.
     *
     * @param payee what it is for
     * @param purpose which part of that, for example a period
     * @param payTo the merchant who takes the money
     * @param dueAt by when it should be paid
     * @param attempts to pay it that have failed
     */
    record ChargeTold(
            String charge, String payee, String purpose, Value amount, String payTo, String dueAt, int attempts) {
        static ChargeTold of(ArrangementId id, Charge charge, ZoneId zone) {
            return new ChargeTold(
                    id.value(),
                    charge.payee().value(),
                    charge.purpose(),
                    Value.of(charge.amount()),
                    charge.merchant().value(),
                    charge.dueAt().atZone(zone).toOffsetDateTime().toString(),
                    charge.attempts());
        }
    }

    /**
     * A charge as it stands.
     *
     * @param state {@code open}, {@code confirmed} or {@code withdrawn}
     * @param reference of its payment; left out where it was not paid
     * @param closedAt when it was paid or withdrawn; left out where it is open
     * @param refunded of it, in minor units
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChargeView(
            ChargeTold charge,
            String state,
            @Nullable String reference,
            @Nullable Instant closedAt,
            long refunded) {
        static ChargeView of(ChargeSoFar found, ZoneId zone) {
            return new ChargeView(
                    ChargeTold.of(found.id(), found.charge(), zone),
                    found.state().name().toLowerCase(Locale.ROOT),
                    found.reference().isEmpty() ? null : found.reference(),
                    found.closedAt().orElse(null),
                    found.refunded());
        }
    }

    /** What a member is to pay. */
    record ChargesView(List<ChargeTold> open) {
        static ChargesView of(List<ChargeSoFar> open, ZoneId zone) {
            return new ChargesView(open.stream()
                    .map(each -> ChargeTold.of(each.id(), each.charge(), zone))
                    .toList());
        }
    }
}
