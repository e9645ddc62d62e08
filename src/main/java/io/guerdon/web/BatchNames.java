package io.guerdon.web;

import io.guerdon.member.MemberRef;
import java.util.Set;

/** Whom a line of a batch names. */
sealed interface BatchNames {
    /** The names, each as the line says it. */
    Set<MemberRef> said();

    /** Members there are, or should be. */
    record OfMembers(Set<MemberRef> said) implements BatchNames {}

    /** All of one member, who has them once the line is answered. */
    record OfNewMember(Set<MemberRef> said) implements BatchNames {}
}
