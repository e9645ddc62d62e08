package io.guerdon.member;

import io.guerdon.ledger.ChainId;
import java.util.Optional;

/** The store of what is kept of members beside the ledger. */
public interface Profiles {
    /** What is kept of a member. */
    Optional<StoredMember> find(ChainId chain);

    /** Keeps something of a member of whom nothing was kept; false where something was. */
    boolean insert(StoredMember member);

    /** Replaces the version before {@code member}'s; false where that is not the latest any more. */
    boolean replace(StoredMember member);
}
