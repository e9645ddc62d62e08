package io.guerdon.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.budget.Hands;
import io.guerdon.correction.AdjustBalance;
import io.guerdon.correction.Adjustments;
import io.guerdon.correction.Reversals;
import io.guerdon.earning.Basket;
import io.guerdon.earning.Purchases;
import io.guerdon.earning.RecordPurchase;
import io.guerdon.earning.Returns;
import io.guerdon.earning.Sources;
import io.guerdon.earning.Till;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Due;
import io.guerdon.ledger.DueWork;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.ledger.Suspended;
import io.guerdon.ledger.TestClock;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.InMemoryPrograms;
import io.guerdon.program.LotPolicy;
import io.guerdon.program.Merchant;
import io.guerdon.program.OwedPolicy;
import io.guerdon.program.Program;
import io.guerdon.program.Revision;
import io.guerdon.program.Store;
import io.guerdon.program.Stores;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.OfflineTillId;
import io.guerdon.unit.Points;
import io.guerdon.unit.RedeemRate;
import io.guerdon.unit.StoreId;
import io.guerdon.unit.WalletId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A shop that earns and accepts, with a till that may be offline; a second one over the same stores is a second process. */
final class OfflineShop implements AutoCloseable {
    static final Instant START = Instant.parse("2026-01-10T00:00:00Z");
    static final Till TILL = new Till(new MerchantId("cafe"), "s1", "t1");
    static final OfflineTillId ID = Terminal.id(TILL);
    static final ChainId CHAIN = new ChainId(DemoProgram.ID, ID);
    static final ChainId ANN = member("mem_ann");
    static final ChainId BOB = member("mem_bob");
    static final int TOTAL = 1_000;
    static final int MOST = 400;

    final Program program;
    final InMemoryPrograms programs;
    final TestClock clock;
    final InMemoryLedger stores;
    final OfflineTills tills;
    final Tickets tickets;
    final Allowances allowances;
    final DueWork dueWork;

    OfflineShop(OwedPolicy owed) {
        this(owed, new TestClock(START));
    }

    private OfflineShop(OwedPolicy owed, TestClock clock) {
        this(InMemoryPrograms.with(program(owed)), clock, new InMemoryLedger(clock));
    }

    private OfflineShop(InMemoryPrograms programs, TestClock clock, InMemoryLedger stores) {
        this.programs = programs;
        this.program = programs.revision(DemoProgram.ID, 1).orElseThrow();
        this.clock = clock;
        this.stores = stores;
        InMemoryLedger.Stores in = stores.stores();
        this.tills = new OfflineTills(stores.ledger(), in.journal());
        this.tickets = new Tickets(stores.ledger(), stores.accounts(), in.journal(), programs);
        this.allowances = new Allowances(in.journal());
        this.dueWork = new DueWork(stores.ledger(), stores.accounts(), in.snapshots(), tickets.beside(_ -> {}));
    }

    /** Its merchant lists one store from an instant on. */
    void list(String store, Instant from) {
        Merchant cafe = program.merchant(TILL.merchant()).orElseThrow();
        Store only = new Store(new StoreId(store), Optional.empty(), List.of());
        publish(
                new Merchant(
                        cafe.id(),
                        cafe.issuing(),
                        cafe.redeemRate(),
                        cafe.standing(),
                        cafe.clearing(),
                        cafe.mostIssued(),
                        cafe.onlyBought(),
                        Optional.of(Stores.of(List.of(only)))),
                from);
    }

    /** Suspends its merchant from an instant on. */
    void suspend(Instant from) {
        Merchant cafe = program.merchant(TILL.merchant()).orElseThrow();
        Merchant suspended = new Merchant(
                cafe.id(),
                cafe.issuing(),
                cafe.redeemRate(),
                Optional.of(Merchant.Standing.SUSPENDED),
                cafe.clearing());
        publish(suspended, from);
    }

    private void publish(Merchant merchant, Instant from) {
        Program next = new Program(
                program.id(), 2, program.place(), program.policies(), List.of(merchant), program.catalogue());
        assertThat(programs.publish(new Revision(next, from, Revision.Origin.FOUNDED)))
                .isTrue();
    }

    OfflineShop another(String writer) {
        return new OfflineShop(programs, clock, new InMemoryLedger(stores.stores(), writer, clock));
    }

    private static Program program(OwedPolicy owed) {
        Program demo = DemoProgram.program();
        LotPolicy lots = demo.policies().lots();
        Program.Policies policies = new Program.Policies(
                demo.policies().earning(),
                new LotPolicy(lots.expiry(), lots.pending(), owed, lots.grace()),
                demo.policies().spending());
        return new Program(
                DemoProgram.ID,
                1,
                demo.place(),
                policies,
                List.of(new Merchant(TILL.merchant(), Merchant.Issuing.ISSUES, Optional.of(new RedeemRate(1, 1)))));
    }

    static ChainId member(String id) {
        return new ChainId(DemoProgram.ID, new MemberId(id));
    }

    static Call call(ChainId chain, String key) {
        return new Call(chain, EntryKey.ofCaller("", key), new Actor("key", "", "", "", ""), 1);
    }

    /** A registered till with an allowance for a day, to be settled within three. */
    AllowanceId opened(Device device) {
        committed(tills.register(program, new TerminalRegistered(TILL, device.key()), call(CHAIN, "register")));
        return granted(TOTAL, MOST, "grant");
    }

    AllowanceId granted(long total, long most, String key) {
        Entry entry = committed(tills.grant(program, grant(total, most), call(CHAIN, key)));
        return new AllowanceId(ID, entry.seq());
    }

    GrantAllowance grant(long total, long most) {
        Instant from = clock.instant();
        GrantAllowance.Validity validity =
                new GrantAllowance.Validity(from, from.plus(Duration.ofDays(1)), from.plus(Duration.ofDays(3)));
        return new GrantAllowance(WalletId.POINTS, new Points(total), new Points(most), validity);
    }

    void give(ChainId member, long points) {
        AdjustBalance gift = new AdjustBalance(WalletId.POINTS, points, "because");
        committed(new Adjustments(stores.ledger()).adjust(program, gift, call(member, "gift-" + points)));
    }

    Outcome buy(ChainId member, String receipt, long amount) {
        RecordPurchase purchase =
                new RecordPurchase(TILL, receipt, Optional.empty(), "CNY", Basket.ofTotal(amount, List.of()));
        return new Purchases(stores.ledger(), Sources.of(programs, Hands.budgets()), ProgramTime.of(clock))
                .record(program, purchase, call(member, "buy-" + receipt));
    }

    Returns returns() {
        return new Returns(stores.ledger(), stores.stores().claims(), programs, Hands.budgets());
    }

    Reversals reversals() {
        return new Reversals(stores.ledger(), Hands.budgets());
    }

    Outcome settle(Ticket ticket) {
        return settle(ticket, Bearer.MEMBER);
    }

    /** Members are named by their ids here. */
    Outcome settle(Ticket ticket, Bearer bearer) {
        Presented presented = presented(ticket);
        return tickets.settle(presented, new Charge(new MemberId(ticket.member()), bearer), handIn(presented));
    }

    static Presented presented(Ticket ticket) {
        return new Presented(ticket, "blinded-" + ticket.member());
    }

    static Call handIn(Presented presented) {
        return presented.call(CHAIN, new Actor("till-key", "", "", "", ""), 1);
    }

    /** As a process does that is killed before it charges the member. */
    Outcome settleAndCrash(Ticket ticket) {
        Presented presented = presented(ticket);
        Charge charge = new Charge(new MemberId(ticket.member()), Bearer.MEMBER);
        return stores.ledger().submit(new TicketDecision(presented, charge, Optional.of(program), handIn(presented)));
    }

    AllowanceUse use(AllowanceId id) {
        return allowances.use(state(CHAIN), id).orElseThrow();
    }

    AccountState state(ChainId chain) {
        return Due.applied(stores.accounts().read(chain), clock.instant(), Suspended.NOBODY);
    }

    long available(ChainId member) {
        return state(member).wallet(WalletId.POINTS).available();
    }

    long owed(ChainId member) {
        return state(member).wallet(WalletId.POINTS).owed();
    }

    static Entry committed(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Committed done -> done.entry();
            case Outcome.Replayed done -> done.entry();
            case Outcome.Refused refused ->
                throw new AssertionError(refused.refusal().toString());
            case Outcome.RefusedBefore refused ->
                throw new AssertionError(refused.refusal().toString());
        };
    }

    static String refusal(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Committed _, Outcome.Replayed _ -> "";
            case Outcome.Refused refused -> refused.refusal().code();
            case Outcome.RefusedBefore refused -> refused.refusal().code();
        };
    }

    @Override
    public void close() {
        stores.close();
    }
}
