package io.guerdon.conversion;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Due;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Verdict;
import io.guerdon.program.Program;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Converts partners' own currencies into points, and points into them. */
public final class Conversions {
    /** By what reference every conversion of a member, and every reversal of one, is found. */
    static final String ALL = "conversions";

    private final Ledger ledger;
    private final Accounts accounts;
    private final History history;

    /** Conversions in a ledger. */
    public Conversions(Ledger ledger, Accounts accounts, History history) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.history = history;
    }

    /** Converts; where points should have gone out, a refusal is remembered under its key. */
    public Outcome convert(Program program, ConvertPoints command, Call call) {
        return ledger.submit(new ConversionDecision(program, command, call));
    }

    /** What a conversion would come to. */
    public sealed interface Preview {
        /** This, on what there is before. */
        record Would(Draft draft, AccountState before) implements Preview {}

        /** Nothing. */
        record Refused(Refusal refusal) implements Preview {}
    }

    /** What a conversion would come to, by the function that does it; whether its reference was used before is not looked at. */
    public Preview preview(Program program, ConvertPoints command, ChainId chain) {
        Call unasked = new Call(chain, EntryKey.following("preview", chain), Actor.ENGINE, program.revision());
        Instant now = ledger.time().now(chain.program());
        AccountState before = Due.applied(accounts.read(chain), now, ledger.suspended(chain.program()));
        return switch (ledger.preview(new ConversionDecision(program, command, unasked), before, now)) {
            case Verdict.Commit commit -> new Preview.Would(commit.draft(), before);
            case Verdict.Refuse refuse -> new Preview.Refused(refuse.refusal());
        };
    }

    /**
     * A conversion as it stands.
     *
     * @param entry by which it was made
     * @param reversal of it, if there is one
     */
    public record Standing(Entry entry, Optional<Entry> reversal) {
        /** What was made. */
        public PointsConverted made() {
            return (PointsConverted) entry.draft().subject().orElseThrow();
        }
    }

    /** A member's conversions made before entry {@code seq}, latest first, at most {@code limit}. No more are read, and the reversals of those. */
    public List<Standing> before(ChainId chain, long seq, int limit) {
        List<Entry> made = madeBefore(chain, seq, limit);
        Map<String, Entry> reversals = reversals(chain, made);
        return made.stream()
                .map(entry -> new Standing(
                        entry, Optional.ofNullable(reversals.get(entry.id().toString()))))
                .toList();
    }

    /** Reversals are among them, so it may take several parts. */
    private List<Entry> madeBefore(ChainId chain, long seq, int limit) {
        List<Entry> made = new ArrayList<>();
        List<Entry> part = history.byRefBefore(chain, ALL, seq, limit);
        while (!part.isEmpty() && made.size() < limit) {
            part.stream()
                    .filter(entry -> entry.draft().subject().orElse(null) instanceof PointsConverted)
                    .limit(limit - made.size())
                    .forEach(made::add);
            part = part.size() < limit || made.size() == limit
                    ? List.of()
                    : history.byRefBefore(chain, ALL, part.getLast().seq(), limit);
        }
        return made;
    }

    /** By what they reverse, which a reversal names first. */
    private Map<String, Entry> reversals(ChainId chain, List<Entry> made) {
        List<String> ids = made.stream().map(entry -> entry.id().toString()).toList();
        Map<String, Entry> reversals = new HashMap<>();
        if (!ids.isEmpty()) {
            history.byRefs(chain, ids).stream()
                    .filter(entry -> entry.kind() == EntryKind.REVERSAL)
                    .forEach(reversal ->
                            reversals.put(reversal.draft().why().refs().getFirst(), reversal));
        }
        return reversals;
    }
}
