package io.guerdon.membership;

import io.guerdon.ledger.Movement.Arranged;
import io.guerdon.ledger.Movement.ArrangementEnded;
import io.guerdon.payment.Charge;
import java.util.List;
import java.util.stream.Stream;

/** By what references entries about memberships are found. */
final class MembershipRefs {
    /** All of a member. */
    static final String ALL = "memberships";

    private MembershipRefs() {}

    /** Of an entry: the membership's, and those of charges that it opened or withdrew. */
    static List<String> of(Progress progress) {
        Stream<String> charges = progress.workings().movements().stream().flatMap(movement -> switch (movement) {
            case Arranged made
            when made.arrangement() instanceof Charge -> Stream.of(made.id().value());
            case ArrangementEnded ended
            when Charge.isCharge(ended.id()) -> Stream.of(ended.id().value());
            default -> Stream.<String>empty();
        });
        return Stream.concat(Stream.of(progress.id().value(), ALL), charges)
                .distinct()
                .toList();
    }
}
