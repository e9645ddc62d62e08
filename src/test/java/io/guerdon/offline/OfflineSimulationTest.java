package io.guerdon.offline;

import static io.guerdon.offline.OfflineShop.CHAIN;
import static io.guerdon.offline.OfflineShop.ID;
import static io.guerdon.offline.OfflineShop.START;
import static io.guerdon.offline.OfflineShop.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Verification;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.OwedPolicy;
import io.guerdon.unit.Money;
import io.guerdon.unit.Points;
import io.guerdon.unit.WalletId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The same tickets in any order, any number of times, by several processes, some of which stop half way: what is left is the same,
 * and is what plain sums say.
 */
class OfflineSimulationTest {
    private static final long SEED = Long.getLong("guerdon.seed", 20_261_128);
    private static final int ROUNDS = Integer.getInteger("guerdon.rounds", 12);
    private static final int ORDERS = 4;
    private static final List<String> MEMBERS = List.of("mem_a", "mem_b", "mem_c", "mem_d");

    private final Device device = new Device(DemoProgram.ID, ID);
    private final Device stranger = new Device(DemoProgram.ID, ID);

    /** What a till signed, what others made of it, and what members had. */
    private record Day(List<Ticket> signed, List<Ticket> forged, Map<String, Long> had) {
        long signedFor(String member) {
            return signed.stream()
                    .filter(ticket -> ticket.member().equals(member))
                    .mapToLong(ticket -> ticket.sale().points().value())
                    .sum();
        }

        long total() {
            return MEMBERS.stream().mapToLong(this::signedFor).sum();
        }
    }

    @Test
    void anyOrderEndsInTheSame() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(SEED + round);
            Day day = day(random);
            Set<String> ends = new HashSet<>();
            for (int order = 0; order < ORDERS; order++) {
                ends.add(end(day, new Random(SEED + 1_000 * round + order)));
            }
            assertThat(ends).as("seed %d round %d", SEED, round).hasSize(1);
        }
    }

    @Test
    void severalProcessesAtOnceEndInTheSame() throws Exception {
        for (int round = 0; round < ROUNDS / 3; round++) {
            Day day = day(new Random(SEED + round));
            String one = end(day, new Random(SEED));
            assertThat(atOnce(day)).as("seed %d round %d", SEED, round).isEqualTo(one);
        }
    }

    /** A till that signs more than it may, by a fault: in whatever order, never more than the total is given. */
    @Test
    void aTillThatOverspendsNeverPassesTheTotal() {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(SEED + round);
            try (OfflineShop shop = new OfflineShop(OwedPolicy.OWE)) {
                AllowanceId allowance = shop.opened(device);
                List<Integer> counters =
                        new ArrayList<>(IntStream.rangeClosed(1, 30).boxed().toList());
                Collections.shuffle(counters, random);
                long taken = 0;
                for (int counter : counters) {
                    long points = 1 + (counter * 37L) % OfflineShop.MOST;
                    if (refusal(shop.settle(device.sign(allowance, counter, "mem_a", points, START)))
                            .isEmpty()) {
                        taken += points;
                    }
                }
                AllowanceUse use = shop.use(allowance);
                assertThat(use.used()).isEqualTo(taken).isLessThanOrEqualTo(OfflineShop.TOTAL);
                assertThat(use.used() + use.left()).isEqualTo(OfflineShop.TOTAL);
                assertThat(shop.owed(OfflineShop.member("mem_a"))).isEqualTo(taken);
            }
        }
    }

    private Day day(Random random) {
        AllowanceId allowance = new AllowanceId(ID, 2);
        List<Ticket> signed = new ArrayList<>();
        List<Ticket> forged = new ArrayList<>();
        long left = OfflineShop.TOTAL;
        for (int counter = 1; counter <= 25 && left > 0; counter++) {
            if (random.nextInt(6) == 0) {
                continue;
            }
            long points = random.nextLong(1, Math.min(OfflineShop.MOST / 4, left) + 1);
            left -= points;
            String member = MEMBERS.get(random.nextInt(MEMBERS.size()));
            Ticket ticket = device.sign(
                    allowance, counter, member, points, START.plus(Duration.ofMinutes(random.nextInt(1_440))));
            signed.add(ticket);
            forged.add(forged(random, ticket));
        }
        Map<String, Long> had = new LinkedHashMap<>();
        MEMBERS.forEach(member -> had.put(member, random.nextLong(1, 400)));
        return new Day(signed, forged, had);
    }

    /** Altered, signed by a stranger, or for a sale the allowance does not cover; none is ever settled, in any order. */
    private Ticket forged(Random random, Ticket ticket) {
        Ticket.Sale sale = ticket.sale();
        long more = sale.points().value() + 1;
        Ticket.Sale altered = new Ticket.Sale(new Points(more), new Money(more, "CNY"), sale.receipt(), sale.at());
        return switch (random.nextInt(3)) {
            case 0 -> new Ticket(ticket.serial(), ticket.member(), altered, ticket.signature());
            case 1 -> stranger.sign(new Ticket(ticket.serial(), ticket.member(), altered, ""));
            default ->
                device.sign(
                        ticket.serial().allowance(),
                        1_000 + ticket.serial().counter(),
                        ticket.member(),
                        1,
                        START.minusSeconds(1));
        };
    }

    private OfflineShop opened(Day day) {
        OfflineShop shop = new OfflineShop(OwedPolicy.OWE);
        assertThat(shop.opened(device)).isEqualTo(new AllowanceId(ID, 2));
        day.had().forEach((member, points) -> shop.give(OfflineShop.member(member), points));
        return shop;
    }

    private String end(Day day, Random random) {
        try (OfflineShop one = opened(day);
                OfflineShop two = one.another("w2");
                OfflineShop three = one.another("w3")) {
            List<OfflineShop> processes = List.of(one, two, three);
            List<Ticket> all = new ArrayList<>();
            for (int times = random.nextInt(1, 4); times > 0; times--) {
                all.addAll(day.signed());
                all.addAll(day.forged());
            }
            Collections.shuffle(all, random);
            for (Ticket ticket : all) {
                OfflineShop process = processes.get(random.nextInt(processes.size()));
                boolean known = day.signed().contains(ticket);
                if (known && random.nextInt(5) == 0) {
                    process.settleAndCrash(ticket);
                } else {
                    assertThat(refusal(process.settle(ticket)).isEmpty())
                            .as("%s", ticket)
                            .isEqualTo(known);
                }
                if (random.nextInt(10) == 0) {
                    processes.get(random.nextInt(processes.size())).dueWork.beat(one.clock.instant());
                }
            }
            return end(one, day);
        }
    }

    private String atOnce(Day day) throws Exception {
        try (OfflineShop one = opened(day);
                OfflineShop two = one.another("w2");
                OfflineShop three = one.another("w3");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> tills = new ArrayList<>();
            for (OfflineShop process : List.of(one, two, three)) {
                List<Ticket> all = new ArrayList<>(day.signed());
                all.addAll(day.forged());
                Collections.shuffle(all, new Random(SEED + tills.size()));
                tills.add(() -> all.stream()
                        .allMatch(ticket -> refusal(process.settle(ticket)).isEmpty()
                                == day.signed().contains(ticket)));
            }
            for (var till : threads.invokeAll(tills)) {
                assertThat(till.get()).isTrue();
            }
            return end(one, day);
        }
    }

    /** What is left, held against plain sums. */
    private String end(OfflineShop shop, Day day) {
        shop.dueWork.beat(shop.clock.instant());
        AllowanceUse use = shop.use(new AllowanceId(ID, 2));
        assertThat(use.used()).isEqualTo(day.total());
        assertThat(use.used() + use.left()).isEqualTo(OfflineShop.TOTAL);
        assertThat(use.tickets().underWay()).isZero();
        assertThat(use.tickets().counters()).hasSize(day.signed().size());
        StringBuilder end =
                new StringBuilder().append(use.used()).append(use.tickets().missing());
        long accepted = 0;
        for (String member : MEMBERS) {
            ChainId chain = OfflineShop.member(member);
            long difference = day.had().get(member) - day.signedFor(member);
            assertThat(shop.available(chain)).isEqualTo(Math.max(0, difference));
            assertThat(shop.owed(chain)).isEqualTo(Math.max(0, -difference));
            end.append(member).append(shop.state(chain).wallet(WalletId.POINTS));
            for (Entry entry : shop.stores.stores().journal().after(chain, 0, 1_000)) {
                accepted += entry.legs().stream()
                        .filter(leg -> leg.book().isAcceptor())
                        .mapToLong(leg -> leg.amount())
                        .sum();
            }
        }
        assertThat(accepted).isEqualTo(day.total());
        assertThat(shop.stores.stores().journal().after(CHAIN, 0, 1_000).stream()
                        .filter(entry -> entry.kind() == EntryKind.TICKET))
                .hasSize(day.signed().size());
        Verification verification = new Verification(
                shop.stores.stores().journal(), shop.stores.stores().snapshots(), shop.stores.accounts());
        assertThat(verification.run(_ -> {}).faults()).isEmpty();
        return end.toString();
    }
}
