package io.guerdon.member;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Claim;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.LedgerRefusal;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Changes something about a member who is there.
 *
 * @param call whom and by whom
 * @param what the entry
 * @param target what the change is about, blinded where it is personal; part of the fingerprint
 * @param claims to take first
 * @param obstacle read before the decision: why the member's file does not allow it
 */
record MemberChange(Call call, What what, String target, List<Claim> claims, Supplier<Optional<MemberRefusal>> obstacle)
        implements Operation<Optional<MemberRefusal>> {
    private static final String TARGET = "target";
    private static final List<String> FIELDS = List.of("operation", TARGET, "reason");

    /**
     * What the entry does.
     *
     * @param kind of the entry
     * @param movements its movements
     * @param scope which members it is for
     */
    record What(EntryKind kind, List<Movement> movements, Scope scope) {
        static What of(EntryKind kind, Scope scope) {
            return new What(kind, List.of(), scope);
        }
    }

    /** The claim on an identifier: the member has it who enrolled with it, or was given it since. */
    static Claim claim(String identifier) {
        return new Claim(identifier, "identifier-taken", entry -> switch (entry.kind()) {
            case ENROL -> true;
            case IDENTIFIER_ADD -> entry.request().fingerprint().has(TARGET, identifier);
            default -> false;
        });
    }

    /** Which members a change is for. */
    enum Scope {
        OPEN_MEMBERS,
        ALL_MEMBERS
    }

    @Override
    public Terms terms() {
        SequencedMap<String, String> fields = new TreeMap<>();
        fields.put("operation", what.kind.wire());
        fields.put(TARGET, target);
        fields.put("reason", call.actor().reason());
        return new Terms(
                call.chain(), new Request(call.key(), Fingerprint.of(fields)), FIELDS, claims, Refusals.FORGOTTEN);
    }

    @Override
    public Optional<MemberRefusal> gather(History history, AccountState state, Instant now) {
        return obstacle.get();
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Optional<MemberRefusal> found) {
        if (state.status() == AccountStatus.NEW) {
            return new Verdict.Refuse(new MemberRefusal.MemberNotFound());
        }
        if (state.status() == AccountStatus.CLOSED && what.scope == Scope.OPEN_MEMBERS) {
            return new Verdict.Refuse(new LedgerRefusal.AccountClosed());
        }
        return found.<Verdict>map(Verdict.Refuse::new)
                .orElseGet(() -> new Verdict.Commit(
                        new Draft(what.kind, now, what.movements, Optional.empty(), Draft.Why.of(call))));
    }
}
