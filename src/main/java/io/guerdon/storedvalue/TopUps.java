package io.guerdon.storedvalue;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Due;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Verdict;
import io.guerdon.program.Program;
import io.guerdon.program.Programs;
import io.guerdon.program.StoredValueSettings;
import io.guerdon.storedvalue.StoredValueRefusal.StoredValueNotFound;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Stored value: paid in, paid back, blocked. */
public final class TopUps {
    private static final int AT_ONCE = 250;
    private static final int READ_AT_MOST = 2_000;

    private final Ledger ledger;
    private final Accounts accounts;
    private final History history;
    private final Programs programs;

    /** Of a ledger; what was paid in is paid back under the settings of its day. */
    public TopUps(Ledger ledger, Accounts accounts, History history, Programs programs) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.history = history;
        this.programs = programs;
    }

    /** Pays money in. */
    public Outcome topUp(Program program, TopUp command, Call call) {
        return settings(program, command)
                .map(found -> ledger.submit(new TopUpDecision(program, found, command, call)))
                .orElseGet(() -> ledger.refuse(TopUpDecision.terms(program, command, call), notFound(command)));
    }

    private static Optional<StoredValueSettings> settings(Program program, TopUp command) {
        return program.catalogue().storedValue(command.storedValue());
    }

    private static StoredValueNotFound notFound(TopUp command) {
        return new StoredValueNotFound(command.storedValue().value());
    }

    /** What paying in would come to. */
    public sealed interface Preview {
        /** This, on what there is before. */
        record Would(Draft draft, AccountState before) implements Preview {}

        /** Nothing. */
        record Refused(Refusal refusal) implements Preview {}
    }

    /** What paying in would come to, by the function that does it. */
    public Preview preview(Program program, TopUp command, ChainId chain) {
        return settings(program, command)
                .map(found -> preview(new TopUpDecision(program, found, command, unasked(program, chain)), chain))
                .orElseGet(() -> new Preview.Refused(notFound(command)));
    }

    private static Call unasked(Program program, ChainId chain) {
        return new Call(chain, EntryKey.following("preview", chain), Actor.ENGINE, program.revision());
    }

    private Preview preview(TopUpDecision operation, ChainId chain) {
        AccountState before = now(chain);
        Instant now = ledger.time().now(chain.program());
        return switch (ledger.preview(operation, before, now)) {
            case Verdict.Commit commit -> new Preview.Would(commit.draft(), before);
            case Verdict.Refuse refuse -> new Preview.Refused(refuse.refusal());
        };
    }

    private AccountState now(ChainId chain) {
        return Due.applied(accounts.read(chain), ledger.time().now(chain.program()), ledger.suspended(chain.program()));
    }

    /** Pays money back. */
    public Outcome refund(RefundTopUp command, Call call) {
        return ledger.submit(new TopUpRefundDecision(programs, command, call));
    }

    /** Blocks stored value, or unblocks it. */
    public Outcome block(Program program, BlockStoredValue command, Call call) {
        return program.catalogue()
                .storedValue(command.storedValue())
                .map(settings -> ledger.submit(new BlockDecision(settings, command, call)))
                .orElseGet(() -> ledger.refuse(
                        BlockDecision.terms(command, call),
                        new StoredValueNotFound(command.storedValue().value())));
    }

    /** A top-up as it stands, and what of it can be paid back now. */
    public record Standing(TopUpSoFar topUp, long left, long refundable) {}

    /**
     * Some of a member's top-ups.
     *
     * @param topUps the latest first
     * @param next the entry before which there may be more; empty where there are none
     */
    public record Part(List<Standing> topUps, OptionalLong next) {}

    /**
     * A member's top-ups made before entry {@code seq}, at most {@code limit}. Fewer, though there are more, where many other entries lie
     * between them: {@value #READ_AT_MOST} entries are read at most.
     */
    public Part before(ChainId chain, long seq, int limit) {
        AccountState state = now(chain);
        List<Entry> made = new ArrayList<>();
        long next = Math.min(seq, state.seq() + 1);
        long last = Math.max(1, next - READ_AT_MOST);
        while (next > last && made.size() < limit) {
            List<Entry> page = history.before(chain, next, AT_ONCE);
            next = page.isEmpty() ? 1 : next;
            for (Entry entry : page) {
                if (made.size() == limit) {
                    break;
                }
                next = entry.seq();
                if (TopUpSoFar.isOne(entry)) {
                    made.add(entry);
                }
            }
        }
        List<Standing> found = TopUpSoFar.all(history, programs, made).stream()
                .map(topUp -> standing(topUp, state))
                .toList();
        return new Part(found, next > 1 ? OptionalLong.of(next) : OptionalLong.empty());
    }

    private static Standing standing(TopUpSoFar topUp, AccountState state) {
        Repaying repaying = new Repaying(topUp, state);
        return new Standing(topUp, repaying.left(), repaying.refundable());
    }
}
