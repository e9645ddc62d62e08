package io.guerdon.earning;

import io.guerdon.budget.Budgets;
import io.guerdon.budget.Hand;
import io.guerdon.correction.CorrectionOperations;
import io.guerdon.correction.ReverseEntry;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Desk;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Trace;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.InMemoryPrograms;
import io.guerdon.program.Program;
import io.guerdon.program.ProgramJson;
import io.guerdon.program.SettingsForm;
import io.guerdon.redemption.RedeemPoints;
import io.guerdon.redemption.RedemptionOperations;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Points;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One member of a shop in Shanghai whose rules look at what was before; points by rules, and a point per 100 beside them. */
final class HistoryShop {
    private static final Till CAFE = new Till(new MerchantId("cafe"), "", "");

    final Desk desk = new Desk("2026-11-22T02:00:00Z");
    final Program program;
    final Budgets budgets = new Budgets(desk.claims(), desk.history());
    private final Sources sources;
    private final ChainId chain;
    private final List<Entry> entries = new ArrayList<>();
    private int calls;

    HistoryShop(Program program, Birthdays birthdays) {
        this(program, birthdays, PointsBought.NONE);
    }

    HistoryShop(Program program, Birthdays birthdays, PointsBought bought) {
        this.program = program;
        this.sources = new Sources(InMemoryPrograms.with(program), birthdays, budgets, bought);
        this.chain = new ChainId(program.id(), new MemberId("mem_ann"));
    }

    HistoryShop(String wallets, String groups) {
        this(program(wallets, groups), Birthdays.UNTOLD);
    }

    static Program program(String wallets, String groups) {
        String settings = ProgramJson.settings(DemoProgram.program())
                .toString()
                .replace("\"groups\":[]", "\"groups\":[" + groups + "]")
                .replace("\"wallets\":[]", "\"wallets\":[" + wallets + "]");
        return switch (SettingsForm.read(DemoProgram.ID, 1, settings)) {
            case SettingsForm.Reading.Valid valid -> valid.program();
            case SettingsForm.Reading.Invalid invalid -> throw new AssertionError(invalid);
        };
    }

    /** A wallet for status whose lots say for so long on which day they were earned. */
    static String counted(String id, String period) {
        return """
            {"id":"%s","use":"STATUS","lots":{"expiry":{"mode":"after-period","period":"%s","roundUp":"DAY"},
             "pending":{"mode":"at-once"},"owed":"WRITE_OFF","grace":"P0D"}}\
            """.formatted(id, period);
    }

    /** A group of one rule that gives a fixed amount. */
    static String fixed(String group, String more, String rule, String when, int amount) {
        return """
            {"id":"%s",%s"play":"ALL","rules":[{"id":"%s","when":[%s],"atLeast":{"minor":0,"pieces":0},
             "effect":{"gives":"fixed","points":%d}}]}\
            """.formatted(group, more, rule, when.isEmpty() ? "" : "\"" + when + "\"", amount);
    }

    /** A group of one rule that gives a point for each minor unit. */
    static String each(String group, String more) {
        return """
            {"id":"%1$s",%2$s"play":"ALL","rules":[{"id":"%1$s-each","atLeast":{"minor":0,"pieces":0},
             "effect":{"gives":"rate","rate":{"points":1,"stepMinor":1,"rounding":"DOWN"}}}]}\
            """.formatted(group, more);
    }

    void at(String time) {
        desk.now(OffsetDateTime.parse(time + "+08:00").toInstant());
    }

    Entry buys(String receipt, long minor) {
        return buys(receipt, minor, Optional.empty());
    }

    Entry buysLate(String receipt, long minor, String time) {
        return buys(
                receipt,
                minor,
                Optional.of(OffsetDateTime.parse(time + "+08:00").toInstant()));
    }

    private Entry buys(String receipt, long minor, Optional<Instant> at) {
        Basket basket = Basket.ofTotal(minor, List.of());
        RecordPurchase command = new RecordPurchase(CAFE, receipt, at, "CNY", basket);
        return submit(hand -> new PurchaseDecision(program, command, call(), sources, hand));
    }

    Entry brings(String receipt, long minor) {
        ReturnGoods goods = new ReturnGoods(
                new PurchaseRef.ByReceipt("cafe", receipt),
                "",
                Optional.empty(),
                List.of(new ReturnedLine(0, 0, minor)));
        PurchaseFinder finder = new PurchaseFinder(desk.claims(), sources.programs());
        return submit(hand -> new ReturnDecision(goods, call(), finder, hand));
    }

    void reverses(Entry entry) {
        ReverseEntry command = new ReverseEntry(entry.id(), "mistyped");
        submit(hand -> CorrectionOperations.reverse(program, command, call(), hand));
    }

    /** Spends points at the bookshop, for some receipt of the café where one is named. */
    Entry spends(long points, String receipt) {
        Till till = receipt.isEmpty() ? new Till(new MerchantId("books"), "", "") : CAFE;
        RedeemPoints command = new RedeemPoints(till, new Points(points), receipt);
        return submit(_ -> RedemptionOperations.redeem(program, command, call()));
    }

    /** What members have spent, less what came back of it, by the movements of all entries. */
    long spent() {
        return entries.stream()
                .flatMap(entry -> entry.movements().stream())
                .mapToLong(movement -> switch (movement) {
                    case Movement.LotDrawn drawn
                    when drawn.to().isAcceptor() -> drawn.draw().amount();
                    case Movement.LotRestored restored
                    when restored.from().isAcceptor() -> -restored.draw().amount();
                    default -> 0;
                })
                .sum();
    }

    private Entry submit(Function<Hand, Operation<?>> operation) {
        return switch (budgets.hold(hand -> desk.submit(operation.apply(hand)))) {
            case Outcome.Committed done -> {
                entries.add(done.entry());
                yield done.entry();
            }
            case Outcome other -> throw new AssertionError(other);
        };
    }

    private Call call() {
        return new Call(chain, EntryKey.ofCaller("", "k" + ++calls), Actor.ENGINE);
    }

    /** What is in a wallet, after every entry was checked. */
    long has(String wallet) {
        desk.verify(chain);
        return desk.state(chain).wallet(new WalletId(wallet)).available();
    }

    /** What a rule gave in all entries, less what was taken back. */
    long given(String rule) {
        return entries.stream().mapToLong(entry -> gave(entry, rule)).sum();
    }

    /** What a rule gave in an entry; less than nothing where it was taken back. */
    static long gave(Entry entry, String rule) {
        return entry.draft().why().trace().fired().stream()
                .filter(fired -> fired.rule().equals(rule))
                .mapToLong(Trace.Fired::amount)
                .sum();
    }

    static List<Trace.Missed> missed(Entry entry) {
        return entry.draft().why().trace().missed();
    }
}
