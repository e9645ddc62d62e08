package io.guerdon.member;

import io.guerdon.ledger.ChainId;
import io.guerdon.unit.ProgramId;
import java.util.List;
import java.util.Optional;

/** The store of what is kept of members beside the ledger. */
public interface Profiles {
    /** What is kept of a member. */
    Optional<StoredMember> find(ChainId chain);

    /**
     * What is kept of the members of a program whose ids come after {@code after}, by id, at most {@code limit}; all follow the
     * empty text.
     */
    List<StoredMember> after(ProgramId program, String after, int limit);

    /** Keeps something of a member of whom nothing was kept; false where something was. */
    boolean insert(StoredMember member);

    /** Replaces the version before {@code member}'s; false where that is not the latest any more. */
    boolean replace(StoredMember member);
}
