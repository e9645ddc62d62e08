package io.guerdon.settlement;

import io.guerdon.ledger.ProgramTime;
import io.guerdon.program.Revisions;
import io.guerdon.publishing.PartnerId;
import io.guerdon.settlement.Counting.Reach;
import io.guerdon.settlement.OpenPeriods.Open;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads statements: of closed periods as they were closed, of open ones as they are so far. */
public final class PartnerStatements {
    private final Settlements.Stores stores;
    private final ProgramTime time;

    /** Reads from stores. */
    public PartnerStatements(Settlements.Stores stores, ProgramTime time) {
        this.stores = stores;
        this.time = time;
    }

    /** A closed period. */
    public Optional<Settlement> settlement(ProgramId program, String period) {
        return stores.settlements().of(program, period);
    }

    /** Closed periods from the one with a number back, at most so many; one is read at a time. */
    public Stream<Settlement> settlements(ProgramId program, int from, int limit) {
        int last = Math.min(
                from,
                stores.settlements().latest(program).map(Settlement::number).orElse(0));
        return Stream.iterate(last, number -> number > 0, number -> number - 1)
                .limit(limit)
                .flatMap(number -> stores.settlements().numbered(program, number).stream());
    }

    /** What a closed period came to for everybody. */
    public List<PartnerStatement> statements(Settlement settlement) {
        Optional<Settlement> before = before(settlement);
        return settlement.positions().stream()
                .map(position -> statement(settlement, before, position.partner()))
                .toList();
    }

    /** What a closed period came to for a partner. */
    public PartnerStatement statement(Settlement settlement, MerchantId partner) {
        return statement(settlement, before(settlement), partner);
    }

    private Optional<Settlement> before(Settlement settlement) {
        return stores.settlements().numbered(settlement.program(), settlement.number() - 1);
    }

    private static PartnerStatement statement(Settlement settlement, Optional<Settlement> before, MerchantId partner) {
        return new PartnerStatement(
                settlement.period(),
                Optional.of(settlement.closing()),
                before.map(earlier -> earlier.position(partner)).orElseGet(() -> Position.none(partner)),
                settlement.position(partner));
    }

    /** A partner's statement of a period; empty where the program has no such period, or it has not begun. */
    public Optional<PartnerStatement> statement(PartnerId partner, String period) {
        return settlement(partner.program(), period)
                .map(settlement -> statement(settlement, partner.partner()))
                .or(() -> open(partner, period));
    }

    private Optional<PartnerStatement> open(PartnerId partner, String name) {
        Instant now = time.now(partner.program());
        var once = new Settlements.Stores(stores.settlements(), new ReadOnce(stores.partners()), stores.programs());
        Optional<Settlement> latest = stores.settlements().latest(partner.program());
        Counting counting = new Counting(partner.program(), once.partners());
        return stores.programs()
                .find(partner.program())
                .flatMap(revisions -> new OpenPeriods(once, partner.program(), revisions)
                        .named(name, now)
                        .map(open -> preview(partner, open, latest, counting, counted(partner, latest, revisions))));
    }

    /** What was used of packs follows from period to period, so those before it that are not closed are counted too. */
    private static PartnerStatement preview(
            PartnerId partner, Open open, Optional<Settlement> latest, Counting counting, Set<MerchantId> counted) {
        List<Position> before = latest.map(Settlement::positions).orElse(List.of());
        for (Period earlier : open.before()) {
            before = counting.positions(counted, earlier, before, Reach.USUAL);
        }
        List<Position> after = counting.positions(counted, open.period(), before, Reach.USUAL);
        return new PartnerStatement(
                open.period(),
                Optional.empty(),
                Position.of(before, partner.partner()),
                Position.of(after, partner.partner()));
    }

    /** The house settles what all others leave, so to know where it stands they are counted too. */
    private static Set<MerchantId> counted(PartnerId partner, Optional<Settlement> latest, Revisions revisions) {
        return partner.partner().equals(MerchantId.HOUSE)
                ? Counting.everybody(revisions, latest)
                : Set.of(partner.partner());
    }
}
