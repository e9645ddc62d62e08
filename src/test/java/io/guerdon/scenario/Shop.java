package io.guerdon.scenario;

import io.guerdon.correction.AdjustBalance;
import io.guerdon.correction.CorrectionOperations;
import io.guerdon.correction.ReverseEntry;
import io.guerdon.earning.Basket;
import io.guerdon.earning.EarningOperations;
import io.guerdon.earning.Line;
import io.guerdon.earning.PurchaseRef;
import io.guerdon.earning.RecordPurchase;
import io.guerdon.earning.ReportActivity;
import io.guerdon.earning.ReturnGoods;
import io.guerdon.earning.ReturnedLine;
import io.guerdon.earning.Tender;
import io.guerdon.earning.Till;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Desk;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.HoldId;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.SentTransfer;
import io.guerdon.ledger.StatusChange;
import io.guerdon.program.InMemoryPrograms;
import io.guerdon.program.Program;
import io.guerdon.program.Revision;
import io.guerdon.redemption.CloseHold;
import io.guerdon.redemption.PlaceHold;
import io.guerdon.redemption.RedeemPoints;
import io.guerdon.redemption.RedemptionOperations;
import io.guerdon.transfer.TransferOperations;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Points;
import io.guerdon.unit.WalletId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does what the steps of a scenario say. */
final class Shop {
    private final InMemoryPrograms programs = new InMemoryPrograms();
    private final Desk desk = new Desk("2026-01-01T00:00:00Z");
    private final Map<String, String> names = new HashMap<>();
    private Program program;
    private int steps;

    Shop(Program program) {
        programs.publish(Revision.founding(program));
        this.program = program;
    }

    /** From now on other settings are in force. */
    void publish(Settings settings) {
        program = settings.program(program.revision() + 1);
        programs.publish(Revision.founding(program));
    }

    Desk desk() {
        return desk;
    }

    ChainId chain(String member) {
        return new ChainId(program.id(), new MemberId("mem_" + member));
    }

    /** An instant, from a local date or date and time. */
    Instant instant(String text) {
        LocalDateTime local = text.contains("T")
                ? LocalDateTime.parse(text)
                : LocalDate.parse(text).atStartOfDay();
        return local.atZone(program.place().zone()).toInstant();
    }

    /** The local day of an instant. */
    String day(Instant at) {
        return at.equals(Instant.MAX)
                ? "never"
                : at.atZone(program.place().zone()).toLocalDate().toString();
    }

    Outcome step(String member, Words words) {
        String key = words.find("key").orElseGet(() -> "step-" + ++steps);
        Actor actor =
                new Actor(words.find("by").orElse("till"), words.find("as").orElse(""), "", "", "");
        Call call = new Call(chain(member), EntryKey.ofCaller("", key), actor);
        Outcome outcome = desk.submit(operation(words, call));
        if (outcome instanceof Outcome.Committed done) {
            String name = words.find("name").orElse(words.plain().size() > 1 ? words.at(1) : words.verb());
            names.putIfAbsent(name, done.entry().id().toString());
            done.entry().draft().why().refs().stream()
                    .filter(ref -> ref.startsWith("hld_"))
                    .forEach(ref -> names.put("hold:" + words.at(1), ref));
        }
        desk.verify(chain(member));
        return outcome;
    }

    private Operation<?> operation(Words words, Call call) {
        return switch (words.verb()) {
            case "buy" -> buy(words, call);
            case "return" -> goods(words, call);
            case "activity" ->
                EarningOperations.activity(program, new ReportActivity(words.at(1), Optional.empty(), Map.of()), call);
            case "redeem" ->
                RedemptionOperations.redeem(
                        program,
                        new RedeemPoints(
                                till(words),
                                points(words.at(1)),
                                words.find("for").orElse("")),
                        call);
            case "hold" -> hold(words, call);
            case "capture", "void" -> close(words, call);
            case "adjust" ->
                CorrectionOperations.adjust(
                        program, new AdjustBalance(WalletId.POINTS, Long.parseLong(words.at(1)), "because"), call);
            case "approve" -> CorrectionOperations.approve(program, seq(words.at(1)), call);
            case "reverse" ->
                CorrectionOperations.reverse(
                        program,
                        new ReverseEntry(EntryId.parse(names.getOrDefault(words.at(1), "ent_none-1")), "because"),
                        call);
            case "status" -> new StatusChange(call.chain(), call.key(), AccountStatus.valueOf(words.at(1)));
            default -> transfer(words, call);
        };
    }

    private Operation<?> transfer(Words words, Call call) {
        if (words.verb().equals("send")) {
            return TransferOperations.send(chain(words.at(3)), points(words.at(1)), call, desk.accounts());
        }
        ChainId from = chain(words.at(2));
        SentTransfer sent =
                desk.state(from).transfers().values().stream().findFirst().orElseThrow();
        return switch (words.verb()) {
            case "receive" -> TransferOperations.receive(from, sent);
            case "arrived" -> TransferOperations.arrived(from, sent);
            case "came-back" -> TransferOperations.cameBack(from, sent);
            default -> throw new IllegalArgumentException("no such step: " + words);
        };
    }

    private Operation<?> buy(Words words, Call call) {
        List<Line> lines = new ArrayList<>();
        for (String line : words.from(2)) {
            String[] parts = line.split("x", -1);
            long pieces = parts.length > 1 ? Long.parseLong(parts[0]) : 1;
            lines.add(new Line(lines.size() + 1, "", "", pieces, Words.money(parts[parts.length - 1])));
        }
        List<Tender> tenders = words.find("points").stream()
                .map(amount -> new Tender("points", Words.money(amount)))
                .toList();
        Optional<Instant> at = words.find("on").map(this::instant);
        return EarningOperations.purchase(
                program, new RecordPurchase(till(words), words.at(1), at, "CNY", new Basket(lines, tenders)), call);
    }

    /** {@code 1:2pc} two pieces of line 1, {@code 1:5.00} money of it, {@code 1:1pc/5.00} both. */
    private Operation<?> goods(Words words, Call call) {
        List<ReturnedLine> lines = new ArrayList<>();
        for (String word : words.from(2)) {
            String[] line = word.split("[:/]", -1);
            long pieces = line[1].endsWith("pc") ? Long.parseLong(line[1].replace("pc", "")) : 0;
            String money = line[line.length - 1];
            lines.add(
                    new ReturnedLine(Integer.parseInt(line[0]), pieces, money.endsWith("pc") ? 0 : Words.money(money)));
        }
        PurchaseRef purchase = new PurchaseRef.ByReceipt(words.find("at").orElse("cafe"), words.at(1));
        return EarningOperations.goodsReturned(
                new ReturnGoods(purchase, "", Optional.empty(), lines), call, desk.claims(), programs);
    }

    private Operation<?> hold(Words words, Call call) {
        Duration lasting = Duration.parse(words.find("lasting").orElse("PT1H"));
        return RedemptionOperations.hold(
                program,
                new PlaceHold(
                        till(words),
                        points(words.at(2)),
                        lasting,
                        words.find("for").orElse("")),
                call);
    }

    private Operation<?> close(Words words, Call call) {
        HoldId hold = new HoldId(names.getOrDefault("hold:" + words.at(1), "hld_none-1"));
        Optional<Points> some = words.plain().size() > 2 ? Optional.of(points(words.at(2))) : Optional.empty();
        CloseHold command =
                words.verb().equals("void") ? new CloseHold.VoidHold(hold) : new CloseHold.CaptureHold(hold, some);
        return RedemptionOperations.close(program, command, call);
    }

    private long seq(String name) {
        return desk.history()
                .byId(EntryId.parse(names.getOrDefault(name, "ent_none-1")))
                .map(entry -> entry.seq())
                .orElse(0L);
    }

    private static Till till(Words words) {
        return new Till(new MerchantId(words.find("at").orElse("cafe")), "", "");
    }

    private static Points points(String text) {
        return new Points(Long.parseLong(text));
    }
}
