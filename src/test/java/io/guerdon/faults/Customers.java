package io.guerdon.faults;

import io.guerdon.earning.Basket;
import io.guerdon.earning.PurchaseId;
import io.guerdon.earning.PurchaseRef;
import io.guerdon.earning.RecordPurchase;
import io.guerdon.earning.ReturnGoods;
import io.guerdon.earning.ReturnedLine;
import io.guerdon.earning.Till;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.HoldId;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Overloaded;
import io.guerdon.ledger.StatusChange;
import io.guerdon.ledger.StoreUnavailable;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.Program;
import io.guerdon.redemption.CloseHold.CaptureHold;
import io.guerdon.redemption.CloseHold.VoidHold;
import io.guerdon.redemption.PlaceHold;
import io.guerdon.redemption.RedeemPoints;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Points;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Customers of a few busy and many quiet accounts. Each repeats what it wants, with the same key and at any process, until it is
 * told what became of it; some ask once more afterwards. Receipts and holds are contested.
 */
final class Customers {
    private static final Program PROGRAM = DemoProgram.program();
    private static final Till CAFE = new Till(new MerchantId("cafe"), "s1", "t1");
    private static final Till BOOKS = new Till(new MerchantId("books"), "s9", "t2");
    private static final int BUSY = 3;
    private static final int QUIET = 150;
    private static final int AT_ONCE = 32;

    private final List<Node> nodes;
    private final long seed;
    private final Map<EntryKey, Answer> answers = new ConcurrentHashMap<>();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private final Map<ChainId, Queue<Entry>> holds = new ConcurrentHashMap<>();
    private final Map<ChainId, Queue<Entry>> purchases = new ConcurrentHashMap<>();
    private final AtomicLong turnedAway = new AtomicLong();

    Customers(List<Node> nodes, long seed) {
        this.nodes = nodes;
        this.seed = seed;
    }

    /** What a key was told: the id of its entry, or why there is none. */
    record Answer(ChainId chain, String entry, String refusal) {}

    Map<EntryKey, Answer> answers() {
        return answers;
    }

    /** What should not have been. */
    Queue<String> surprises() {
        return surprises;
    }

    /** How often somebody was told to come back. */
    long turnedAway() {
        return turnedAway.get();
    }

    void shop(int operations) throws InterruptedException, ExecutionException {
        for (int member = 0; member < BUSY + QUIET; member++) {
            StatusChange open = new StatusChange(chain(member), key("open-" + member), AccountStatus.ACTIVE);
            ask(
                    new Random(member),
                    open.chain(),
                    open.key(),
                    node -> node.ledger().submit(open));
        }
        List<Future<?>> customers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int customer = 0; customer < AT_ONCE; customer++) {
                int number = customer;
                customers.add(threads.submit(() -> shop(number, operations / AT_ONCE)));
            }
        }
        for (Future<?> customer : customers) {
            customer.get();
        }
    }

    private void shop(int customer, int operations) {
        Random random = new Random(seed * 1_000 + customer);
        for (int n = 0; n < operations; n++) {
            ChainId chain = chain(random.nextBoolean() ? random.nextInt(BUSY) : BUSY + random.nextInt(QUIET));
            want(random, chain, key("c" + customer + "-" + n));
        }
    }

    private void want(Random random, ChainId chain, EntryKey key) {
        Call call = new Call(chain, key, Actor.ENGINE);
        switch (random.nextInt(8)) {
            case 0, 1 -> buy(random, call, "R-" + key);
            case 2 -> buy(random, call, "contested-" + random.nextInt(60));
            case 3 -> redeem(random, call);
            case 4, 5 -> hold(random, call);
            case 6 -> close(random, call);
            default -> giveBack(random, call);
        }
    }

    private void buy(Random random, Call call, String receipt) {
        RecordPurchase command = new RecordPurchase(
                CAFE, receipt, Optional.empty(), "CNY", Basket.ofTotal(100 * (1 + random.nextInt(50)), List.of()));
        ask(random, call.chain(), call.key(), node -> node.desks().purchases().record(PROGRAM, command, call))
                .ifPresent(entry -> remember(purchases, entry));
    }

    private void redeem(Random random, Call call) {
        RedeemPoints command = new RedeemPoints(BOOKS, new Points(1 + random.nextInt(30)), "");
        ask(random, call.chain(), call.key(), node -> node.desks().redemptions().redeem(PROGRAM, command, call));
    }

    private void hold(Random random, Call call) {
        Duration length = random.nextBoolean() ? Duration.ofMillis(1 + random.nextInt(2_000)) : Duration.ofHours(1);
        PlaceHold command = new PlaceHold(BOOKS, new Points(1 + random.nextInt(30)), length, "");
        ask(random, call.chain(), call.key(), node -> node.desks().holds().place(PROGRAM, command, call))
                .ifPresent(entry -> remember(holds, entry));
    }

    /** Whoever closes a hold leaves it there for others to try. */
    private void close(Random random, Call call) {
        some(random, holds, call.chain()).ifPresent(opened -> {
            HoldId hold = HoldId.of(call.chain().owner(), opened.seq());
            var command = random.nextBoolean() ? new VoidHold(hold) : new CaptureHold(hold, Optional.empty());
            ask(random, call.chain(), call.key(), node -> node.desks().holds().close(PROGRAM, command, call));
        });
    }

    private void giveBack(Random random, Call call) {
        some(random, purchases, call.chain()).ifPresent(bought -> {
            PurchaseRef which = new PurchaseRef.ById(PurchaseId.of(call.chain(), bought.seq()));
            ReturnGoods command = new ReturnGoods(which, "", Optional.empty(), List.of(new ReturnedLine(0, 1, 0)));
            ask(random, call.chain(), call.key(), node -> node.desks().returns().record(command, call));
        });
    }

    private Optional<Entry> ask(Random random, ChainId chain, EntryKey key, Function<Node, Outcome> request) {
        Answered first = patiently(random, request);
        Answer answer = answer(chain, first.outcome());
        answers.put(key, answer);
        if (!answer.entry().isEmpty()) {
            seesItsOwn(first.by(), chain, entry(first.outcome()).seq());
            if (random.nextInt(4) == 0) {
                Answer again = answer(chain, patiently(random, request).outcome());
                if (!again.equals(answer)) {
                    surprises.add(key + " was told " + answer + ", then " + again);
                }
            }
            return Optional.of(entry(first.outcome()));
        }
        return Optional.empty();
    }

    private record Answered(Node by, Outcome outcome) {}

    private Answered patiently(Random random, Function<Node, Outcome> request) {
        while (true) {
            Node node = nodes.get(random.nextInt(nodes.size()));
            try {
                return new Answered(node, request.apply(node));
            } catch (StoreUnavailable | Overloaded later) {
                turnedAway.incrementAndGet();
                LockSupport.parkNanos(1_000_000L * random.nextInt(20));
            } catch (RuntimeException surprise) {
                surprises.add(surprise.toString());
                throw surprise;
            }
        }
    }

    /** A process that has acknowledged an entry never shows the account without it. */
    private void seesItsOwn(Node node, ChainId chain, long seq) {
        try {
            long seen = node.accounts().read(chain).seq();
            if (seen < seq) {
                surprises.add(chain + " was acknowledged at " + seq + " and is read at " + seen);
            }
        } catch (StoreUnavailable away) {
            turnedAway.incrementAndGet();
        }
    }

    private static Answer answer(ChainId chain, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Committed _, Outcome.Replayed _ ->
                new Answer(chain, entry(outcome).id().toString(), "");
            case Outcome.Refused refused ->
                new Answer(chain, "", refused.refusal().code());
            case Outcome.RefusedBefore refused ->
                new Answer(chain, "", refused.refusal().code());
        };
    }

    private static Entry entry(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Committed committed -> committed.entry();
            case Outcome.Replayed replayed -> replayed.entry();
            case Outcome.Refused _, Outcome.RefusedBefore _ -> throw new IllegalArgumentException("refused");
        };
    }

    private static void remember(Map<ChainId, Queue<Entry>> names, Entry entry) {
        if (entry.kind() != EntryKind.REFUSE) {
            names.computeIfAbsent(entry.chain(), _ -> new ConcurrentLinkedQueue<>())
                    .add(entry);
        }
    }

    private static Optional<Entry> some(Random random, Map<ChainId, Queue<Entry>> names, ChainId chain) {
        List<Entry> there = List.copyOf(names.getOrDefault(chain, new ConcurrentLinkedQueue<>()));
        return there.isEmpty() ? Optional.empty() : Optional.of(there.get(random.nextInt(there.size())));
    }

    private static ChainId chain(int member) {
        return new ChainId(DemoProgram.ID, new MemberId("mem_" + member));
    }

    private static EntryKey key(String text) {
        return EntryKey.ofCaller("", text);
    }
}
