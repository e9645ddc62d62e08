package io.guerdon.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.correction.CorrectionOperations;
import io.guerdon.correction.ReverseEntry;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Desk;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Outcome;
import io.guerdon.program.PartnerCurrency;
import io.guerdon.program.PartnerCurrency.Direction;
import io.guerdon.unit.WalletId;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Anything in any order, against a model that knows the rates as numbers, and of the ledger nothing. What it says is refused is, with its code; the partners' own
 * books, the balance and what is owed are what it says after each step.
 */
class ConversionSimulationTest {
    private static final long SEED = Long.getLong("guerdon.seed", 20_261_129);
    private static final int STEPS = Integer.getInteger("guerdon.conversion.steps", 4_000);
    private static final Instant START = Instant.parse("2026-01-10T00:00:00Z");

    private final Random random = new Random(SEED);
    private final Desk desk = new Desk(START, entry -> {
        Map<WalletId, Long> sums = new HashMap<>();
        entry.legs().forEach(leg -> sums.merge(leg.unit(), leg.amount(), Long::sum));
        assertThat(sums.values()).allMatch(sum -> sum == 0);
    });
    private final Map<String, Model> models = new TreeMap<>();
    private final Map<String, Integer> seen = new TreeMap<>();
    private final Set<String> used = new HashSet<>();
    private int calls;

    /** A conversion as the model knows it; {@code paid} of what came in went to what was owed. */
    private record Known(String currency, Direction direction, long given, long points, YearMonth month, long paid) {}

    /** What one member has, and what the partners' own books have of it. */
    private static final class Model {
        private long available;
        private long owed;
        private final Map<String, Long> units = new TreeMap<>();
        private final Map<String, Long> months = new HashMap<>();
        private final Map<Entry, Known> done = new HashMap<>();
        private final List<Entry> order = new ArrayList<>();

        /** Least, most, step, and what is got for one; most of a month. */
        private static long[] rule(String currency, Direction direction) {
            return switch (currency + direction) {
                case "beansIN" -> new long[] {200, 10_000, 100, 40, Long.MAX_VALUE};
                case "beansOUT" -> new long[] {50, 1_000, 50, 100, Long.MAX_VALUE};
                case "milesIN" -> new long[] {3, 45, 3, 7, 60};
                default -> new long[] {20, 200, 10, 2, 300};
            };
        }

        String refusal(String currency, Direction direction, long given, YearMonth month) {
            long[] rule = rule(currency, direction);
            if (given % rule[2] != 0) {
                return "conversion-not-whole-steps";
            }
            if (given < rule[0] || given > rule[1]) {
                return "conversion-amount-not-allowed";
            }
            if (given + months.getOrDefault(currency + direction + month, 0L) > rule[4]) {
                return "conversion-limit-reached";
            }
            return direction == Direction.OUT && given > available ? "insufficient-points" : "";
        }

        void convert(Entry entry, String currency, Direction direction, long given, YearMonth month) {
            long[] rule = rule(currency, direction);
            long got = given / rule[2] * rule[3];
            long points = direction == Direction.IN ? got : given;
            long paid = direction == Direction.IN ? Math.min(owed, points) : 0;
            owed -= paid;
            available += direction == Direction.IN ? points - paid : -points;
            units.merge(currency, direction == Direction.IN ? -given : got, Long::sum);
            months.merge(currency + direction + month, given, Long::sum);
            done.put(entry, new Known(currency, direction, given, points, month, paid));
            order.add(entry);
        }

        void reverse(Entry entry) {
            Known known = java.util.Objects.requireNonNull(done.remove(entry));
            order.remove(entry);
            long[] rule = rule(known.currency(), known.direction());
            if (known.direction() == Direction.IN) {
                long wanted = known.points() - known.paid();
                long taken = Math.min(available, wanted);
                available -= taken;
                owed += known.paid() + wanted - taken;
            } else {
                available += known.points();
            }
            long got = known.given() / rule[2] * rule[3];
            units.merge(known.currency(), known.direction() == Direction.IN ? known.given() : -got, Long::sum);
            months.merge(known.currency() + known.direction() + known.month(), -known.given(), Long::sum);
        }
    }

    @Test
    void theLedgerDoesWhatTheModelSays() {
        for (int step = 0; step < STEPS; step++) {
            String who = random.nextBoolean() ? "ann" : "bob";
            Model model = models.computeIfAbsent(who, _ -> new Model());
            desk.advance(Duration.ofHours(random.nextInt(6)));
            if (random.nextInt(6) == 0 && !model.order.isEmpty()) {
                reverse(who, model, model.order.get(random.nextInt(model.order.size())));
            } else {
                convert(who, model, step);
            }
            compare(who, model, step);
        }
        models.keySet().forEach(who -> desk.verify(Coalition.chain(who)));
        assertThat(seen.keySet())
                .isEqualTo(Set.of(
                        "conversion-amount-not-allowed",
                        "conversion-limit-reached",
                        "conversion-not-whole-steps",
                        "conversion-reference-already-used",
                        "converted IN",
                        "converted OUT",
                        "insufficient-points",
                        "owed",
                        "reversed IN",
                        "reversed OUT"));
    }

    private void convert(String who, Model model, int step) {
        PartnerCurrency currency = random.nextInt(3) == 0 ? Coalition.MILES : Coalition.BEANS;
        Direction direction = Direction.values()[random.nextInt(2)];
        long[] rule = Model.rule(currency.id().value(), direction);
        long given = Math.max(1, rule[2] * random.nextInt(1, 25) + (random.nextInt(8) == 0 ? 1 : 0));
        YearMonth month = YearMonth.from(desk.now().atZone(ZoneId.of("Asia/Shanghai")));
        String reference = currency.id() + "-" + (random.nextInt(20) == 0 ? random.nextInt(step + 1) : step);
        String expected = used.contains(reference)
                ? "conversion-reference-already-used"
                : model.refusal(currency.id().value(), direction, given, month);

        Outcome outcome = submit(who, Coalition.command(currency, direction, given, reference));

        assertThat(Coalition.refusal(outcome))
                .as("seed %d step %d %s %s %d", SEED, step, currency.id(), direction, given)
                .isEqualTo(expected);
        seen.merge(expected.isEmpty() ? "converted " + direction : expected, 1, Integer::sum);
        if (outcome instanceof Outcome.Committed made) {
            used.add(reference);
            model.convert(made.entry(), currency.id().value(), direction, given, month);
        }
    }

    private Outcome submit(String who, ConvertPoints command) {
        ChainId chain = Coalition.chain(who);
        return desk.submit(new ConversionDecision(Coalition.PROGRAM, command, Coalition.call(chain, "k" + ++calls)));
    }

    private void reverse(String who, Model model, Entry entry) {
        Known known = java.util.Objects.requireNonNull(model.done.get(entry));
        Outcome outcome = desk.submit(CorrectionOperations.reverse(
                Coalition.PROGRAM,
                new ReverseEntry(entry.id(), "mistaken"),
                Coalition.call(Coalition.chain(who), "k" + ++calls)));
        assertThat(Coalition.refusal(outcome)).isEmpty();
        model.reverse(entry);
        seen.merge("reversed " + known.direction(), 1, Integer::sum);
    }

    private void compare(String who, Model model, int step) {
        AccountState state = desk.state(Coalition.chain(who));
        var wallet = state.wallet(WalletId.POINTS);
        assertThat(wallet.available() + "/" + wallet.owed())
                .as("seed %d step %d", SEED, step)
                .isEqualTo(model.available + "/" + model.owed);
        if (step % 20 == 0) {
            assertThat(units(who)).as("seed %d step %d", SEED, step).isEqualTo(model.units);
        }
        if (wallet.owed() > 0) {
            seen.merge("owed", 1, Integer::sum);
        }
    }

    /** What the partners' own books have, told from nothing but entries: a reversal mirrors what it names. */
    private Map<String, Long> units(String who) {
        Map<String, Long> units = new TreeMap<>();
        Map<String, PointsConverted> made = new HashMap<>();
        for (Entry entry : desk.history().byRef(Coalition.chain(who), Conversions.ALL)) {
            boolean isConversion = entry.draft().subject().orElseThrow() instanceof PointsConverted;
            PointsConverted of = isConversion
                    ? (PointsConverted) entry.draft().subject().orElseThrow()
                    : java.util.Objects.requireNonNull(
                            made.get(entry.draft().why().refs().getFirst()));
            made.put(entry.id().toString(), of);
            long signed = of.direction() == Direction.IN ? -of.units() : of.units();
            units.merge(of.currency().value(), isConversion ? signed : -signed, Long::sum);
        }
        return units;
    }
}
