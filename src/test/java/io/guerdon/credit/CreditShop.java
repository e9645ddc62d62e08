package io.guerdon.credit;

import io.guerdon.budget.Hands;
import io.guerdon.correction.Reversals;
import io.guerdon.correction.ReverseEntry;
import io.guerdon.earning.PaidIn;
import io.guerdon.earning.Till;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.Outcome;
import io.guerdon.program.Catalogue;
import io.guerdon.program.CreditSettings;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.ExpiryPolicy;
import io.guerdon.program.LotPolicy;
import io.guerdon.program.OwedPolicy;
import io.guerdon.program.PendingPolicy;
import io.guerdon.program.Program;
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
import io.guerdon.unit.WalletId;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/** A program that lends, over a ledger in memory; a second one over the same stores stands for a second process. */
final class CreditShop implements AutoCloseable {
    static final WalletId ACCOUNT = new WalletId("account");
    static final MerchantId LENDER = new MerchantId("cafe");
    static final ChainId ANN = chain("mem_ann");
    static final long HIGHEST = 10_000;
    static final Program PROGRAM = program();

    private static final Till CAFE = new Till(LENDER, "s1", "t1");
    private static final Till BOOKS = new Till(new MerchantId("books"), "s9", "t9");

    final InMemoryLedger stores;
    final CreditLines lines;
    private final Redemptions redemptions;
    private final Holds holds;
    private final Reversals reversals;

    CreditShop(InMemoryLedger stores) {
        this.stores = stores;
        this.lines = new CreditLines(
                stores.ledger(), stores.accounts(), stores.stores().journal());
        this.redemptions = new Redemptions(stores.ledger());
        this.holds = new Holds(stores.ledger());
        this.reversals = new Reversals(stores.ledger(), Hands.budgets());
    }

    static ChainId chain(String member) {
        return new ChainId(DemoProgram.ID, new MemberId(member));
    }

    private static Program program() {
        Program demo = DemoProgram.program();
        LotPolicy lots =
                new LotPolicy(new ExpiryPolicy.Never(), new PendingPolicy.AtOnce(), OwedPolicy.OWE, Period.ofDays(30));
        Catalogue catalogue = new Catalogue(
                List.of(new WalletSettings(ACCOUNT, WalletSettings.Use.TENDER, lots)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new CreditSettings(ACCOUNT, LENDER, HIGHEST, 8_000, List.of(30, 60, 90))),
                List.of());
        return new Program(DemoProgram.ID, 1, demo.place(), demo.policies(), demo.merchants(), catalogue);
    }

    private static Call call(ChainId chain, String key) {
        return new Call(chain, EntryKey.ofCaller("", key), new Actor("key", "", "", "", ""), 1);
    }

    Outcome limit(ChainId member, long limit, String key) {
        return lines.limit(PROGRAM, new SetCreditLimit(ACCOUNT, limit, "asked for"), call(member, key));
    }

    Outcome repay(ChainId member, long amount, String receipt, String key) {
        PaidIn paid = new PaidIn(CAFE, new Money(amount, "CNY"), receipt, 1);
        return lines.repay(PROGRAM, new RepayCredit(ACCOUNT, paid, ""), call(member, key));
    }

    Outcome block(ChainId member, BlockCredit.Act act, String key) {
        return lines.block(new BlockCredit(act, ACCOUNT, "asked for"), call(member, key));
    }

    Outcome spend(ChainId member, long amount, String key) {
        return redemptions.redeem(PROGRAM, new RedeemPoints(BOOKS, ACCOUNT, new Points(amount), ""), call(member, key));
    }

    Outcome hold(ChainId member, long amount, String key) {
        PlaceHold command = new PlaceHold(BOOKS, ACCOUNT, new Points(amount), Duration.ofHours(30), "");
        return holds.place(PROGRAM, command, call(member, key));
    }

    Outcome close(ChainId member, CloseHold command, String key) {
        return holds.close(PROGRAM, command, call(member, key));
    }

    Outcome reverse(ChainId member, EntryId payment, String key) {
        return reversals.reverse(PROGRAM, new ReverseEntry(payment, "mistyped"), call(member, key));
    }

    Optional<CreditLines.Standing> standing(ChainId member) {
        return lines.of(PROGRAM, member).stream().findFirst();
    }

    AccountState state(ChainId chain) {
        return stores.accounts().read(chain);
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
