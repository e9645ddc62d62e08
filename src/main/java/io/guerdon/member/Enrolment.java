package io.guerdon.member;

import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Refusal;

/** How an enrolment ended. */
public sealed interface Enrolment {
    /** A new member, as enrolled. */
    record Enrolled(MemberView member, Entry entry) implements Enrolment {}

    /** The key had enrolled this member before; {@code member} is as it was then. */
    record Repeated(MemberView member, Entry entry) implements Enrolment {}

    /** An identifier is a member's already; here is that member, as it is now, with nothing added or changed. */
    record Existing(MemberView member) implements Enrolment {}

    /** Nobody was enrolled. */
    record Refused(Refusal refusal) implements Enrolment {}
}
