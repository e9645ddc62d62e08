package io.guerdon.publishing;

import java.util.List;
import java.util.Optional;

/** The store of writers. Every change is a compare-and-set on one document. All methods throw {@code StoreUnavailable}. */
public interface Writers {
    /** Adds a writer that is not known. */
    void register(Registration writer);

    /** A writer. */
    Optional<Registration> find(String id);

    /** Every writer that is known: the live ones, those being adopted, those closed a while ago. */
    List<Registration> all();

    /** Replaces the version before {@code next}; false where that is not the one there. */
    boolean replace(Registration next);

    /** Forgets a closed writer; does nothing where it has another version. */
    void remove(Registration closed);
}
