package io.guerdon.reconciliation;

import io.guerdon.ledger.EntryKey;
import io.guerdon.publishing.PartnerId;
import java.util.List;
import java.util.Optional;

/** The store of reconciliations and of what they found. All methods throw {@code StoreUnavailable}. */
public interface ReconciliationStore {
    /** Keeps one, durably; false where its number or its request is taken. */
    boolean add(Reconciliation reconciliation);

    /** One by its id. */
    Optional<Reconciliation> find(ReconciliationId id);

    /** The one a request made. */
    Optional<Reconciliation> madeBy(PartnerId partner, EntryKey request);

    /** A partner's, the latest first. */
    List<Reconciliation> of(PartnerId partner);

    /** Changes one; false where it is not at the version before. */
    boolean replace(Reconciliation next);

    /** Forgets one, and all that it found. */
    void forget(ReconciliationId id);

    /** Keeps what an attempt found. */
    void found(ReconciliationId id, int attempt, List<Discrepancy> discrepancies);

    /** What an attempt found, from a number on, at most so many. */
    List<Discrepancy> from(ReconciliationId id, int attempt, long number, int limit);

    /** Changes what was done about a discrepancy; false where it is not at the version before. */
    boolean resolve(ReconciliationId id, int attempt, Discrepancy next);
}
