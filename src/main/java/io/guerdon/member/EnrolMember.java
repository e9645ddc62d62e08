package io.guerdon.member;

import io.guerdon.unit.ProgramId;
import java.util.HashSet;
import java.util.List;

/**
 * Makes somebody a member.
 *
 * @param program which program
 * @param identifiers 1 to 20, none twice
 * @param profile what the member tells
 */
public record EnrolMember(ProgramId program, List<Identifier> identifiers, Profile profile) {
    private static final int MOST = 20;

    public EnrolMember {
        identifiers = List.copyOf(identifiers);
        if (identifiers.isEmpty() || identifiers.size() > MOST) {
            throw new InvalidMemberField("identifiers", "a member enrols with 1 to " + MOST + " identifiers");
        }
        if (new HashSet<>(identifiers).size() < identifiers.size()) {
            throw new InvalidMemberField("identifiers", "an identifier is given twice");
        }
    }
}
