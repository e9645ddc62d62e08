package io.guerdon.web;

import io.guerdon.member.MemberRef;

/**
 * Points for another member.
 *
 * @param to the receiver, named like {@code {member}} in a path
 * @param unit which wallet
 * @param amount how many
 */
record TransferBody(String to, String unit, Long amount) {
    TransferBody {
        to = Fields.text("to", to, 1_024);
        Fields.parsed("to", to, MemberRef::parse);
        unit = Fields.name("unit", unit);
        Fields.number("amount", amount, 1, Fields.LARGEST_AMOUNT);
    }
}
