package io.guerdon.simulation;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.Balance;
import io.guerdon.ledger.Balances;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Claims;
import io.guerdon.ledger.Desk;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.HoldId;
import io.guerdon.ledger.Leg;
import io.guerdon.ledger.Lot;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.SentTransfer;
import io.guerdon.program.Program;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.WalletId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Does each thing twice, for real and in the model, and holds one against the other. */
final class Comparison {
    private static final int REFOLD_EVERY = 100;
    private static final int TAIL = 40;

    private final Desk desk;
    private final Program program;
    private final Model model;
    private final Map<String, Entry> entries = new HashMap<>();
    private final Map<String, Integer> asked = new HashMap<>();
    private final List<Repeat> repeats = new ArrayList<>();
    private final Deque<Object> tail = new ArrayDeque<>();
    private int steps;

    Comparison(Program program, Model model) {
        this.program = program;
        this.model = model;
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        this.desk = new Desk(start, Comparison::balanced);
        model.now = start.toEpochMilli();
    }

    List<String> tail() {
        List<String> lines = new ArrayList<>(List.of(program.toString()));
        tail.forEach(step -> lines.add(step.toString()));
        return lines;
    }

    ChainId chain(String who) {
        return new ChainId(program.id(), new MemberId("mem_" + who));
    }

    Claims claims() {
        return desk.claims();
    }

    Accounts accounts() {
        return desk.accounts();
    }

    EntryId entry(String key) {
        Entry entry = entries.get(key);
        return entry == null ? new EntryId("none", 1) : entry.id();
    }

    long seq(String key) {
        Entry entry = entries.get(key);
        return entry == null ? 0 : entry.seq();
    }

    HoldId hold(String key) {
        Entry entry = entries.get(key);
        return new HoldId(
                entry == null ? "hld_none" : entry.draft().why().refs().getFirst());
    }

    SentTransfer sent(String who, String key) {
        String id = java.util.Objects.requireNonNull(entries.get(key))
                .draft()
                .why()
                .refs()
                .getFirst();
        return desk.written(chain(who)).transfers().values().stream()
                .filter(sent -> sent.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    void asks(String key, int amount) {
        asked.put(key, amount);
    }

    int asked(String key) {
        return asked.getOrDefault(key, 0);
    }

    void advance(Duration by) {
        desk.advance(by);
        model.now = desk.now().toEpochMilli();
    }

    /** Does it for real and in the model; answers what both said. */
    String submit(String who, String key, Operation<?> operation, Supplier<String> modelled) {
        remember(new Step(desk.now(), who, operation));
        desk.tick(chain(who));
        AccountState before = desk.written(chain(who));
        Outcome outcome = desk.submit(operation);
        String answer = answer(outcome);
        require(answer, modelled.get(), "the answer");
        if (outcome instanceof Outcome.Committed committed) {
            entries.put(key, committed.entry());
        }
        boolean wrote = desk.written(chain(who)).seq() > before.seq();
        if (wrote) {
            repeats.add(new Repeat(who, operation, outcome));
        } else {
            require(desk.written(chain(who)), before, "a refusal's state");
        }
        check(who);
        return answer;
    }

    /** Repeats something that used up its key: the same answer, and nothing else. */
    void repeat(RandomGenerator random) {
        if (repeats.isEmpty()) {
            return;
        }
        Repeat repeat = repeats.get(random.nextInt(repeats.size()));
        remember(new Step(desk.now(), repeat.who(), repeat.operation()));
        desk.tick(chain(repeat.who()));
        AccountState before = desk.written(chain(repeat.who()));
        Outcome again = desk.submit(repeat.operation());
        switch (repeat.first()) {
            case Outcome.Committed first -> require(again, new Outcome.Replayed(first.entry()), "a replay");
            case Outcome.Replayed first -> require(again, first, "a replay");
            case Outcome.Refused first -> require(answer(again), first.refusal().code(), "a remembered refusal");
            case Outcome.RefusedBefore first ->
                require(answer(again), first.refusal().code(), "a remembered refusal");
        }
        require(desk.written(chain(repeat.who())), before, "a replay's state");
        check(repeat.who());
    }

    private void remember(Step step) {
        tail.add(step);
        if (tail.size() > TAIL) {
            tail.removeFirst();
        }
    }

    private void check(String who) {
        steps++;
        AccountState state = desk.state(chain(who));
        Purse purse = model.purse(who);
        long held = purse.holds.values().stream()
                .mapToLong(hold -> hold.points.size())
                .sum();
        long sent = purse.sent.values().stream().mapToLong(List::size).sum();
        long available = purse.available();
        Balance expected = new Balance(available, held, purse.points.size() - available, purse.owed, sent);
        require(Balances.of(state).get(WalletId.POINTS), expected, "the balance of " + who);
        Map<Long, Long> lots = new TreeMap<>();
        for (Lot lot : state.wallet(WalletId.POINTS).spendable().values()) {
            Instant at = lot.terms().expiresAt();
            lots.merge(at.equals(Instant.MAX) ? Pt.NEVER : at.toEpochMilli(), lot.remaining(), Long::sum);
        }
        require(lots, purse.byExpiry(), "the lots of " + who);
        if (steps % REFOLD_EVERY == 0) {
            refold(who);
        }
    }

    void refold(String who) {
        desk.verify(chain(who));
    }

    private static String answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Committed _, Outcome.Replayed _ -> Model.OK;
            case Outcome.Refused refused -> refused.refusal().code();
            case Outcome.RefusedBefore before -> before.refusal().code();
        };
    }

    private static void balanced(Entry entry) {
        long sum = entry.legs().stream().mapToLong(Leg::amount).sum();
        require(sum, 0L, "the sum of the legs");
        for (Balance balance : entry.after().values()) {
            long least = Math.min(
                    Math.min(balance.available(), balance.held()),
                    Math.min(Math.min(balance.pending(), balance.owed()), balance.inTransit()));
            require(least >= 0, true, "nothing is negative");
        }
    }

    private static void require(Object actual, Object expected, String what) {
        if (!actual.equals(expected)) {
            throw new AssertionError(what + " is " + actual + " and should be " + expected);
        }
    }

    /** Kept as it is; only a failure makes text of it. */
    private record Step(Instant at, String who, Operation<?> operation) {}

    private record Repeat(String who, Operation<?> operation, Outcome first) {}
}
