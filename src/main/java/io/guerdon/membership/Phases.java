package io.guerdon.membership;

import io.guerdon.ledger.Refusal;
import io.guerdon.membership.Dues.For;
import io.guerdon.membership.Membership.Phase;
import io.guerdon.membership.MembershipRefusal.MembershipChargeOpen;
import io.guerdon.membership.MembershipRefusal.MembershipEnding;
import io.guerdon.membership.MembershipRefusal.MembershipNotRunning;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** In what state of a membership something can be done. */
final class Phases {
    private Phases() {}

    static Optional<Refusal> notIn(Membership membership, Phase... phases) {
        return List.of(phases).contains(membership.phase())
                ? Optional.empty()
                : Optional.of(new MembershipNotRunning(membership.phase().name().toLowerCase(Locale.ROOT)));
    }

    static Optional<Refusal> ending(Membership membership) {
        return membership.outlook().ends()
                ? Optional.of(new MembershipEnding(membership.until().toString()))
                : Optional.empty();
    }

    /** A change that is not paid yet stands in nobody's way: what is asked now takes its place. */
    static Optional<Refusal> chargedForMore(Membership membership) {
        return membership
                        .dues()
                        .owing()
                        .filter(owing -> owing.isFor(For.CHANGE))
                        .isPresent()
                ? Optional.empty()
                : charged(membership);
    }

    static Optional<Refusal> charged(Membership membership) {
        return membership
                .dues()
                .owing()
                .map(owing -> new MembershipChargeOpen(owing.charge().value()));
    }
}
