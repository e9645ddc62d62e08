package io.guerdon.membership;

import io.guerdon.earning.PaidIn;
import io.guerdon.earning.Till;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Clearing;
import io.guerdon.ledger.Due;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.Leg;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.ledger.TestClock;
import io.guerdon.membership.Dues.Paying;
import io.guerdon.membership.MembershipCommand.Cancel;
import io.guerdon.membership.MembershipCommand.Change;
import io.guerdon.membership.MembershipCommand.How;
import io.guerdon.membership.MembershipCommand.Join;
import io.guerdon.membership.MembershipCommand.Renew;
import io.guerdon.membership.MembershipCommand.When;
import io.guerdon.payment.Charge;
import io.guerdon.payment.Charges;
import io.guerdon.payment.SettleCharge;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.InMemoryPrograms;
import io.guerdon.program.Program;
import io.guerdon.storedvalue.BlockStoredValue;
import io.guerdon.storedvalue.TopUp;
import io.guerdon.storedvalue.TopUps;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Money;
import io.guerdon.unit.PlanId;
import io.guerdon.unit.WalletId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A club with plans over a ledger in memory, in words of one line; a second one over the same stores stands for a second process. */
final class Club implements AutoCloseable {
    static final ChainId ANN = new ChainId(DemoProgram.ID, new MemberId("mem_ann"));
    static final MerchantId CAFE = new MerchantId("cafe");
    private static final AtomicInteger KEYS = new AtomicInteger();

    final InMemoryLedger stores;
    final Memberships memberships;
    final Program program;
    private final Charges charges;
    private final TopUps topUps;
    private final TestClock clock;

    private Club(InMemoryLedger stores, TestClock clock, Program program) {
        this.stores = stores;
        this.clock = clock;
        this.program = program;
        this.memberships = new Memberships(stores.ledger(), stores.accounts());
        this.charges =
                new Charges(stores.ledger(), stores.accounts(), stores.stores().journal());
        this.topUps = new TopUps(
                stores.ledger(), stores.accounts(), stores.stores().journal(), InMemoryPrograms.with(program));
    }

    /** One that opens on a day, in the morning. */
    static Club on(String day, String zone, String... plans) {
        return of(day, ClubSettings.program(zone, plans));
    }

    /** One of a program. */
    static Club of(String day, Program program) {
        return of(day, program, Clearing.NOTHING);
    }

    /** The same, where merchants may be suspended. */
    static Club of(String day, Program program, Clearing clearing) {
        TestClock clock = new TestClock(
                LocalDate.parse(day).atTime(9, 0).atZone(program.place().zone()).toInstant());
        return new Club(new InMemoryLedger(ProgramTime.of(clock), clearing), clock, program);
    }

    /** The same club at one more process. */
    Club second() {
        return new Club(new InMemoryLedger(stores.stores(), "w2", clock), clock, program);
    }

    /** Goes on to the morning of a day. */
    Club at(String day) {
        Instant then =
                LocalDate.parse(day).atTime(9, 0).atZone(program.place().zone()).toInstant();
        clock.advance(Duration.between(clock.instant(), then));
        return this;
    }

    void wait(String some) {
        clock.advance(Duration.parse(some));
    }

    Instant now() {
        return clock.instant();
    }

    static Call call(String key) {
        return new Call(ANN, EntryKey.ofCaller("", key), new Actor("key", "", "", "", ""), 1);
    }

    private static Call call() {
        return call("k-" + KEYS.incrementAndGet());
    }

    String topUp(long amount) {
        PaidIn paid =
                new PaidIn(new Till(CAFE, "s1", "t1"), new Money(amount, "CNY"), "R-" + KEYS.incrementAndGet(), 1);
        return told(topUps.topUp(program, new TopUp(new WalletId("purse"), paid, ""), call()));
    }

    void block(BlockStoredValue.Act act) {
        topUps.block(program, new BlockStoredValue(act, new WalletId("purse"), "asked for"), call());
    }

    String join(String plan, Paying pays) {
        return told(submit(new Join(new PlanId(plan), pays)));
    }

    String renew(Paying pays) {
        return told(submit(new Renew(pays)));
    }

    String change(String plan, When when, Paying pays) {
        return told(submit(new Change(new PlanId(plan), when, pays)));
    }

    String cancel(How how) {
        return told(submit(new Cancel(how, "asked for")));
    }

    Outcome submit(MembershipCommand command) {
        return memberships.submit(program, command, call());
    }

    String told(MembershipCommand command) {
        return told(submit(command));
    }

    /** Confirms the charge that is open. */
    String pays() {
        return told(confirm(open(), "psp-" + KEYS.incrementAndGet()));
    }

    Outcome confirm(ArrangementId charge, String reference) {
        return charges.settle(program, new SettleCharge.Confirm(charge, reference), call());
    }

    Outcome settle(Program settings, SettleCharge command) {
        return charges.settle(settings, command, call());
    }

    String fails() {
        return told(charges.settle(program, new SettleCharge.Fail(open(), "no money"), call()));
    }

    Outcome refund(ArrangementId charge, Optional<Long> amount) {
        return charges.settle(
                program,
                new SettleCharge.Refund(charge, amount, "", "asked for", SettleCharge.WhenBarred.REFUSES),
                call());
    }

    /** The charge that is open. */
    ArrangementId open() {
        return state().arrangements().entrySet().stream()
                .filter(each -> each.getValue() instanceof Charge)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    long openCharges() {
        return state().arrangements().values().stream()
                .filter(Charge.class::isInstance)
                .count();
    }

    static String told(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Committed _, Outcome.Replayed _ -> "";
            case Outcome.Refused refused -> refused.refusal().code();
            case Outcome.RefusedBefore refused -> refused.refusal().code();
        };
    }

    AccountState state() {
        return Due.applied(
                stores.accounts().read(ANN), clock.instant(), stores.ledger().suspended(ANN.program()));
    }

    Optional<Membership> membership() {
        return Membership.of(state()).map(found -> found.getValue());
    }

    /** For example {@code monthly active 2026-01-31..2026-02-28}; empty for no membership. */
    String stands() {
        return membership()
                .map(found -> found.agreed().id() + " " + found.phase().name().toLowerCase(Locale.ROOT) + " "
                        + found.days().stretch().from() + ".." + found.until())
                .orElse("");
    }

    long available(String wallet) {
        return state().wallet(new WalletId(wallet)).available();
    }

    /** The entries so far, with what is due written by a command that does nothing. */
    List<Entry> entries() {
        memberships.submit(program, new Join(new PlanId("nothing"), Paying.CHARGE), call());
        return stores.stores().journal().after(ANN, 0, 10_000);
    }

    /** What a book has, of money in either form. */
    long book(Book book) {
        return entries().stream()
                .flatMap(entry -> entry.legs().stream())
                .filter(leg -> leg.book().equals(book))
                .filter(leg -> !leg.unit().value().equals("latte")
                        && !leg.unit().value().equals("points"))
                .mapToLong(Leg::amount)
                .sum();
    }

    long fees() {
        return book(Book.fees(CAFE));
    }

    @Override
    public void close() {
        stores.close();
    }
}
