package io.guerdon.earning;

import io.guerdon.ledger.Draw;
import io.guerdon.ledger.Lot;
import io.guerdon.ledger.Movement.LotExtended;
import io.guerdon.ledger.Movement.LotRevived;
import io.guerdon.ledger.Wallet;
import io.guerdon.ledger.Workings;
import io.guerdon.program.LotDates;
import io.guerdon.program.LotPolicy;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Sliding expiry. A lot lives as long as there is activity before it expires, and activity counts from when it happened: one
 * that is recorded late extends the lots of its day, revives those that expired for want of it, and its own lot is extended by
 * what came after. So the same sales end in the same lots, whatever order they are recorded in.
 */
final class Slide {
    private final WalletId wallet;
    private final LotPolicy lots;
    private final ZoneId zone;
    private final Instant at;
    private final Later later;
    /** This activity and what is known to have come after it, in the order they happened. */
    private final List<Instant> activity;

    Slide(WalletId wallet, LotPolicy lots, ZoneId zone, Instant at, Later later) {
        this.wallet = wallet;
        this.lots = lots;
        this.zone = zone;
        this.at = at;
        this.later = later;
        this.activity = Stream.concat(Stream.of(at), later.activity().stream().filter(at::isBefore))
                .toList();
    }

    /** Until when a lot lives that would expire at an instant. */
    Instant reach(Instant expiry) {
        Instant end = expiry;
        for (Instant instant : activity) {
            Instant extended = LotDates.expiry(lots, zone, instant);
            end = instant.isBefore(end) && end.isBefore(extended) ? extended : end;
        }
        return end;
    }

    /** Extends what is there and revives what would be. */
    void apply(Workings workings) {
        Wallet there = workings.state().wallet(wallet);
        List<Lot> all = new ArrayList<>(there.spendable().values());
        all.addAll(there.waiting().values());
        all.removeIf(lot -> later.opened(lot.id(), at));
        all.forEach(lot -> extend(workings, lot));
        for (Later.Expired expired : later.expired()) {
            if (expired.wallet().equals(wallet) && !later.opened(expired.draw().lot(), at)) {
                revive(workings, expired);
            }
        }
    }

    private void extend(Workings workings, Lot lot) {
        Instant expiry = lot.terms().expiresAt();
        Instant extended = LotDates.expiry(lots, zone, at);
        if (expiry.isBefore(extended)) {
            workings.apply(new LotExtended(wallet, lot.id(), expiry, extended));
        }
    }

    /** Also where it has expired again by now: what comes late after this may reach it then. */
    private void revive(Workings workings, Later.Expired expired) {
        Draw draw = expired.draw();
        Instant expiry = draw.terms().expiresAt();
        Instant extended = reach(expiry);
        if (expiry.isBefore(extended)) {
            workings.apply(new LotRevived(wallet, draw.expiring(extended), expiry, expired.maturity()));
        }
    }
}
