package io.guerdon.earning;

import io.guerdon.budget.Hand;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Lot;
import io.guerdon.ledger.LotFate;
import io.guerdon.ledger.Maturity;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Trace;
import io.guerdon.ledger.Turn;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.program.Program;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides what an activity lets be spent, and what it earns. */
record ActivityDecision(Program program, ReportActivity command, Call call, Sources sources, Hand hand)
        implements Operation<Optional<Reading>> {
    static final List<String> FIELDS =
            List.of("operation", "type", "at", "attributes", "merchant", "store", "terminal", "lines");

    @Override
    public Terms terms() {
        Request request = new Request(call.key(), Fingerprint.of(command.fields()));
        return new Terms(call.chain(), request, FIELDS, List.of(), Refusals.FORGOTTEN);
    }

    /** Nothing is read for an activity that no rule is for. */
    @Override
    public Optional<Reading> gather(History history, AccountState state, Instant now) {
        return book().map(rules -> {
            Reading.Asking asking = new Reading.Asking(sources, program, rules, command.basket());
            Reading reading = Reading.of(asking, command.at(), history, state, now);
            Instant at = command.at().orElse(now);
            return new Funding(sources, program, rules, hand, at, now)
                    .of(reading, command.till().merchant(), () -> judged(reading, at));
        });
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Optional<Reading> reading) {
        Instant at = command.at().orElse(now);
        Rated rated = reading.map(read -> judged(read, at)).orElse(Rated.NOTHING);
        return rated.refusal(state)
                .<Verdict>map(Verdict.Refuse::new)
                .orElseGet(() -> new Verdict.Commit(draft(new Workings(state), at, rated, reading)));
    }

    private Rated judged(Reading reading, Instant at) {
        Occasion occasion = new Occasion(
                command.till(), command.basket(), at.atZone(program.place().zone()));
        return Judging.judge(
                book().orElseThrow(), occasion, reading.circumstances().of(command.attributes()));
    }

    private Optional<RuleBook> book() {
        return RuleBook.on(command.type(), program);
    }

    private Draft draft(Workings workings, Instant at, Rated rated, Optional<Reading> reading) {
        mature(workings);
        List<String> refs = new ArrayList<>(LotFate.refs(workings.movements()));
        LotFactory lots = new LotFactory(program, command.till().merchant());
        Later later = reading.map(Reading::later).orElse(Later.NOTHING);
        rated.amounts().forEach((wallet, amount) -> {
            if (amount > 0) {
                lots.open(workings, wallet, amount, at, later);
            }
        });
        book().ifPresent(rules -> refs.addAll(Room.refs(
                rules.asked().limited(), at.atZone(program.place().zone()).toLocalDate(), rated.given())));
        Trace trace = new Trace(program.revision(), rated.fired(), rated.missed());
        return new Draft(
                EntryKind.ACTIVITY,
                at,
                workings.movements(),
                Optional.of(command.reported()),
                new Draft.Why(trace, call.actor(), List.copyOf(refs), turns(reading, rated)));
    }

    private static List<Turn> turns(Optional<Reading> reading, Rated rated) {
        return reading.map(read -> read.circumstances().room().funds().take(rated.given(), Optional.empty()))
                .orElse(List.of());
    }

    private void mature(Workings workings) {
        workings.state().wallets().forEach((id, wallet) -> {
            for (Lot lot : wallet.waiting().values()) {
                if (lot.maturity().equals(new Maturity.MaturesOn(command.type()))) {
                    workings.mature(id, lot);
                }
            }
        });
    }
}
