package io.guerdon.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Entry;
import io.guerdon.offline.AllowanceGranted;
import io.guerdon.offline.AllowanceId;
import io.guerdon.offline.AllowanceUse;
import io.guerdon.offline.GrantAllowance;
import io.guerdon.offline.Terminal;
import io.guerdon.offline.TerminalKeyRotated;
import io.guerdon.offline.TerminalRegistered;
import io.guerdon.web.SpendAnswers.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is answered about tills that may be offline. */
final class TerminalAnswers {
    private TerminalAnswers() {}

    /** A till registered, and the id of its key. */
    record TerminalTold(Stamp entry, String terminal, String key) {
        static TerminalTold of(Entry entry, ZoneId zone) {
            TerminalRegistered registered = EarnAnswers.subject(entry, TerminalRegistered.class);
            return new TerminalTold(
                    Stamp.of(entry),
                    entry.chain().owner().value(),
                    registered.key().id());
        }
    }

    /** Another key, and what becomes of the one before. */
    record TerminalKeyTold(Stamp entry, String terminal, String key, String previous, Instant previousUntil) {
        static TerminalKeyTold of(Entry entry, ZoneId zone) {
            TerminalKeyRotated rotated = EarnAnswers.subject(entry, TerminalKeyRotated.class);
            return new TerminalKeyTold(
                    Stamp.of(entry),
                    entry.chain().owner().value(),
                    rotated.key().id(),
                    rotated.replaced(),
                    rotated.until());
        }
    }

    /** A till blocked, or not any more. */
    record TerminalStateTold(Stamp entry, String terminal, String state) {
        static TerminalStateTold of(Entry entry, ZoneId zone) {
            String state = switch (entry.kind()) {
                case TERMINAL_BLOCK -> "blocked";
                case TERMINAL_UNBLOCK -> "active";
                default -> throw new IllegalStateException(entry.kind() + " is about something else");
            };
            return new TerminalStateTold(Stamp.of(entry), entry.chain().owner().value(), state);
        }
    }

    /**
     * What a till may give away.
     *
     * @param worth {@code points} of the unit take {@code value} off, fractions dropped
     */
    record AllowanceView(
            String allowance,
            String unit,
            long total,
            long mostPerSale,
            Worth worth,
            Instant validFrom,
            Instant validUntil,
            Instant settleUntil) {
        /** A rate. */
        record Worth(long points, Value value) {}

        static AllowanceView of(AllowanceId id, AllowanceGranted granted) {
            GrantAllowance grant = granted.grant();
            return new AllowanceView(
                    id.value(),
                    grant.unit().value(),
                    grant.total().value(),
                    grant.mostPerSale().value(),
                    new Worth(granted.rate().points(), new Value(granted.rate().minor(), granted.currency())),
                    grant.validity().from(),
                    grant.validity().until(),
                    grant.validity().settleUntil());
        }
    }

    /** An allowance granted; the till keeps it. */
    record AllowanceTold(Stamp entry, AllowanceView granted) {
        static AllowanceTold of(Entry entry, ZoneId zone) {
            AllowanceId id = new AllowanceId(entry.chain().offlineTill(), entry.seq());
            return new AllowanceTold(
                    Stamp.of(entry), AllowanceView.of(id, EarnAnswers.subject(entry, AllowanceGranted.class)));
        }
    }

    /**
     * What became of an allowance: total = used + left + expired.
     *
     * @param tickets settled
     * @param underWay of these, how many have not reached their members
     * @param highest counter of a settled ticket, 0 where there is none
     * @param missing counters below that under which none was settled
     * @param cloned how many counters came a second time with something else
     */
    record AllowanceUseView(
            AllowanceView granted,
            long used,
            long left,
            long expired,
            long tickets,
            long underWay,
            long highest,
            List<MissingCounters> missing,
            long cloned) {
        static AllowanceUseView of(AllowanceUse use) {
            AllowanceUse.Tickets tickets = use.tickets();
            return new AllowanceUseView(
                    AllowanceView.of(use.granted().id(), use.granted().grant()),
                    use.used(),
                    use.left(),
                    use.expired(),
                    tickets.counters().size(),
                    tickets.underWay(),
                    tickets.counters().isEmpty() ? 0 : tickets.counters().last(),
                    tickets.missing().stream()
                            .map(gap -> new MissingCounters(gap.first(), gap.last()))
                            .toList(),
                    tickets.cloned());
        }
    }

    /** Consecutive counters, both ends included. */
    record MissingCounters(long first, long last) {}

    /**
     * A key a till has, or had.
     *
     * @param key its id
     * @param replacedAt when it was replaced; left out for the one it has
     * @param until first instant at which tickets signed with it are settled no more; left out for the one it has
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TerminalKeyView(
            String key,
            String publicKey,
            Instant since,
            @Nullable Instant replacedAt,
            @Nullable Instant until) {
        static TerminalKeyView of(Terminal.Held held) {
            return new TerminalKeyView(
                    held.key().id(), held.key().text(), held.since(), known(held.replacedAt()), known(held.until()));
        }

        private static @Nullable Instant known(Instant at) {
            return at.equals(Instant.MAX) ? null : at;
        }
    }

    /** A till, its keys, and the allowances that tickets may still take from. */
    record TerminalView(
            String terminal,
            TillView till,
            String state,
            List<TerminalKeyView> keys,
            List<AllowanceUseView> allowances) {
        static TerminalView of(Terminal terminal, AccountStatus status, List<AllowanceUse> open) {
            return new TerminalView(
                    terminal.chain().owner().value(),
                    TillView.of(terminal),
                    status == AccountStatus.SUSPENDED ? "blocked" : "active",
                    terminal.keys().stream().map(TerminalKeyView::of).toList(),
                    open.stream().map(AllowanceUseView::of).toList());
        }
    }

    /** Which till it is. */
    record TillView(String merchant, String store, String terminal) {
        static TillView of(Terminal terminal) {
            return new TillView(
                    terminal.till().merchant().value(),
                    terminal.till().store(),
                    terminal.till().terminal());
        }
    }
}
