package io.guerdon.member;

import io.guerdon.ledger.Refusal;
import io.guerdon.unit.MemberId;
import java.util.List;

/** Why something about a member is refused; in the order of the checks. */
public sealed interface MemberRefusal extends Refusal {

    /** The token was not issued here, or not for this program. */
    record MemberTokenInvalid() implements MemberRefusal, Unprocessable {}

    /** The token was good and is too old; the member shows a new one. */
    record MemberTokenExpired() implements MemberRefusal, Unprocessable {}

    /** Nobody in the program goes by that. */
    record MemberNotFound() implements MemberRefusal, NotFound {}

    /** The card was reported lost; the account itself can be used by anything else the member has. */
    record CardBlocked() implements MemberRefusal, Conflict {}

    /** The identifiers given belong to different {@code members}. */
    record IdentifiersOfDifferentMembers(List<String> members) implements MemberRefusal, Conflict {
        static IdentifiersOfDifferentMembers of(List<MemberId> members) {
            return new IdentifiersOfDifferentMembers(
                    members.stream().map(MemberId::value).sorted().toList());
        }
    }

    /** The identifier belongs to a member, maybe this one. */
    record IdentifierTaken(String type, String member) implements MemberRefusal, Conflict {}

    /** The member has no such identifier. */
    record IdentifierNotFound(String type) implements MemberRefusal, NotFound {}

    /** The member's personal data were erased. */
    record MemberErased() implements MemberRefusal, Conflict {}
}
