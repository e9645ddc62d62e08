package io.guerdon.conversion;

import io.guerdon.conversion.ConversionRefusal.ConversionAmountNotAllowed;
import io.guerdon.conversion.ConversionRefusal.ConversionLimitReached;
import io.guerdon.conversion.ConversionRefusal.ConversionNotOffered;
import io.guerdon.conversion.ConversionRefusal.ConversionNotWholeSteps;
import io.guerdon.conversion.ConversionRefusal.ConversionValidityOver;
import io.guerdon.conversion.ConversionRefusal.InsufficientPoints;
import io.guerdon.conversion.ConversionRefusal.UnknownPartnerCurrency;
import io.guerdon.earning.EarnRefusal.MerchantDoesNotIssue;
import io.guerdon.earning.EarnRefusal.MerchantSuspended;
import io.guerdon.earning.EarnRefusal.UnknownMerchant;
import io.guerdon.earning.LotFactory;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.Guards;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.program.ConversionTerms;
import io.guerdon.program.PartnerCurrency;
import io.guerdon.program.PartnerCurrency.Direction;
import io.guerdon.program.Program;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Points;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides a conversion. What comes in is a lot that the partner funds on its own terms, spendable at once: there are no goods that could come back.
 * What goes out is spent, and the partner accepted it.
 */
record ConversionDecision(Program program, ConvertPoints command, Call call) implements Operation<Optional<Void>> {
    @Override
    public Terms terms() {
        Request request = new Request(call.key(), Fingerprint.of(command.fields()));
        Refusals refusals = switch (command.direction()) {
            case IN -> Refusals.FORGOTTEN;
            case OUT -> Refusals.REMEMBERED;
        };
        return new Terms(call.chain(), request, ConvertPoints.FIELDS, List.of(command.claim(program.id())), refusals);
    }

    @Override
    public Optional<Void> gather(History history, AccountState state, Instant now) {
        return Optional.empty();
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Optional<Void> nothing) {
        Optional<Refusal> elsewhere = here();
        if (elsewhere.isPresent()) {
            return new Verdict.Refuse(elsewhere.get());
        }
        ConversionTerms terms = offered().orElseThrow();
        return amount(terms)
                .or(() -> may(state))
                .or(() -> over(now))
                .or(() -> limit(state, now, terms))
                .or(() -> covers(state, terms))
                .<Verdict>map(Verdict.Refuse::new)
                .orElseGet(() -> new Verdict.Commit(draft(state, now, terms)));
    }

    private Optional<Refusal> here() {
        MerchantId merchant = command.merchant();
        if (program.merchant(merchant).isEmpty()) {
            return Optional.of(new UnknownMerchant(merchant.value()));
        }
        if (currency().isEmpty()) {
            return Optional.of(new UnknownPartnerCurrency(
                    merchant.value(), command.currency().value()));
        }
        if (program.isSuspended(merchant)) {
            return MerchantSuspended.at(program, merchant);
        }
        if (offered().isEmpty()) {
            String direction = command.direction().name().toLowerCase(Locale.ROOT);
            return Optional.of(new ConversionNotOffered(command.currency().value(), direction));
        }
        return command.direction() == Direction.IN && !program.issuesAt(merchant)
                ? Optional.of(new MerchantDoesNotIssue(merchant.value()))
                : Optional.empty();
    }

    private Optional<PartnerCurrency> currency() {
        return program.catalogue()
                .partnerCurrency(command.currency())
                .filter(currency -> currency.merchant().equals(command.merchant()));
    }

    private Optional<ConversionTerms> offered() {
        return currency().flatMap(currency -> currency.terms(command.direction()));
    }

    private Optional<Refusal> amount(ConversionTerms terms) {
        long step = command.direction().step(terms);
        if (given() % step != 0) {
            return Optional.of(new ConversionNotWholeSteps(step, given()));
        }
        return given() < terms.least() || given() > terms.most()
                ? Optional.of(new ConversionAmountNotAllowed(terms.least(), terms.most(), given()))
                : Optional.empty();
    }

    private long given() {
        return command.given().value();
    }

    private Optional<Refusal> may(AccountState state) {
        return switch (command.direction()) {
            case IN -> Guards.mayEarn(state);
            case OUT -> Guards.maySpend(state);
        };
    }

    private Optional<Refusal> over(Instant now) {
        if (command.direction() == Direction.OUT) {
            return Optional.empty();
        }
        Instant end = new LotFactory(program, command.merchant())
                .terms(WalletId.POINTS, now)
                .expiresAt();
        return end.isAfter(now) ? Optional.empty() : Optional.of(new ConversionValidityOver(end.toString()));
    }

    /** The chain is serial, so no two conversions find the same room. */
    private Optional<Refusal> limit(AccountState state, Instant now, ConversionTerms terms) {
        String period = period(now, terms);
        long before = ConvertedInPeriod.in(state, command, period);
        return terms.perMember()
                .filter(limit -> given() > limit.most() - before)
                .map(limit -> new ConversionLimitReached(period, limit.most(), before, given()));
    }

    /** Empty where nothing is counted. */
    private String period(Instant now, ConversionTerms terms) {
        return terms.perMember()
                .map(limit -> limit.per()
                        .of(now.atZone(program.place().zone()).toLocalDate())
                        .name())
                .orElse("");
    }

    private Optional<Refusal> covers(AccountState state, ConversionTerms terms) {
        long available = state.wallet(WalletId.POINTS).available();
        return switch (command.direction()) {
            case IN -> Guards.hasRoom(state, WalletId.POINTS, got(terms));
            case OUT ->
                available < given() ? Optional.of(new InsufficientPoints(available, given())) : Optional.empty();
        };
    }

    private long got(ConversionTerms terms) {
        return command.direction().convert(terms, given());
    }

    private Draft draft(AccountState state, Instant now, ConversionTerms terms) {
        Workings workings = new Workings(state);
        MerchantId merchant = command.merchant();
        switch (command.direction()) {
            case IN ->
                new LotFactory(program, merchant)
                        .openAtOnce(workings, WalletId.POINTS, got(terms), now, Book.issuer(merchant));
            case OUT -> workings.spend(WalletId.POINTS, given(), Book.acceptor(merchant));
        }
        count(workings, now, terms);
        return new Draft(
                kind(),
                now,
                workings.movements(),
                Optional.of(made(period(now, terms), got(terms))),
                Draft.Why.of(call).refs(Conversions.ALL));
    }

    private void count(Workings workings, Instant now, ConversionTerms terms) {
        String period = period(now, terms);
        if (!period.isEmpty()) {
            long before = ConvertedInPeriod.in(workings.state(), command, period);
            new ConvertedInPeriod(period, before + given()).keep(workings, command.currency(), command.direction());
        }
    }

    private EntryKind kind() {
        return switch (command.direction()) {
            case IN -> EntryKind.CONVERT_IN;
            case OUT -> EntryKind.CONVERT_OUT;
        };
    }

    private PointsConverted made(String period, long got) {
        return switch (command.direction()) {
            case IN -> made(given(), new Points(got), period);
            case OUT -> made(got, command.given(), period);
        };
    }

    private PointsConverted made(long units, Points points, String period) {
        return new PointsConverted(
                command.merchant(),
                command.currency(),
                command.direction(),
                units,
                points,
                command.reference(),
                period);
    }
}
