package io.guerdon.prepaid;

import io.guerdon.earning.LotFactory;
import io.guerdon.earning.PaidIn;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Maturity;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Subject;
import io.guerdon.ledger.Workings;
import io.guerdon.prepaid.InstalmentPlan.Validity;
import io.guerdon.prepaid.PlanTerms.Sides;
import io.guerdon.prepaid.PlanTerms.Sum;
import io.guerdon.prepaid.PlanTerms.Where;
import io.guerdon.prepaid.PrepaidRefusal.PlanOutlivesStoredValue;
import io.guerdon.program.ExpiryPolicy;
import io.guerdon.program.LotPolicy;
import io.guerdon.program.PrepaidPlanSettings;
import io.guerdon.program.PrepaidPlanSettings.First;
import io.guerdon.program.PrepaidPlanSettings.Instalments;
import io.guerdon.program.PrepaidPlanSettings.Release;
import io.guerdon.program.Program;
import io.guerdon.program.StoredValueSettings;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/** A plan as it is agreed: settings and what was asked for become terms, and what was paid becomes lots that mature on its days. */
record Agreeing(Program program, PrepaidPlanSettings settings, AgreePlan command, Instant now) {
    Where where() {
        StoredValueSettings.Parts parts = program.catalogue()
                .storedValue(settings.storedValue())
                .orElseThrow()
                .parts();
        return new Where(settings.storedValue(), parts.principal(), parts.bonus());
    }

    long bonus() {
        return settings.bonus().of(command.money().minor());
    }

    private PlanTerms terms() {
        MerchantId seller = command.till().merchant();
        Sides sides = new Sides(seller, settings.bonus().issuer().orElse(seller));
        Sum sum = new Sum(command.money(), bonus());
        return new PlanTerms(settings.id(), program.revision(), where(), sides, sum, schedule());
    }

    private Schedule schedule() {
        ZoneId zone = program.place().zone();
        LocalDate anchor = command.firstOn().orElseGet(() -> now.atZone(zone).toLocalDate());
        boolean skips = command.firstOn().isEmpty() && settings.timetable().first() == First.LATER;
        PrepaidPlanSettings.Timetable timetable = settings.timetable();
        return new Schedule(anchor, skips ? 1 : 0, timetable.parts(), timetable.every(), zone);
    }

    /** Why not, where some of it would have expired before it can be spent. */
    Optional<Refusal> outlives() {
        return starts().filter(start -> !expiry(where().principal(), start).isAfter(start)
                        || !expiry(where().bonus(), start).isAfter(start))
                .findFirst()
                .map(start -> new PlanOutlivesStoredValue(start.toString()));
    }

    /** From when parts can be spent: where they are paid one by one, that is now at the earliest, and when the last one lapses at the latest. */
    private Stream<Instant> starts() {
        Schedule schedule = schedule();
        return switch (settings.way()) {
            case Release _ -> schedule.parts(0).mapToObj(this::begins);
            case Instalments paid -> {
                LocalDate last = schedule.on(schedule.parts());
                yield Stream.of(
                        now, schedule.begins(last.plusDays(1L + paid.late().lapsesAfterDays())));
            }
        };
    }

    private Instant begins(int part) {
        Instant at = schedule().at(part);
        return at.isAfter(now) ? at : now;
    }

    private Instant expiry(WalletId wallet, Instant at) {
        return policy(wallet).expiresAt(at, program.place().zone());
    }

    private ExpiryPolicy policy(WalletId wallet) {
        return program.lots(wallet).map(LotPolicy::expiry).orElseThrow();
    }

    Draft draft(AccountState state, Call call) {
        Workings workings = new Workings(state);
        PlanEntry entry = new PlanEntry(ArrangementId.of(Plan.KIND, state.chain(), workings.seq()), workings, now);
        Plan plan = plan(workings);
        entry.keep(plan);
        Draft.Why why = Draft.Why.of(call).refs(entry.refs().toArray(String[]::new));
        return new Draft(EntryKind.PLAN_AGREE, now, workings.movements(), Optional.of(subject(entry, plan)), why);
    }

    private Plan plan(Workings workings) {
        return switch (settings.way()) {
            case Release release -> {
                open(workings);
                yield new ReleasePlan(terms(), release.closingFee(), workings.seq(), ReleasePlan.Ending.NONE);
            }
            case Instalments instalments -> {
                Validity validity = new Validity(
                        policy(where().principal()),
                        policy(where().bonus()),
                        program.lots(where().bonus()).map(LotPolicy::owed).orElseThrow());
                yield new InstalmentPlan(terms(), instalments, validity, Progress.begun(now));
            }
        };
    }

    private void open(Workings workings) {
        PlanTerms terms = terms();
        MerchantId seller = terms.sides().seller();
        MerchantId issuer = terms.sides().issuer();
        terms.schedule().parts(0).forEach(part -> {
            open(workings, part, terms.where().principal(), terms.money(), seller, Book.seller(seller));
            open(workings, part, terms.where().bonus(), terms.bonus(), issuer, Book.issuer(issuer));
        });
    }

    private void open(Workings workings, int part, WalletId wallet, long whole, MerchantId funds, Book from) {
        long amount = schedule().share(whole, part);
        if (amount > 0) {
            LotTerms terms = new LotFactory(program, funds).terms(wallet, begins(part));
            workings.open(wallet, amount, terms, maturity(part), from);
        }
    }

    private Maturity maturity(int part) {
        Instant at = schedule().at(part);
        return at.isAfter(now) ? new Maturity.MaturesAt(at) : Maturity.NOW;
    }

    private Subject subject(PlanEntry entry, Plan plan) {
        PlanStanding standing = entry.standing(plan);
        Optional<PaidIn> paid = command.paid();
        return paid.isPresent() ? new PlanPaid(standing, 1, paid.get()) : standing;
    }
}
