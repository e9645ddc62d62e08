package io.guerdon.settlement;

import io.guerdon.unit.ProgramId;
import java.util.List;
import java.util.Optional;

/** The store of closed periods. Inserting one document closes one. All methods throw {@code StoreUnavailable}. */
public interface SettlementStore {
    /** Adds a settlement, durably; false where its number, its period or its request is taken in its program. */
    boolean add(Settlement settlement);

    /** The one closed last. */
    Optional<Settlement> latest(ProgramId program);

    /** The one with a number. */
    Optional<Settlement> numbered(ProgramId program, int number);

    /** The one of a period. */
    Optional<Settlement> of(ProgramId program, String period);

    /** The one that a request closed. */
    Optional<Settlement> madeBy(ProgramId program, String request);

    /** Every program that has closed one. */
    List<ProgramId> programs();
}
