package io.guerdon.settlement;

import io.guerdon.ledger.Entry;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Proves closed periods: counts each again from the partners' events, one by one, and holds against those what the entries of the journal say. It
 * keeps one tally per partner and closed period in memory.
 */
public final class SettlementCheck {
    private static final int MOST_FAULTS = 100;

    private final Settlements.Stores stores;

    /** Checks what is in stores. */
    public SettlementCheck(Settlements.Stores stores) {
        this.stores = stores;
    }

    /**
     * Something that does not add up.
     *
     * @param program whose
     * @param period which closed period
     * @param partner whose statement; the house's where it is everybody's
     * @param what is wrong
     */
    public record Fault(ProgramId program, String period, MerchantId partner, String what) {}

    /** Begins a check of what is closed by now; it has to see every entry of the journal. */
    public Recount begin() {
        Map<ProgramId, List<Settlement>> closed =
                stores.settlements().programs().stream().collect(Collectors.toMap(Function.identity(), this::closed));
        return new Recount(closed);
    }

    private List<Settlement> closed(ProgramId program) {
        return Stream.iterate(
                        stores.settlements().numbered(program, 1),
                        Optional::isPresent,
                        one -> stores.settlements()
                                .numbered(program, one.orElseThrow().number() + 1))
                .flatMap(Optional::stream)
                .toList();
    }

    /** A check that is running. */
    public final class Recount {
        private final Map<ProgramId, List<Settlement>> closed;
        private final JournalCount entries;
        private final List<Fault> faults = new ArrayList<>();

        private Recount(Map<ProgramId, List<Settlement>> closed) {
            this.closed = closed;
            this.entries = new JournalCount(closed);
        }

        /** An entry of the journal that is sound in itself. */
        public void saw(Entry entry) {
            entries.add(entry);
        }

        /** What is wrong, at most 100 faults, once every entry was seen. */
        public List<Fault> end() {
            closed.values().forEach(this::check);
            return List.copyOf(faults);
        }

        private void check(List<Settlement> settlements) {
            Settlement before = settlements.getFirst();
            for (Settlement settlement : settlements) {
                checkTogether(before, settlement);
                before = settlement;
            }
            before.positions().forEach(position -> checkPartner(settlements, position.partner()));
        }

        private void checkTogether(Settlement before, Settlement settlement) {
            if (settlement.number() > 1
                    && !settlement.period().begin().equals(before.period().end())) {
                found(settlement, MerchantId.HOUSE, "it does not begin where the period before ended");
            }
            BigInteger sum = Clearing.sum(settlement.positions());
            if (sum.signum() != 0) {
                found(settlement, MerchantId.HOUSE, "positions come to " + sum + " millionths in sum");
            }
            List<Position> settled =
                    Clearing.settle(settlement.positions(), settlement.number() > 1 ? before.positions() : List.of());
            if (!settled.equals(settlement.positions())) {
                found(
                        settlement,
                        MerchantId.HOUSE,
                        "what was settled is not what positions round to, or not what was left of packs was used");
            }
        }

        private void checkPartner(List<Settlement> settlements, MerchantId partner) {
            StreamCount events = StreamCount.of(stores.partners(), settlements, partner);
            events.fault().ifPresent(fault -> found(settlements.getFirst(), partner, fault));
            for (int place = 0; place < settlements.size(); place++) {
                Settlement settlement = settlements.get(place);
                var said = settlement.position(partner).totals();
                if (!events.counted(place).equals(said)) {
                    found(settlement, partner, "its events come to something else than it says");
                }
                var recorded = entries.recorded(settlement, partner);
                if (!events.recorded(place).equals(recorded)) {
                    found(settlement, partner, "entries recorded in it come to something else than its events");
                }
            }
        }

        private void found(Settlement settlement, MerchantId partner, String what) {
            if (faults.size() < MOST_FAULTS) {
                faults.add(new Fault(settlement.program(), settlement.period().name(), partner, what));
            }
        }
    }
}
