package io.guerdon.payment;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Movement.Arranged;
import io.guerdon.ledger.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A charge as it stands.
 *
 * @param id its own
 * @param charge as it is, or was last
 * @param state what became of it
 * @param reference of its payment; empty where it was not paid
 * @param closedAt when it was paid or withdrawn; empty where it is open
 * @param refunded what was paid back of it, in minor units
 */
public record ChargeSoFar(
        ArrangementId id, Charge charge, State state, String reference, Optional<Instant> closedAt, long refunded) {
    /** What became of a charge. */
    public enum State {
        /** It is to be paid. */
        OPEN,
        /** It was. */
        CONFIRMED,
        /** It is not wanted any more. */
        WITHDRAWN
    }

    static ChargeSoFar open(ArrangementId id, Charge charge) {
        return new ChargeSoFar(id, charge, State.OPEN, "", Optional.empty(), 0);
    }

    /** Reads it; empty where the member never had it. What is due and not written yet is in the state. */
    static Optional<ChargeSoFar> read(History history, AccountState state, ArrangementId id) {
        Optional<Charge> open = state.arrangement(id, Charge.class);
        return open.isPresent()
                ? open.map(charge -> open(id, charge))
                : closed(id, history.byRef(state.chain(), id.value()));
    }

    private static Optional<ChargeSoFar> closed(ArrangementId id, List<Entry> entries) {
        for (Entry entry : entries) {
            if (subject(entry) instanceof ChargeConfirmed paid && paid.id().equals(id)) {
                return Optional.of(new ChargeSoFar(
                        id,
                        paid.charge(),
                        State.CONFIRMED,
                        paid.reference(),
                        Optional.of(entry.recordedAt()),
                        refunded(id, entries)));
            }
        }
        return last(id, entries)
                .map(charge -> new ChargeSoFar(
                        id,
                        charge,
                        State.WITHDRAWN,
                        "",
                        Optional.of(entries.getLast().recordedAt()),
                        0));
    }

    private static @Nullable Subject subject(Entry entry) {
        return entry.draft().subject().orElse(null);
    }

    private static long refunded(ArrangementId id, List<Entry> entries) {
        long sum = 0;
        for (Entry entry : entries) {
            if (subject(entry) instanceof ChargeRefunded back && back.id().equals(id)) {
                sum = Math.addExact(sum, back.amount());
            }
        }
        return sum;
    }

    private static Optional<Charge> last(ArrangementId id, List<Entry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.movements().stream())
                .filter(movement ->
                        movement instanceof Arranged made && made.id().equals(id))
                .map(movement -> ((Arranged) movement).arrangement())
                .filter(Charge.class::isInstance)
                .map(Charge.class::cast)
                .reduce((_, later) -> later);
    }
}
