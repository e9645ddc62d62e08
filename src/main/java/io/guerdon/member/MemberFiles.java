package io.guerdon.member;

import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Overloaded;
import io.guerdon.member.StoredMember.Handle;
import io.guerdon.member.StoredMember.Sealed;
import io.guerdon.member.StoredMember.Standing;
import io.guerdon.unit.ProgramId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads and changes what is kept of members; a change that met another one is made again on what that one left. */
final class MemberFiles {
    private static final int ATTEMPTS = 50;

    private final Profiles profiles;
    private final Vault vault;
    private final History history;

    MemberFiles(Profiles profiles, Vault vault, History history) {
        this.profiles = profiles;
        this.vault = vault;
        this.history = history;
    }

    Optional<StoredMember> stored(ChainId chain) {
        return profiles.find(chain);
    }

    List<StoredMember> after(ProgramId program, String after, int limit) {
        return profiles.after(program, after, limit);
    }

    MemberFile open(StoredMember stored) {
        return vault.open(stored);
    }

    Optional<MemberFile> find(ChainId chain) {
        return profiles.find(chain).map(vault::open);
    }

    /** The file of an enrolled member; an empty one where a crash came between the entry and the file. */
    MemberFile read(ChainId chain) {
        return find(chain).orElseGet(() -> MemberFile.opened(joinedAt(chain)));
    }

    /** Whether an identifier can be used; it needs no decryption. */
    Standing standing(ChainId chain, String claim) {
        return profiles.find(chain)
                .filter(member -> member.erasedAt().isEmpty())
                .map(member -> member.handles().get(claim))
                .map(Handle::standing)
                .orElse(Standing.GONE);
    }

    /** Opens the file of a member who has just enrolled; where there is one, from an earlier try, that one is changed. */
    MemberFile open(ChainId chain, Instant joinedAt, UnaryOperator<MemberFile> change) {
        MemberFile file = change.apply(MemberFile.opened(joinedAt));
        return write(chain, Optional.empty(), file) ? file : change(chain, change);
    }

    MemberFile change(ChainId chain, UnaryOperator<MemberFile> change) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<StoredMember> before = profiles.find(chain);
            MemberFile file = before.map(vault::open).orElseGet(() -> MemberFile.opened(joinedAt(chain)));
            MemberFile changed = change.apply(file);
            if ((changed.equals(file) && before.isPresent()) || write(chain, before, changed)) {
                return changed;
            }
        }
        throw new Overloaded("too many others change this member");
    }

    private boolean write(ChainId chain, Optional<StoredMember> before, MemberFile changed) {
        Optional<Sealed> personal = before.flatMap(StoredMember::personal);
        long version = before.map(StoredMember::version).orElse(0L) + 1;
        StoredMember after = vault.seal(chain, version, changed, personal);
        return before.isPresent() ? profiles.replace(after) : profiles.insert(after);
    }

    private Instant joinedAt(ChainId chain) {
        return history.bySeq(chain, 1).orElseThrow().recordedAt();
    }
}
