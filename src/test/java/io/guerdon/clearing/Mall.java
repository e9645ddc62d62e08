package io.guerdon.clearing;

import io.guerdon.conversion.ConversionOperations;
import io.guerdon.conversion.ConvertPoints;
import io.guerdon.correction.AdjustBalance;
import io.guerdon.correction.CorrectionOperations;
import io.guerdon.correction.ReverseEntry;
import io.guerdon.earning.Basket;
import io.guerdon.earning.EarningOperations;
import io.guerdon.earning.Line;
import io.guerdon.earning.PurchaseRef;
import io.guerdon.earning.RecordPurchase;
import io.guerdon.earning.ReturnGoods;
import io.guerdon.earning.ReturnedLine;
import io.guerdon.earning.Till;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Desk;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.Following;
import io.guerdon.ledger.HoldId;
import io.guerdon.ledger.Leg;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.SentTransfer;
import io.guerdon.program.InMemoryPrograms;
import io.guerdon.program.PartnerCurrency.Direction;
import io.guerdon.program.Program;
import io.guerdon.program.Revision;
import io.guerdon.redemption.CloseHold;
import io.guerdon.redemption.PlaceHold;
import io.guerdon.redemption.RedeemPoints;
import io.guerdon.redemption.RedemptionOperations;
import io.guerdon.transfer.TransferOperations;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.PartnerCurrencyId;
import io.guerdon.unit.Points;
import io.guerdon.unit.WalletId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Members who buy and spend at several merchants, and what these come to owe each other. */
final class Mall {
    private final InMemoryPrograms programs;
    private final Desk desk;
    private final Map<String, Long> positions = new TreeMap<>();
    private final Map<String, Long> fees = new TreeMap<>();
    private Program program;
    private int calls;

    Mall(Program program, Consumer<Entry> watcher) {
        this.program = program;
        this.programs = InMemoryPrograms.with(program);
        this.desk = new Desk(
                Instant.parse("2026-01-01T00:00:00Z"),
                entry -> {
                    post(entry);
                    watcher.accept(entry);
                },
                new Contracts(programs),
                Following.NOTHING);
    }

    Mall(Program program) {
        this(program, _ -> {});
    }

    private void post(Entry entry) {
        for (Leg leg : entry.legs()) {
            if (leg.unit().equals(WalletId.CLEARING)) {
                String[] book = leg.book().name().split(":", 2);
                boolean fee = book[0].equals("clearing-fee");
                positions.merge(fee ? "house" : book[1], leg.amount(), Long::sum);
                fees.merge(book[1], fee ? leg.amount() : 0, Long::sum);
            }
        }
        positions.values().removeIf(amount -> amount == 0);
        fees.values().removeIf(amount -> amount == 0);
    }

    /** What the program has kept of each as its fee, in millionths, as the postings say; none where it is nothing. */
    Map<String, Long> fees() {
        return new TreeMap<>(fees);
    }

    /** What each partner is owed, the house with its fees, in millionths, as the postings say; none where it is nothing. */
    Map<String, Long> positions() {
        return new TreeMap<>(positions);
    }

    /** From now on other terms are in force. */
    void publish(Program next) {
        programs.publish(new Revision(next, desk.now(), Revision.Origin.FOUNDED));
        program = next;
    }

    int revision() {
        return program.revision();
    }

    Desk desk() {
        return desk;
    }

    void advance(Duration by) {
        desk.advance(by);
    }

    void tick(String member) {
        desk.tick(chain(member));
    }

    long available(String member) {
        return desk.state(chain(member)).wallet(WalletId.POINTS).available();
    }

    long owes(String member) {
        return desk.state(chain(member)).wallet(WalletId.POINTS).owed();
    }

    List<Entry> entries(String member) {
        return desk.history().after(chain(member), 0, Integer.MAX_VALUE);
    }

    Optional<Entry> buys(String member, String merchant, String receipt, long... amounts) {
        List<Line> lines = new ArrayList<>();
        for (long amount : amounts) {
            lines.add(new Line(lines.size() + 1, "", "", amount, amount));
        }
        RecordPurchase command =
                new RecordPurchase(till(merchant), receipt, Optional.empty(), "CNY", new Basket(lines, List.of()));
        return submit(EarningOperations.purchase(program, command, call(member)));
    }

    /** So many pieces of each line, all of which cost 1. */
    Optional<Entry> brings(String member, String merchant, String receipt, Map<Integer, Long> pieces) {
        List<ReturnedLine> lines = new TreeMap<>(pieces)
                .entrySet().stream()
                        .map(line -> new ReturnedLine(line.getKey(), line.getValue(), 0))
                        .toList();
        ReturnGoods goods = new ReturnGoods(new PurchaseRef.ByReceipt(merchant, receipt), "", Optional.empty(), lines);
        return submit(EarningOperations.goodsReturned(goods, call(member), desk.claims(), programs));
    }

    Optional<Entry> redeems(String member, String merchant, long points, String receipt) {
        RedeemPoints command = new RedeemPoints(till(merchant), new Points(points), receipt);
        return submit(RedemptionOperations.redeem(program, command, call(member)));
    }

    /** Of the merchant's own currency, or of points. */
    Optional<Entry> converts(String member, String merchant, Direction direction, long given) {
        ConvertPoints command = new ConvertPoints(
                new MerchantId(merchant), new PartnerCurrencyId(merchant), direction, new Points(given), "C" + calls);
        return submit(ConversionOperations.convert(program, command, call(member)));
    }

    Optional<HoldId> holds(String member, String merchant, long points, String receipt) {
        PlaceHold command = new PlaceHold(till(merchant), new Points(points), Duration.ofDays(2), receipt);
        return submit(RedemptionOperations.hold(program, command, call(member)))
                .map(held -> new HoldId(held.draft().why().refs().getFirst()));
    }

    Optional<Entry> captures(String member, HoldId hold, long points) {
        CloseHold command = new CloseHold.CaptureHold(hold, Optional.of(new Points(points)));
        return submit(RedemptionOperations.close(program, command, call(member)));
    }

    Optional<Entry> reverses(String member, EntryId entry) {
        return submit(CorrectionOperations.reverse(program, new ReverseEntry(entry, "because"), call(member)));
    }

    /** In a merchant's name. */
    Optional<Entry> adjusts(String member, String merchant, long points) {
        AdjustBalance command = new AdjustBalance(WalletId.POINTS, points, "because").of(new MerchantId(merchant));
        return submit(CorrectionOperations.adjust(program, command, call(member)));
    }

    /** Sent and received. */
    void sends(String from, String to, long points) {
        Operation<?> sending = TransferOperations.send(chain(to), new Points(points), call(from), desk.accounts());
        if (submit(sending).isPresent()) {
            for (SentTransfer sent :
                    List.copyOf(desk.state(chain(from)).transfers().values())) {
                submit(TransferOperations.receive(chain(from), sent));
                submit(TransferOperations.arrived(chain(from), sent));
            }
        }
    }

    void verify(String member) {
        desk.verify(chain(member));
    }

    private Optional<Entry> submit(Operation<?> operation) {
        return desk.submit(operation) instanceof Outcome.Committed done ? Optional.of(done.entry()) : Optional.empty();
    }

    private Call call(String member) {
        return new Call(chain(member), EntryKey.ofCaller("", "k" + ++calls), Actor.ENGINE, program.revision());
    }

    private ChainId chain(String member) {
        return new ChainId(program.id(), new MemberId("mem_" + member));
    }

    private static Till till(String merchant) {
        return new Till(new MerchantId(merchant), "", "");
    }
}
