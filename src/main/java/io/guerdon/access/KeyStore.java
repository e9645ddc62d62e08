package io.guerdon.access;

import io.guerdon.unit.ProgramId;
import java.util.List;
import java.util.Optional;

/** The store of keys. */
public interface KeyStore {
    /** Adds a key; false where its id is taken. */
    boolean add(Key key);

    /** Finds a key of any program. */
    Optional<Key> find(String id);

    /** Every key of a program, those that have ended too, by id. */
    List<Key> of(ProgramId program);

    /** Replaces a key's end; false where there is no such key. */
    boolean end(Key key);
}
