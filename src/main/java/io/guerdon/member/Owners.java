package io.guerdon.member;

import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Claims;
import io.guerdon.ledger.Claims.Holder;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.History;
import io.guerdon.member.StoredMember.Handle;
import io.guerdon.member.StoredMember.Standing;
import java.util.Optional;

/** Whose an identifier is. A claim that its member has given up, but that a crash left behind, is released on the way. */
final class Owners {
    private final Claims claims;
    private final History history;
    private final MemberFiles files;

    Owners(Claims claims, History history, MemberFiles files) {
        this.claims = claims;
        this.history = history;
        this.files = files;
    }

    /** The member an entry gave the identifier to; empty where the claim is free, or void, which the ledger deals with. */
    Optional<ChainId> owner(String claim) {
        Optional<Holder> holder = claims.holder(claim);
        Optional<Entry> entry = holder.flatMap(held -> history.byKey(held.chain(), held.key()));
        if (holder.isEmpty()
                || entry.filter(MemberChange.claim(claim)::isHeldBy).isEmpty()) {
            return Optional.empty();
        }
        if (isGivenUp(claim, entry.get())) {
            claims.release(holder.get());
            return Optional.empty();
        }
        return Optional.of(holder.get().chain());
    }

    private boolean isGivenUp(String claim, Entry taken) {
        Optional<StoredMember> member = files.stored(taken.chain());
        Optional<Handle> handle = member.map(StoredMember::handles).map(handles -> handles.get(claim));
        boolean erased = member.flatMap(StoredMember::erasedAt).isPresent();
        return erased
                || handle.filter(known -> known.standing() == Standing.GONE && known.seq() > taken.seq())
                        .isPresent();
    }

    /** Where a claim points now, whatever it is worth; one read. */
    Optional<ChainId> pointed(String claim) {
        return claims.holder(claim).map(Holder::chain);
    }
}
