package io.guerdon.storedvalue;

import io.guerdon.budget.Hands;
import io.guerdon.correction.Reversals;
import io.guerdon.correction.ReverseEntry;
import io.guerdon.earning.PaidIn;
import io.guerdon.earning.Till;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Due;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.Lot;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Suspended;
import io.guerdon.program.Catalogue;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.ExpiryPolicy;
import io.guerdon.program.InMemoryPrograms;
import io.guerdon.program.LotPolicy;
import io.guerdon.program.OwedPolicy;
import io.guerdon.program.PendingPolicy;
import io.guerdon.program.Program;
import io.guerdon.program.RoundUp;
import io.guerdon.program.StoredValueSettings;
import io.guerdon.program.StoredValueSettings.Bonus;
import io.guerdon.program.StoredValueSettings.Limits;
import io.guerdon.program.StoredValueSettings.Order;
import io.guerdon.program.StoredValueSettings.Parts;
import io.guerdon.program.StoredValueSettings.Step;
import io.guerdon.program.StoredValueSettings.WhenSpent;
import io.guerdon.program.WalletSettings;
import io.guerdon.redemption.CloseHold;
import io.guerdon.redemption.Holds;
import io.guerdon.redemption.PlaceHold;
import io.guerdon.redemption.RedeemPoints;
import io.guerdon.redemption.Redemptions;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Money;
import io.guerdon.unit.Points;
import io.guerdon.unit.Rounding;
import io.guerdon.unit.WalletId;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A program that takes money beforehand, over a ledger in memory; a second one over the same stores stands for a second process. */
final class TopUpShop implements AutoCloseable {
    static final Till CAFE = new Till(new MerchantId("cafe"), "s1", "t1");
    static final Till BOOKS = new Till(new MerchantId("books"), "s9", "t9");
    static final ChainId ANN = chain("mem_ann");
    /** From 1,000 on a tenth of a thousand; from 2,000 on 15 in a hundred. */
    static final Bonus BONUS = new Bonus(
            List.of(
                    new Step(1_000, Optional.of(100L), Optional.empty()),
                    new Step(2_000, Optional.empty(), Optional.of(1_500L))),
            Rounding.DOWN,
            Optional.of(new MerchantId("books")),
            WhenSpent.DEDUCT);

    static final StoredValueSettings FIRST = settings("first", Order.PRINCIPAL_FIRST, WhenSpent.DEDUCT);
    static final StoredValueSettings TREATS = settings("treats", Order.BONUS_FIRST, WhenSpent.OWE);
    static final StoredValueSettings EVEN = settings("even", Order.PROPORTIONAL, WhenSpent.DEDUCT);
    static final List<StoredValueSettings> ALL = List.of(FIRST, TREATS, EVEN);
    static final Program PROGRAM = program();

    final InMemoryLedger stores;
    final TopUps topUps;
    private final Redemptions redemptions;
    private final Holds holds;
    private final Reversals reversals;

    TopUpShop(InMemoryLedger stores) {
        this.stores = stores;
        this.topUps = new TopUps(
                stores.ledger(), stores.accounts(), stores.stores().journal(), InMemoryPrograms.with(PROGRAM));
        this.redemptions = new Redemptions(stores.ledger());
        this.holds = new Holds(stores.ledger());
        this.reversals = new Reversals(stores.ledger(), Hands.budgets());
    }

    static ChainId chain(String member) {
        return new ChainId(DemoProgram.ID, new MemberId(member));
    }

    private static StoredValueSettings settings(String id, Order order, WhenSpent whenSpent) {
        return new StoredValueSettings(
                new WalletId(id),
                new Parts(new WalletId(id + "-cash"), new WalletId(id + "-gift"), order),
                new Limits(10, 5_000, 10_000, 5_000, Set.of()),
                new Bonus(BONUS.steps(), BONUS.rounding(), BONUS.issuer(), whenSpent));
    }

    private static Program program() {
        Program demo = DemoProgram.program();
        List<WalletSettings> wallets = ALL.stream()
                .flatMap(value -> Stream.of(
                        wallet(value.parts().principal(), new ExpiryPolicy.Never()),
                        wallet(value.parts().bonus(), new ExpiryPolicy.AfterPeriod(Period.ofDays(60), RoundUp.NONE))))
                .toList();
        Catalogue catalogue =
                new Catalogue(wallets, List.of(), List.of(), List.of(), List.of(), Optional.empty(), ALL, List.of());
        return new Program(DemoProgram.ID, 1, demo.place(), demo.policies(), demo.merchants(), catalogue);
    }

    private static WalletSettings wallet(WalletId id, ExpiryPolicy expiry) {
        LotPolicy lots = new LotPolicy(expiry, new PendingPolicy.AtOnce(), OwedPolicy.OWE, Period.ofDays(30));
        return new WalletSettings(id, WalletSettings.Use.TENDER, lots);
    }

    static Call call(ChainId chain, String key) {
        return new Call(chain, EntryKey.ofCaller("", key), new Actor("key", "", "", "", ""), 1);
    }

    Outcome topUp(ChainId member, StoredValueSettings value, long amount, String key) {
        return topUp(member, value, amount, "R-" + member + key, key);
    }

    Outcome topUp(ChainId member, StoredValueSettings value, long amount, String receipt, String key) {
        PaidIn paid = new PaidIn(CAFE, new Money(amount, "CNY"), receipt, 1);
        return topUps.topUp(PROGRAM, new TopUp(value.id(), paid, "card"), call(member, key));
    }

    Outcome refund(ChainId member, TopUpId topUp, Optional<Long> amount, String key) {
        RefundTopUp command =
                new RefundTopUp(topUp, amount.map(Points::new), "asked for", RefundTopUp.WhenBlocked.PAYS_BACK);
        return topUps.refund(command, call(member, key));
    }

    Outcome spend(ChainId member, StoredValueSettings value, long amount, String key) {
        return redemptions.redeem(
                PROGRAM, new RedeemPoints(BOOKS, value.id(), new Points(amount), ""), call(member, key));
    }

    Outcome reverse(ChainId member, EntryId payment, String key) {
        return reversals.reverse(PROGRAM, new ReverseEntry(payment, "mistyped"), call(member, key));
    }

    Outcome hold(ChainId member, StoredValueSettings value, long amount, String key) {
        PlaceHold command = new PlaceHold(BOOKS, value.id(), new Points(amount), Duration.ofHours(30), "");
        return holds.place(PROGRAM, command, call(member, key));
    }

    Outcome close(ChainId member, CloseHold command, String key) {
        return holds.close(PROGRAM, command, call(member, key));
    }

    Outcome block(ChainId member, StoredValueSettings value, BlockStoredValue.Act act, String key) {
        return topUps.block(PROGRAM, new BlockStoredValue(act, value.id(), "asked for"), call(member, key));
    }

    static TopUpId made(Outcome outcome) {
        return ((ToppedUp) committed(outcome).draft().subject().orElseThrow()).topUp();
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

    AccountState state(ChainId chain, Instant now) {
        return Due.applied(stores.accounts().read(chain), now, Suspended.NOBODY);
    }

    static List<Lot> lots(AccountState state, WalletId wallet) {
        return List.copyOf(state.wallet(wallet).spendable().values());
    }

    @Override
    public void close() {
        stores.close();
    }
}
