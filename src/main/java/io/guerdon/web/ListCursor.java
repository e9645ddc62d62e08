package io.guerdon.web;

import io.guerdon.ledger.Entry;
import io.guerdon.ledger.PastBalances.View;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a list of all members' balances or entries, which is by member and number. It carries from which side the list was
 * begun to be looked at, so that every part tells of the same instant. Written {@code mem_….<seq>.<at>.<asKnownAt>}.
 *
 * @param member who was read last; empty at the beginning
 * @param seq the number of the entry that was read last, 0 where members are listed
 * @param view of the whole list
 */
record ListCursor(String member, long seq, View view) {
    private static final Pattern FORM =
            Pattern.compile("(mem_[a-z2-7]{26})\\.([0-9]{1,18})\\.(-?[0-9]{1,15})\\.(-?[0-9]{1,15})");

    static ListCursor read(String cursor) {
        Matcher parts = FORM.matcher(cursor);
        if (!parts.matches()) {
            throw Rejection.ofField(Fault.INVALID_PARAMETER, "cursor", "what the part before answered");
        }
        return new ListCursor(
                parts.group(1),
                Long.parseLong(parts.group(2)),
                new View(instant(parts.group(3)), instant(parts.group(4))));
    }

    private static Instant instant(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }

    ListCursor after(String last) {
        return new ListCursor(last, 0, view);
    }

    ListCursor after(Entry last) {
        return new ListCursor(last.chain().owner().value(), last.seq(), view);
    }

    @Override
    public String toString() {
        return member + "." + seq + "." + view.at().toEpochMilli() + "."
                + view.asKnownAt().toEpochMilli();
    }
}
