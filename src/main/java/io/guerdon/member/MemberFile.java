package io.guerdon.member;

import io.guerdon.member.StoredMember.Handle;
import io.guerdon.member.StoredMember.Standing;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is kept of a member, as it reads. Every change names the entry it belongs to, and the later entry wins, so that changes
 * may be repeated and may arrive in any order. After erasure nothing changes any more.
 *
 * @param joinedAt when the member enrolled
 * @param handles standing of each identifier, by claim
 * @param personal what is encrypted
 * @param erasedAt when the personal data were erased
 */
record MemberFile(Instant joinedAt, Map<String, Handle> handles, Personal personal, Optional<Instant> erasedAt) {

    /**
     * The personal part.
     *
     * @param profile empty where the member was never asked
     * @param identifiers by claim
     */
    record Personal(Optional<Profile> profile, Map<String, Identifier> identifiers) {
        static final Personal NONE = new Personal(Optional.empty(), Map.of());
    }

    static MemberFile opened(Instant joinedAt) {
        return new MemberFile(joinedAt, Map.of(), Personal.NONE, Optional.empty());
    }

    MemberFile list(String claim, Identifier identifier, long seq) {
        if (isSettled(claim, seq)) {
            return this;
        }
        Map<String, Identifier> identifiers = new TreeMap<>(personal.identifiers);
        identifiers.put(claim, identifier);
        return with(new Personal(personal.profile, identifiers)).with(claim, new Handle(Standing.USABLE, seq));
    }

    MemberFile mark(String claim, Standing standing, long seq) {
        boolean listed = personal.identifiers.containsKey(claim);
        return listed && !isSettled(claim, seq) ? with(claim, new Handle(standing, seq)) : this;
    }

    MemberFile drop(String claim, long seq) {
        if (isSettled(claim, seq)) {
            return this;
        }
        Map<String, Identifier> identifiers = new TreeMap<>(personal.identifiers);
        identifiers.remove(claim);
        return with(new Personal(personal.profile, identifiers)).with(claim, new Handle(Standing.GONE, seq));
    }

    MemberFile tell(Profile profile) {
        return erasedAt.isPresent() ? this : with(new Personal(Optional.of(profile), personal.identifiers));
    }

    /** What was given on enrolment; it never overwrites what was told since. */
    MemberFile tellFirst(Profile profile) {
        return personal.profile.isPresent() ? this : tell(profile);
    }

    /** The handles stay until their claims are given up. */
    MemberFile erase(Instant at) {
        return new MemberFile(joinedAt, handles, Personal.NONE, Optional.of(erasedAt.orElse(at)));
    }

    MemberFile withoutHandles() {
        return new MemberFile(joinedAt, Map.of(), personal, erasedAt);
    }

    private boolean isSettled(String claim, long seq) {
        return erasedAt.isPresent()
                || (handles.containsKey(claim) && handles.get(claim).seq() >= seq);
    }

    private MemberFile with(Personal changed) {
        return new MemberFile(joinedAt, handles, changed, erasedAt);
    }

    private MemberFile with(String claim, Handle handle) {
        Map<String, Handle> changed = new HashMap<>(handles);
        changed.put(claim, handle);
        return new MemberFile(joinedAt, changed, personal, erasedAt);
    }
}
