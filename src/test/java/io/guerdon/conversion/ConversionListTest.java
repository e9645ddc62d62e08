package io.guerdon.conversion;

import static io.guerdon.conversion.Coalition.BEANS;
import static io.guerdon.conversion.Coalition.PROGRAM;
import static io.guerdon.conversion.Coalition.call;
import static io.guerdon.conversion.Coalition.chain;
import static io.guerdon.conversion.Coalition.command;
import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.budget.Hands;
import io.guerdon.conversion.Conversions.Standing;
import io.guerdon.correction.Reversals;
import io.guerdon.correction.ReverseEntry;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.History;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.TestClock;
import io.guerdon.program.PartnerCurrency.Direction;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A member's conversions are listed a part at a time, and a part costs what is in it, however many there are. */
class ConversionListTest {
    private static final ChainId ANN = chain("ann");

    private final TestClock clock = new TestClock(Instant.parse("2026-11-10T00:00:00Z"));
    private final InMemoryLedger ledger = new InMemoryLedger(clock);
    private final List<Entry> read = new ArrayList<>();
    private final Conversions conversions = new Conversions(ledger.ledger(), ledger.accounts(), watched());

    @AfterEach
    void close() {
        ledger.close();
    }

    private History watched() {
        return (History) Proxy.newProxyInstance(
                History.class.getClassLoader(), new Class<?>[] {History.class}, (_, method, arguments) -> {
                    Object answer = method.invoke(ledger.stores().journal(), arguments);
                    if (answer instanceof Collection<?> entries) {
                        entries.forEach(entry -> read.add((Entry) entry));
                    }
                    return answer;
                });
    }

    private Entry convert(int number) {
        Outcome outcome =
                conversions.convert(PROGRAM, command(BEANS, Direction.IN, 200, "T-" + number), call(ANN, "k" + number));
        return ((Outcome.Committed) outcome).entry();
    }

    private Entry reverse(Entry entry) {
        Outcome outcome = new Reversals(ledger.ledger(), Hands.budgets())
                .reverse(PROGRAM, new ReverseEntry(entry.id(), "mistaken"), call(ANN, "reverse-" + entry.seq()));
        return ((Outcome.Committed) outcome).entry();
    }

    @Test
    void everyPartHasWhatComesBeforeTheLastAndWhatReversedIt() {
        List<Entry> made = new ArrayList<>();
        List<Entry> reversals = new ArrayList<>();
        for (int number = 0; number < 40; number++) {
            made.add(convert(number));
            if (number % 4 == 3) {
                reversals.add(reverse(made.get(number - 2)));
            }
        }

        List<Standing> all = new ArrayList<>();
        long before = Long.MAX_VALUE;
        List<Standing> part = conversions.before(ANN, before, 7);
        while (!part.isEmpty()) {
            assertThat(part).hasSizeLessThanOrEqualTo(7);
            assertThat(read).hasSizeLessThanOrEqualTo(2 * 7 + 7);
            read.clear();
            all.addAll(part);
            before = part.getLast().entry().seq();
            part = conversions.before(ANN, before, 7);
        }

        assertThat(all).extracting(Standing::entry).isEqualTo(made.reversed());
        assertThat(all.reversed().stream().flatMap(one -> one.reversal().stream()))
                .isEqualTo(reversals);
        assertThat(all.get(38).reversal()).contains(reversals.getFirst());
    }

    @Test
    void whatOneWithNoConversionsHasIsNothing() {
        assertThat(conversions.before(ANN, Long.MAX_VALUE, 7)).isEmpty();
    }
}
