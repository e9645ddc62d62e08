package io.guerdon.access;

import io.guerdon.unit.ProgramId;
import java.time.Instant;

/**
 * A key as it is kept.
 *
 * @param id public part, by which it is found
 * @param program whose it is
 * @param grant what it allows
 * @param hash SHA-256 of the secret part, in lower-case hexadecimal; the secret has 256 random bits, so no salt is needed
 * @param life from when until when it is good
 */
public record Key(String id, ProgramId program, Grant grant, String hash, Life life) {

    /**
     * What a key allows.
     *
     * @param role the role it carries
     * @param limits what it is limited to
     * @param label what an admin calls it, may be empty
     */
    public record Grant(Role role, Limits limits, String label) {
        /** Whether it leaves out what its role has to say: whose partner it is. */
        boolean isOfNoPartner() {
            return role == Role.PARTNER && limits.scope() == Scope.PROGRAM;
        }
    }

    /**
     * When a key is good.
     *
     * @param createdAt when it was issued
     * @param endsAt first instant at which it is refused; {@link Instant#MAX} for none
     */
    public record Life(Instant createdAt, Instant endsAt) {
        boolean covers(Instant now) {
            return endsAt.isAfter(now);
        }
    }

    /** The same key with an end that is never later than the one it had. */
    public Key endingAt(Instant at) {
        Instant end = at.isBefore(life.endsAt()) ? at : life.endsAt();
        return new Key(id, program, grant, hash, new Life(life.createdAt(), end));
    }

    Keyholder holder() {
        return switch (grant.limits()) {
            case Binding binding -> new Caller(id, program, grant.role(), binding);
            case Merchants merchants -> new Undecided(id, program, grant.role(), merchants);
        };
    }
}
