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
import io.guerdon.ledger.Movement.StatusChanged;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Opens a member's chain. The chain follows from the key, so a chain that is not new answers the same key, and the ledger
 * gives the first answer again.
 *
 * @param claims what to take first; none for a repeat, which must not take back what the member has given up since
 */
record EnrolDecision(EnrolMember command, Call call, Blinding blinding, List<Claim> claims)
        implements Operation<Optional<Void>> {
    private static final List<String> FIELDS =
            List.of("operation", "identifiers", "profile.name", "profile.birthday", "profile.language");

    @Override
    public Terms terms() {
        return new Terms(call.chain(), new Request(call.key(), fingerprint()), FIELDS, claims, Refusals.FORGOTTEN);
    }

    private Fingerprint fingerprint() {
        var fields = new java.util.TreeMap<String, String>();
        fields.put("operation", "enrol");
        fields.put(
                "identifiers",
                command.identifiers().stream().map(blinding::claim).sorted().collect(Collectors.joining(" ")));
        command.profile().fields().forEach((name, value) -> {
            String field = "profile." + name;
            fields.put(field, blinding.value(field, value));
        });
        return Fingerprint.of(fields);
    }

    @Override
    public Optional<Void> gather(History history, AccountState state, Instant now) {
        return Optional.empty();
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Optional<Void> nothing) {
        return new Verdict.Commit(new Draft(
                EntryKind.ENROL,
                now,
                List.of(new StatusChanged(AccountStatus.ACTIVE)),
                Optional.empty(),
                Draft.Why.of(call)));
    }
}
