package io.guerdon.rebate;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Agreement;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.Guards;
import io.guerdon.ledger.History;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Movement.RebateAgreed;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Verdict;
import io.guerdon.program.Program;
import io.guerdon.program.RebateSettings;
import io.guerdon.program.RebateSettings.Members;
import io.guerdon.rebate.RebateRefusal.RebateNotFound;
import io.guerdon.rebate.RebateRefusal.RebateOpenToAll;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Decides whether a member is signed up; what it makes of what was bought before follows from the entry. */
record AgreeDecision(Program program, AgreeRebate command, Call call) implements Operation<Optional<Void>> {
    private static final List<String> FIELDS = List.of("operation", "rebate", "from", "through");

    @Override
    public Terms terms() {
        Request request = new Request(call.key(), Fingerprint.of(command.fields()));
        return new Terms(call.chain(), request, FIELDS, List.of(), Refusals.FORGOTTEN);
    }

    @Override
    public Optional<Void> gather(History history, AccountState state, Instant now) {
        return Optional.empty();
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Optional<Void> nothing) {
        Optional<RebateSettings> rebate = program.catalogue().rebates().stream()
                .filter(each -> each.id().value().equals(command.rebate()))
                .findFirst();
        if (rebate.isEmpty()) {
            return new Verdict.Refuse(new RebateNotFound(command.rebate()));
        }
        return openToAll(rebate.get())
                .or(() -> Guards.mayEarn(state))
                .<Verdict>map(Verdict.Refuse::new)
                .orElseGet(() -> new Verdict.Commit(draft(rebate.get(), now)));
    }

    private static Optional<Refusal> openToAll(RebateSettings rebate) {
        return rebate.members() == Members.ALL
                ? Optional.of(new RebateOpenToAll(rebate.id().value()))
                : Optional.empty();
    }

    private Draft draft(RebateSettings rebate, Instant now) {
        Instant until = command.through().map(day -> begins(day.plusDays(1))).orElse(LotTerms.NEVER);
        RebateAgreed agreed = new RebateAgreed(rebate.id(), new Agreement(begins(command.from()), until));
        return new Draft(EntryKind.REBATE_AGREE, now, List.of(agreed), Optional.empty(), Draft.Why.of(call));
    }

    private Instant begins(LocalDate day) {
        ZoneId zone = program.place().zone();
        return day.atStartOfDay(zone).toInstant();
    }
}
