package io.guerdon.backtest;

import io.guerdon.earning.Basket;
import io.guerdon.earning.EarningOperations;
import io.guerdon.earning.Line;
import io.guerdon.earning.PurchaseRef;
import io.guerdon.earning.RecordPurchase;
import io.guerdon.earning.ReturnGoods;
import io.guerdon.earning.ReturnedLine;
import io.guerdon.earning.Tender;
import io.guerdon.earning.Till;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Desk;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.Journal;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.StatusChange;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.InMemoryPrograms;
import io.guerdon.program.Program;
import io.guerdon.program.ProgramJson;
import io.guerdon.program.Programs;
import io.guerdon.program.SettingsForm;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a shop's members bought: four purchases each, of which every other member brought some of the last back. */
final class PastPurchases {
    private static final int MEMBERS = 20_000;
    private static final int PURCHASES = 4;
    private static final int BATCH = 1_000;
    private static final String NAMES = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final Till CAFE = new Till(new MerchantId("cafe"), "s1", "t1");

    private final Program program = DemoProgram.program();
    private final Programs programs = InMemoryPrograms.with(program);
    private final Random random = new Random(15);

    private PastPurchases() {}

    /** Writes them down in the order of time, so that what follows each other in a chain is far apart. */
    static void into(Journal journal) {
        PastPurchases shop = new PastPurchases();
        List<List<Entry>> chains =
                IntStream.range(0, MEMBERS).mapToObj(shop::chain).toList();
        List<Entry> all = IntStream.range(0, PURCHASES + 2)
                .boxed()
                .flatMap(place ->
                        chains.stream().filter(chain -> place < chain.size()).map(chain -> chain.get(place)))
                .toList();
        for (int from = 0; from < all.size(); from += BATCH) {
            journal.insert(IntStream.range(from, Math.min(all.size(), from + BATCH))
                    .mapToObj(n -> journal.seal(numbered(all.get(n), n + 1)))
                    .toList());
        }
    }

    private static Entry numbered(Entry entry, long n) {
        return new Entry(
                new EntryId("w1a2b3", n),
                entry.place(),
                entry.request(),
                entry.draft(),
                entry.recordedAt(),
                entry.after(),
                entry.digest());
    }

    private List<Entry> chain(int number) {
        List<Entry> entries = new ArrayList<>();
        Desk desk = new Desk(Instant.parse("2026-03-01T02:00:00Z"), entries::add);
        String name = random.ints(20, 0, NAMES.length())
                .mapToObj(place -> NAMES.substring(place, place + 1))
                .collect(Collectors.joining());
        ChainId chain = new ChainId(program.id(), new MemberId("mem_" + name));
        desk.submit(new StatusChange(chain, EntryKey.ofCaller("", "enrolled"), AccountStatus.ACTIVE));
        String receipt = "";
        for (int each = 0; each < PURCHASES; each++) {
            desk.advance(Duration.ofHours(random.nextInt(1_000)));
            receipt = "R-" + number + "-" + each;
            desk.submit(EarningOperations.purchase(program, sale(receipt), call(chain, receipt)));
        }
        if (number % 2 == 0) {
            desk.submit(back(desk, chain, receipt));
        }
        return entries;
    }

    private Operation<?> back(Desk desk, ChainId chain, String receipt) {
        ReturnGoods goods = new ReturnGoods(
                new PurchaseRef.ByReceipt("cafe", receipt), "", Optional.empty(), List.of(new ReturnedLine(1, 1, 0)));
        return EarningOperations.goodsReturned(goods, call(chain, "back-" + receipt), desk.claims(), programs);
    }

    private Call call(ChainId chain, String key) {
        Actor till = new Actor("key_demo-till", "", "", "", "").at("cafe", "s1", "t1");
        return new Call(chain, EntryKey.ofCaller("cafe", key), till, program.revision());
    }

    private RecordPurchase sale(String receipt) {
        List<Line> lines = List.of(new Line(1, "LATTE", "coffee", 2, 1_000 + random.nextInt(10_000)));
        long total = lines.getFirst().amount();
        return new RecordPurchase(
                CAFE, receipt, Optional.empty(), "CNY", new Basket(lines, List.of(new Tender("card", total))));
    }

    /** Rules to try on them: fifty in groups of five, a tenth of which concern what was bought. */
    static Program draft() {
        String groups = IntStream.range(0, 10).mapToObj(PastPurchases::group).collect(Collectors.joining(","));
        String settings = ProgramJson.settings(DemoProgram.program())
                .toString()
                .replace("\"groups\":[]", "\"groups\":[" + groups + "]");
        return switch (SettingsForm.read(DemoProgram.ID, 2, settings)) {
            case SettingsForm.Reading.Valid valid -> valid.program();
            case SettingsForm.Reading.Invalid invalid -> throw new AssertionError(invalid);
        };
    }

    private static String group(int number) {
        String rules = IntStream.range(number * 5, number * 5 + 5)
                .mapToObj(PastPurchases::rule)
                .collect(Collectors.joining(","));
        return "{\"id\":\"g" + number + "\",\"play\":\"BEST_OF\",\"rules\":[" + rules + "]}";
    }

    private static String rule(int number) {
        return """
            {"id":"r%d","goods":[{"categories":["%s"]}],
             "when":["purchase.merchant == 'cafe'","time.dayOfWeek >= 1 && time.clock >= '00:00'"],
             "atLeast":{"minor":1000,"pieces":1},"effect":{"gives":"fixed","points":5}}\
            """.formatted(number, number % 10 == 0 ? "coffee" : "c" + number);
    }
}
