package io.guerdon.offline;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps that a counter came a second time with something else; once for each counter, so that nobody fills the chain with it. */
record CloneDecision(Presented presented, EntryId settled, List<String> fields, Call call)
        implements Operation<Optional<Void>> {
    @Override
    public Terms terms() {
        Entry.Request request = new Entry.Request(presented.key("clone"), Fingerprint.NONE);
        return new Terms(call.chain(), request, List.of(), List.of(), Refusals.FORGOTTEN);
    }

    @Override
    public Optional<Void> gather(History history, AccountState state, Instant now) {
        return Optional.empty();
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Optional<Void> nothing) {
        Ticket ticket = presented.ticket();
        return new Verdict.Commit(new Draft(
                EntryKind.TICKET_CLONE,
                ticket.sale().at(),
                List.of(),
                Optional.of(new TicketCloned(ticket.serial(), settled, fields, ticket.signature())),
                Draft.Why.of(call).refs(ticket.serial().allowance().value())));
    }
}
