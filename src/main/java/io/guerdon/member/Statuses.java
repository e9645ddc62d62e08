package io.guerdon.member;

import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Movement.StatusChanged;
import io.guerdon.ledger.Outcome;
import io.guerdon.member.MemberChange.Scope;
import io.guerdon.member.MemberChange.What;
import java.util.List;
import java.util.Optional;

/** Suspends members, makes them active again, closes them for good. The actor of the call gives a reason. */
public final class Statuses {
    private final MemberParts parts;

    Statuses(MemberParts parts) {
        this.parts = parts;
    }

    /** From now on the member earns and cannot spend. */
    public Outcome suspend(Call call) {
        return change(call, AccountStatus.SUSPENDED);
    }

    /** The member spends again. */
    public Outcome activate(Call call) {
        return change(call, AccountStatus.ACTIVE);
    }

    /** The member neither earns nor spends, ever again. Identifiers stay until they are removed or the member is erased. */
    public Outcome close(Call call) {
        return change(call, AccountStatus.CLOSED);
    }

    private Outcome change(Call call, AccountStatus status) {
        Reasons.require(call);
        What what = new What(EntryKind.STATUS, List.of(new StatusChanged(status)), Scope.OPEN_MEMBERS);
        return parts.ledger().submit(new MemberChange(call, what, status.name(), List.of(), Optional::empty));
    }
}
