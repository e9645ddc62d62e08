package io.guerdon.membership;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Due;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Verdict;
import io.guerdon.program.Program;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Memberships: joined, renewed, changed, paused and left; and what that would come to. */
public final class Memberships {
    private final Ledger ledger;
    private final Accounts accounts;

    /** Of a ledger. */
    public Memberships(Ledger ledger, Accounts accounts) {
        this.ledger = ledger;
        this.accounts = accounts;
    }

    /** Does what is asked. */
    public Outcome submit(Program program, MembershipCommand command, Call call) {
        return ledger.submit(new MembershipDecision(program, command, call));
    }

    /** The membership of a member, as it is now. */
    public Optional<Map.Entry<ArrangementId, Membership>> find(ChainId chain) {
        return Membership.of(now(chain));
    }

    /** What something would come to. */
    public sealed interface Preview {
        /** This, on what there is before. */
        record Would(Draft draft, AccountState before) implements Preview {}

        /** Nothing. */
        record Refused(Refusal refusal) implements Preview {}
    }

    /** What something would come to, by the function that does it. */
    public Preview preview(Program program, MembershipCommand command, Actor actor, ChainId chain) {
        Call call = new Call(chain, EntryKey.following("preview", chain), actor, program.revision());
        MembershipDecision decision = new MembershipDecision(program, command, call);
        AccountState before = now(chain);
        Instant now = ledger.time().now(chain.program());
        return switch (ledger.preview(decision, before, now)) {
            case Verdict.Commit commit -> new Preview.Would(commit.draft(), before);
            case Verdict.Refuse refuse -> new Preview.Refused(refuse.refusal());
        };
    }

    private AccountState now(ChainId chain) {
        return Due.applied(accounts.read(chain), ledger.time().now(chain.program()), ledger.suspended(chain.program()));
    }
}
