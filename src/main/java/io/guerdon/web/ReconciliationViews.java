package io.guerdon.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.reconciliation.Counts;
import io.guerdon.reconciliation.Discrepancy;
import io.guerdon.reconciliation.Item;
import io.guerdon.reconciliation.Reconciliation;
import io.guerdon.reconciliation.Reconciliation.State;
import io.guerdon.reconciliation.Resolution;
import io.guerdon.reconciliation.Trait;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What is told about reconciliations. */
final class ReconciliationViews {
    private ReconciliationViews() {}

    /**
     * A reconciliation as it stands.
     *
     * @param state {@code running}, {@code done}, or {@code interrupted} or {@code failed}: then the same request begins it again
     * @param counts what it came to; left out before it is done
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReconciliationView(
            String id,
            String state,
            Instant from,
            Instant to,
            Duration window,
            Instant requestedAt,
            @Nullable ReconciliationCounts counts) {
        static ReconciliationView of(Reconciliation one) {
            boolean done = one.progress().state() == State.DONE;
            return new ReconciliationView(
                    one.id().toString(),
                    one.progress().state().wire(),
                    one.period().from(),
                    one.period().to(),
                    one.period().window(),
                    one.request().at(),
                    done
                            ? ReconciliationCounts.of(
                                    one.progress().counts(), one.progress().kept())
                            : null);
        }
    }

    /**
     * What a reconciliation came to.
     *
     * @param lines the partner sent
     * @param outside lines of what did not happen in the period
     * @param events of the partner's stream that were compared
     * @param kept how many of the discrepancies can be listed
     */
    record ReconciliationCounts(
            long lines,
            long outside,
            long events,
            long matched,
            long missingHere,
            long missingThere,
            long different,
            long kept) {
        static ReconciliationCounts of(Counts counts, long kept) {
            return new ReconciliationCounts(
                    counts.lines(),
                    counts.outside(),
                    counts.events(),
                    counts.matched(),
                    counts.missingHere(),
                    counts.missingThere(),
                    counts.different(),
                    kept);
        }
    }

    /**
     * A discrepancy.
     *
     * @param sort {@code missing-here}: the partner has it and its stream does not; {@code missing-there}; or {@code different}
     * @param traits in what they differ: kind, amount, time
     * @param line the partner's side
     * @param event the stream's
     * @param resolution what was done about it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DiscrepancyView(
            String id,
            String sort,
            String receipt,
            List<String> traits,
            @Nullable LineView line,
            @Nullable EventView event,
            @Nullable ResolutionView resolution) {
        static DiscrepancyView of(String reconciliation, Discrepancy one) {
            return new DiscrepancyView(
                    reconciliation + "/" + one.number(),
                    one.sort().wire(),
                    one.receipt(),
                    one.traits().stream().map(Trait::wire).sorted().toList(),
                    one.line().map(LineView::of).orElse(null),
                    one.event().map(EventView::of).orElse(null),
                    one.standing().resolution().map(ResolutionView::of).orElse(null));
        }
    }

    /** A line of the partner's; the first of the upload is 1. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineView(
            long line,
            @Nullable String kind,
            @Nullable Long amount,
            @Nullable Instant at) {
        static LineView of(Item item) {
            long number = item.origin() instanceof Item.Line line ? line.number() : 0;
            return new LineView(
                    number, item.kind().isEmpty() ? null : item.kind(), known(item.amount()), instant(item.at()));
        }
    }

    /** An event of the partner's stream. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EventView(
            long seq,
            String entry,
            String owner,
            String kind,
            @Nullable Long amount,
            @Nullable Instant at) {
        static EventView of(Item item) {
            Item.Event event = item.origin() instanceof Item.Event there ? there : new Item.Event(0, "", "");
            return new EventView(
                    event.seq(), event.entry(), event.owner(), item.kind(), known(item.amount()), instant(item.at()));
        }
    }

    /**
     * How a discrepancy was resolved.
     *
     * @param by adjustment or note
     * @param entry the adjustment
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ResolutionView(String by, @Nullable String entry, String reason, String operator, Instant at) {
        static ResolutionView of(Resolution resolution) {
            boolean note = resolution.entry().isEmpty();
            return new ResolutionView(
                    note ? "note" : "adjustment",
                    note ? null : resolution.entry(),
                    resolution.reason(),
                    resolution.operator(),
                    resolution.at());
        }
    }

    private static @Nullable Long known(OptionalLong amount) {
        return amount.isPresent() ? Long.valueOf(amount.getAsLong()) : null;
    }

    private static @Nullable Instant instant(OptionalLong millis) {
        return millis.isPresent() ? Instant.ofEpochMilli(millis.getAsLong()) : null;
    }
}
