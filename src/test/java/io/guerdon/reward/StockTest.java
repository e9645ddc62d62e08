package io.guerdon.reward;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.correction.AdjustBalance;
import io.guerdon.correction.Adjustments;
import io.guerdon.earning.Till;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Claims;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.TestClock;
import io.guerdon.program.Catalogue;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.Program;
import io.guerdon.program.Reward;
import io.guerdon.stock.Stocks;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.RewardId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A limited stock, sold by several processes that come and go: never one too many, and in the end all of it. */
class StockTest {
    private static final RewardId MUG = new RewardId("mug");
    private static final Till HOUSE = new Till(MerchantId.HOUSE, "", "");

    private final TestClock clock = new TestClock(Instant.parse("2026-11-22T02:00:00Z"));
    private final InMemoryLedger one = new InMemoryLedger(clock);
    private final InMemoryLedger other = new InMemoryLedger(one.stores(), "w2", clock);
    private final AtomicInteger keys = new AtomicInteger();

    @AfterEach
    void stop() {
        one.close();
        other.close();
    }

    @Test
    void severalProcessesSellAllOfItAndNotOneMore() throws InterruptedException, ExecutionException {
        Program program = program(50);
        List<Rewards> processes = List.of(rewards(one), rewards(other));
        List<Callable<Outcome>> wishes = new ArrayList<>();
        for (int number = 0; number < 128; number++) {
            ChainId member = member(number, 10);
            Rewards process = processes.get(number % 2);
            wishes.add(() -> process.claim(program, new ClaimReward(MUG, HOUSE), call(member)));
        }

        assertThat(places(all(wishes))).hasSize(50).allMatch(place -> place >= 1 && place <= 50);
    }

    @Test
    void whatARefusedRequestDidNotTakeIsSold() {
        Program program = program(3);
        Rewards rewards = rewards(one);
        for (int number = 0; number < 10; number++) {
            Outcome poor = rewards.claim(program, new ClaimReward(MUG, HOUSE), call(member(number, 9)));
            assertThat(poor).isInstanceOf(Outcome.Refused.class);
        }

        assertThat(sellOut(rewards(other), program, 10)).containsExactlyInAnyOrder(1L, 2L, 3L);
    }

    @Test
    void whatADeadProcessHadInHandIsSold() {
        Program program = program(4);
        Claims claims = one.stores().claims();
        ChainId dead = member(0, 10);
        claims.take(List.of(mark("reward-trace", 1, dead), mark("reward", 1, dead), mark("reward-trace", 2, dead)));

        assertThat(sellOut(rewards(one), program, 10)).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
    }

    @Test
    void aRequestThatComesBackAfterItsProcessDiedIsServedOnce() {
        Program program = program(2);
        ChainId member = member(0, 100);
        Call call = call(member);
        Claims claims = one.stores().claims();
        claims.take(List.of(
                new Claims.Holder("reward-trace:demo:mug:1", member, call.key()),
                new Claims.Holder("reward:demo:mug:1", member, call.key())));

        Outcome first = rewards(one).claim(program, new ClaimReward(MUG, HOUSE), call);
        Outcome again = rewards(other).claim(program, new ClaimReward(MUG, HOUSE), call);

        assertThat(first).isInstanceOf(Outcome.Committed.class);
        assertThat(again).isInstanceOf(Outcome.Replayed.class);
        assertThat(sellOut(rewards(other), program, 10)).hasSize(1);
    }

    @Test
    void aCancelledPlaceIsSoldAgainByWhicheverProcess() {
        Program program = program(300);
        List<ChainId> members = new ArrayList<>();
        List<Entry> sold = new ArrayList<>();
        Rewards rewards = rewards(one);
        for (int number = 0; number < 300; number++) {
            members.add(member(number, 10));
            sold.add(committed(rewards.claim(program, new ClaimReward(MUG, HOUSE), call(members.get(number)))));
        }
        for (int number : List.of(7, 250)) {
            RewardClaimId claim = changed(sold.get(number)).claim();
            rewards.finish(program, new FinishClaim.CancelClaim(MUG, claim, "broken"), call(members.get(number)));
        }

        assertThat(sellOut(rewards(other), program, 5)).containsExactlyInAnyOrder(8L, 251L);
        assertThat(one.stores().claims().beginning("reward-trace:", 10)).isEmpty();
    }

    /** Whoever buys may give back; however they race, nobody has what somebody else has. */
    @Test
    void buyingAndGivingBackInARaceEndsWithTheStock() throws InterruptedException, ExecutionException {
        Program program = program(10);
        List<Rewards> processes = List.of(rewards(one), rewards(other));
        List<Callable<Outcome>> lives = new ArrayList<>();
        for (int number = 0; number < 32; number++) {
            ChainId member = member(number, 1_000);
            lives.add(() -> live(processes, program, member));
        }
        Set<Long> kept = places(all(lives));

        Set<Long> rest = sellOut(rewards(one), program, 100);
        assertThat(rest).noneMatch(kept::contains);
        assertThat(kept.size() + rest.size()).isEqualTo(10);
    }

    /** Buys and gives back for a while; what it answers last is not given back. */
    private Outcome live(List<Rewards> processes, Program program, ChainId member) {
        Random random = new Random(member.hashCode());
        Outcome last = claim(processes, random, program, member);
        for (int round = 0; round < 10; round++) {
            if (last instanceof Outcome.Committed bought) {
                Rewards process = processes.get(random.nextInt(2));
                RewardClaimId claim = changed(bought.entry()).claim();
                process.finish(program, new FinishClaim.CancelClaim(MUG, claim, "no"), call(member));
            }
            last = claim(processes, random, program, member);
        }
        return last;
    }

    private Outcome claim(List<Rewards> processes, Random random, Program program, ChainId member) {
        return processes.get(random.nextInt(2)).claim(program, new ClaimReward(MUG, HOUSE), call(member));
    }

    private Set<Long> sellOut(Rewards rewards, Program program, int attempts) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int attempt = 0; attempt < attempts; attempt++) {
            outcomes.add(rewards.claim(program, new ClaimReward(MUG, HOUSE), call(member(1_000 + attempt, 10))));
        }
        return places(outcomes);
    }

    private static List<Outcome> all(List<Callable<Outcome>> work) throws InterruptedException, ExecutionException {
        List<Outcome> outcomes = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(work.size())) {
            for (var done : threads.invokeAll(work)) {
                outcomes.add(done.get());
            }
        }
        return outcomes;
    }

    /** The places of those that were served, each once; everybody else found the stock empty. */
    private static Set<Long> places(List<Outcome> outcomes) {
        Set<Long> places = new HashSet<>();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Refused refused) {
                assertThat(refused.refusal().code()).isEqualTo("reward-out-of-stock");
            } else {
                assertThat(places.add(changed(committed(outcome)).place())).isTrue();
            }
        }
        return places;
    }

    private static Entry committed(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Committed.class);
        return ((Outcome.Committed) outcome).entry();
    }

    private static RewardClaimChanged changed(Entry entry) {
        return (RewardClaimChanged) entry.draft().subject().orElseThrow();
    }

    private Claims.Holder mark(String what, int number, ChainId chain) {
        return new Claims.Holder(what + ":demo:mug:" + number, chain, new EntryKey("dead"));
    }

    private Rewards rewards(InMemoryLedger process) {
        InMemoryLedger.Stores stores = process.stores();
        Stocks stocks = new Stocks(process.ledger(), stores.claims(), stores.journal(), clock);
        return new Rewards(process.ledger(), process.accounts(), stores.journal(), stocks);
    }

    private ChainId member(int number, long points) {
        ChainId chain = new ChainId(DemoProgram.ID, new MemberId("mem_" + number));
        new Adjustments(one.ledger())
                .adjust(program(0), new AdjustBalance(WalletId.POINTS, points, "gift"), call(chain));
        return chain;
    }

    private Call call(ChainId chain) {
        return new Call(chain, new EntryKey("k" + keys.incrementAndGet()), Actor.ENGINE);
    }

    private static Program program(long stock) {
        Program demo = DemoProgram.program();
        Reward mug = new Reward(
                MUG,
                new Reward.Cost(WalletId.POINTS, 10),
                Optional.empty(),
                Optional.empty(),
                Optional.of(stock),
                new TreeMap<>());
        Catalogue catalogue = new Catalogue(List.of(), List.of(), List.of(), List.of(mug), List.of(), Optional.empty());
        return new Program(demo.id(), demo.revision(), demo.place(), demo.policies(), demo.merchants(), catalogue);
    }
}
