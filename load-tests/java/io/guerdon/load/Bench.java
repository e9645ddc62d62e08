package io.guerdon.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Measures a running service, case by case. */
final class Bench {
    private static final int BATCH = 5_000;
    private static final int BATCH_CONNECTIONS = 4;
    private static final long FEW_MEMBERS = 10_000;
    private static final long MANY_MEMBERS = 1_000_000;
    private static final long MANY_ENTRIES = 5_000_000 - MANY_MEMBERS;
    private static final Duration SOME_TIME = Duration.ofSeconds(2);
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Service service;
    private final Plan plan;
    private final Keys keys;
    private final Acknowledgements acknowledgements;
    private final AtomicLong numbers = new AtomicLong(1);
    private @Nullable Street street;

    Bench(Service service, Plan plan, Keys keys, Acknowledgements acknowledgements) {
        this.service = service;
        this.plan = plan;
        this.keys = keys;
        this.acknowledgements = acknowledgements;
    }

    /** Every case that is wanted. */
    void measure(Results results) throws IOException {
        results.put(Measure.ENROL, enrol(0, plan.members));
        results.put(Measure.BARE, rates(anyMember(plan.members)::echo));
        for (Plan.Case wanted : plan.cases) {
            measure(wanted, results);
        }
    }

    private void measure(Plan.Case wanted, Results results) throws IOException {
        switch (wanted) {
            case EARN -> results.put(Measure.EARN, earns(plan.members));
            case BALANCE -> results.put(Measure.BALANCE, rates(anyMember(plan.members)::balance));
            case BATCH -> results.put(Measure.BATCH, batches());
            case HOT -> hot(results);
            case OPEN -> open(results);
            case FLOOD -> flood(results);
            case QUOTE -> results.put(Measure.QUOTE, rates(anyMember(plan.members)::quote));
            case STORED -> stored(results);
            case DUE -> new Instalments(this, service, plan).measure(results, anyMember(plan.members)::purchase);
            case LAPSES -> new Lapses(this, service, plan).measure(results, anyMember(plan.members)::purchase);
            case RULES -> rules(results);
            case BACKTEST -> new Backtests(this, service, plan).measure(results);
            case PARTNERS -> new Partners(street(), plan).measure(results);
            case LAG -> new Lag(street(), plan).measure(results);
            case FEED -> new Pull(this, street(), plan).measure(results);
            case RAW, RESTART -> {}
        }
    }

    /** The same load on a small shop and on a large one. */
    void scale(Results results) throws IOException {
        results.put(Measure.ENROL, enrol(0, FEW_MEMBERS));
        results.put(Measure.FEW, earns(FEW_MEMBERS));
        enrol(FEW_MEMBERS, MANY_MEMBERS);
        Calls calls = anyMember(MANY_MEMBERS);
        long filled = numbers.getAndAdd(MANY_ENTRIES);
        new Batches(service.url(), "demo-till", acknowledgements)
                .all(filled, filled + MANY_ENTRIES, BATCH, calls::batchLine);
        results.put(Measure.MANY, earns(MANY_MEMBERS));
    }

    /** Enrols the members from one number up to another; answers how many a second. */
    double enrol(long from, long to) throws IOException {
        return enrol("demo-operator", from, to);
    }

    /** The same in the program of a key. */
    double enrol(String key, long from, long to) throws IOException {
        return new Batches(service.url(), key, acknowledgements)
                .all(
                        from,
                        to,
                        BATCH,
                        member -> "{\"key\":\"enrol-" + keys.card(member)
                                + "\",\"op\":\"enrol\",\"body\":{\"identifiers\":[{\"type\":\"card\",\"value\":\""
                                + keys.card(member) + "\"}]}}");
    }

    /** Earns for the first so many members. */
    double[] earns(long members) throws IOException {
        return rates(anyMember(members)::purchase);
    }

    private double[] batches() throws IOException {
        Batches batches = new Batches(service.url(), "demo-till", acknowledgements);
        Calls calls = anyMember(plan.members);
        batches.round(BATCH_CONNECTIONS, BATCH, plan.warmth(), numbers, calls::batchLine);
        double[] rates = new double[plan.rounds];
        for (int round = 0; round < rates.length; round++) {
            rates[round] = batches.round(BATCH_CONNECTIONS, BATCH, plan.round(), numbers, calls::batchLine);
        }
        return rates;
    }

    /** All connections earn for one member; every answer must be a success. */
    private void hot(Results results) throws IOException {
        List<Round> rounds = rounds(new Calls(host(), keys, _ -> 0)::purchase, Pace::flatOut);
        results.put(Measure.HOT, each(rounds, Round::perSecond));
        results.put(Measure.HOT_REFUSED, each(rounds, Round::failures));
    }

    /** Half the peak, where it is known. */
    double openRate(Results results) {
        return results.has(Measure.EARN) ? results.median(Measure.EARN) / 2 : plan.rate;
    }

    /** Independent arrivals at half the rate that was the peak. */
    private void open(Results results) throws IOException {
        double rate = openRate(results);
        List<Round> rounds = rounds(anyMember(plan.members)::purchase, () -> Pace.arrivals(rate, numbers.get()));
        results.put(Measure.OPEN_P50, each(rounds, round -> round.millisAt(0.5)));
        results.put(Measure.OPEN_P99, each(rounds, round -> round.millisAt(0.99)));
        List<Round> bare = rounds(anyMember(plan.members)::echo, () -> Pace.arrivals(rate, numbers.get()));
        results.put(Measure.OPEN_BARE_P99, each(bare, round -> round.millisAt(0.99)));
    }

    /** Whoever pays has been topped up before. */
    private void stored(Results results) throws IOException {
        StoredValue.publish(new Revisions(service));
        each(plan.members, calls -> calls::topUp);
        Calls calls = anyMember(plan.members);
        List<double[]> rates = inTurn(List.of(calls::purchase, calls::topUp, calls::payment));
        results.put(Measure.STORED_EARN, rates.get(0));
        results.put(Measure.TOP_UP, rates.get(1));
        results.put(Measure.PAYMENT, rates.get(2));
    }

    /** A round of one after a round of the other, so that what grows meanwhile, and what else goes on at the machine, meets all alike. */
    private List<double[]> inTurn(List<Requests> kinds) throws IOException {
        for (Requests kind : kinds) {
            flatOut(kind, plan.warmth());
        }
        List<double[]> rates = kinds.stream().map(_ -> new double[plan.rounds]).toList();
        for (int round = 0; round < plan.rounds; round++) {
            for (int kind = 0; kind < kinds.size(); kind++) {
                rates.get(kind)[round] = flatOut(kinds.get(kind), plan.round()).perSecond();
            }
        }
        return rates;
    }

    /** The same purchases under more and more rules; whatever is measured after it has none again. */
    private void rules(Results results) throws IOException {
        Rules rules = new Rules(service);
        results.put(Measure.NO_RULES, earns(plan.members));
        rules.publish(50);
        results.put(Measure.FIFTY_RULES, earns(plan.members));
        rules.publish(500);
        results.put(Measure.FIVE_HUNDRED_RULES, earns(plan.members));
        rules.publish(0);
    }

    /** Far more at once than the service lets in; it has to refuse the others and live. */
    private void flood(Results results) throws IOException {
        List<Round> rounds = rounds(anyMember(plan.members)::purchase, Pace::flatOut, plan.flood());
        results.put(Measure.FLOOD, each(rounds, Round::perSecond));
        results.put(Measure.FLOOD_REFUSED, each(rounds, Round::refusedPerSecond));
        if (rounds.stream().anyMatch(round -> round.faults() > 0)) {
            throw new IOException("in a flood everybody is answered or told to come again");
        }
    }

    /** One request about each of the first members, all of which must succeed; nothing but balances is asked until the time is over. */
    void each(long members, Function<Calls, Requests> kind) throws IOException {
        long first = numbers.get();
        Calls calls = new Calls(host(), keys, number -> (number - first) % members);
        Requests wanted = kind.apply(calls);
        Requests once = number -> number - first < members ? wanted.request(number) : calls.balance(number);
        try (HttpLoad load = HttpLoad.open(service.address(), plan.connections, numbers, acknowledgements)) {
            while (numbers.get() - first < members) {
                if (load.run(once, Pace.flatOut(), SOME_TIME).failures() > 0) {
                    throw new IOException("a request that is needed for what is measured did not succeed");
                }
            }
        }
    }

    /** The merchants are there from the first case on that needs them. */
    private Street street() throws IOException {
        if (street == null) {
            street = Street.open(this, service);
        }
        return street;
    }

    Acknowledgements acknowledgements() {
        return acknowledgements;
    }

    /** Purchases spread over many merchants. */
    Requests spread() {
        Calls calls = anyMember(plan.members);
        return number -> calls.purchase(number, Street.merchant(number));
    }

    /** So many purchases at one merchant through the batch API. */
    void batch(long count, String merchant) throws IOException {
        Calls calls = anyMember(plan.members);
        long first = numbers.getAndAdd(count);
        new Batches(service.url(), "demo-till", acknowledgements)
                .all(first, first + count, BATCH, number -> calls.batchLine(number, merchant));
    }

    /** As fast as answers come, for so long. */
    Round flatOut(Requests requests, Duration length) throws IOException {
        try (HttpLoad load = HttpLoad.open(service.address(), plan.connections, numbers, acknowledgements)) {
            return load.run(requests, Pace.flatOut(), length);
        }
    }

    /** Independent arrivals for so long. */
    Round open(Requests requests, double rate, Duration length) throws IOException {
        try (HttpLoad load = HttpLoad.open(service.address(), plan.connections, numbers, acknowledgements)) {
            return load.run(requests, Pace.arrivals(rate, numbers.get()), length);
        }
    }

    private double[] rates(Requests requests) throws IOException {
        return each(rounds(requests, Pace::flatOut), Round::perSecond);
    }

    private static double[] each(List<Round> rounds, ToDoubleFunction<Round> what) {
        return rounds.stream().mapToDouble(what).toArray();
    }

    /** A pace counts from the start of its round, so each has its own. */
    private List<Round> rounds(Requests requests, Supplier<Pace> pace) throws IOException {
        return rounds(requests, pace, plan.connections);
    }

    private List<Round> rounds(Requests requests, Supplier<Pace> pace, int connections) throws IOException {
        try (HttpLoad load = HttpLoad.open(service.address(), connections, numbers, acknowledgements)) {
            load.run(requests, Pace.flatOut(), plan.warmth());
            List<Round> rounds = new ArrayList<>();
            for (int round = 0; round < plan.rounds; round++) {
                rounds.add(load.run(requests, pace.get(), plan.round()));
            }
            return rounds;
        }
    }

    /** Members in no order, all equally often. */
    private Calls anyMember(long members) {
        return new Calls(host(), keys, number -> Long.remainderUnsigned(Long.reverse(number * SPREAD), members));
    }

    private String host() {
        return "127.0.0.1:" + service.address().getPort();
    }
}
