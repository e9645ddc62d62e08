package io.guerdon.earning;

import io.guerdon.earning.Later.Expired;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.History;
import io.guerdon.ledger.LotFate;
import io.guerdon.ledger.LotId;
import io.guerdon.ledger.Maturity;
import io.guerdon.ledger.Movement.LotDrawn;
import io.guerdon.ledger.Movement.LotOpened;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what is known of the time after a late sale: back from the end of its chain, as far as the sale is late. */
record LateReading(History history, ChainId chain) {
    private static final int PAGE = 100;
    private static final Set<EntryKind> ACTIVITY = EnumSet.of(
            EntryKind.EARN, EntryKind.REDEEM, EntryKind.CAPTURE, EntryKind.COUPON_REDEEM, EntryKind.REWARD_CLAIM);

    /** Reads what happened after an instant; a till's clock may be ahead of ours. */
    static Later since(Instant at, History history, AccountState state) {
        Instant from = at.minus(Purchases.CLOCKS_DIFFER_BY);
        return state.asOf().isBefore(from)
                ? Later.NOTHING
                : new LateReading(history, state.chain()).later(at, from, state.seq());
    }

    private Later later(Instant at, Instant from, long last) {
        List<Entry> entries = recordedSince(from, last);
        Map<LotId, Instant> opened = new HashMap<>();
        Expiries expiries = new Expiries();
        for (Entry entry : entries) {
            LotFate.opened(entry)
                    .forEach(lot -> opened.put(lot.lot(), entry.draft().effectiveAt()));
            entry.movements().forEach(expiries::add);
        }
        List<Instant> activity = entries.stream()
                .filter(entry -> ACTIVITY.contains(entry.kind()))
                .map(entry -> entry.draft().effectiveAt())
                .sorted()
                .toList();
        List<Expired> expired = expiries.lotsAfter(at).stream()
                .flatMap(lot -> uncounted(lot, expiries))
                .toList();
        return new Later(activity, opened, expired);
    }

    /** In chain order. */
    private List<Entry> recordedSince(Instant from, long last) {
        List<Entry> entries = new ArrayList<>();
        List<Entry> page;
        long before = last + 1;
        do {
            page = history.before(chain, before, PAGE).stream()
                    .takeWhile(entry -> !entry.recordedAt().isBefore(from))
                    .toList();
            entries.addAll(page);
            before -= page.size();
        } while (page.size() == PAGE);
        return entries.reversed();
    }

    private Stream<Expired> uncounted(LotId lot, Expiries expiries) {
        Entry opening = history.bySeq(chain, lot.seq()).orElseThrow();
        WalletId wallet = opened(opening, lot).wallet();
        return expiries.latest(lot, uncounted(opening, wallet)).stream()
                .map(drawn -> new Expired(drawn.wallet(), drawn.draw(), maturity(drawn, opening)));
    }

    /** What of an entry's expired points is still the member's loss: neither taken back since nor reversed. */
    private long uncounted(Entry opening, WalletId wallet) {
        boolean reversed = history.byRef(chain, opening.id().toString()).stream()
                .anyMatch(entry -> entry.kind() == EntryKind.REVERSAL);
        if (reversed) {
            return 0;
        }
        long counted = opening.kind() == EntryKind.EARN
                ? PurchaseHistory.read(history, opening)
                        .takenBack(wallet)
                        .totals()
                        .alreadyExpired()
                : 0;
        return LotFate.of(history, opening, wallet).expired() - counted;
    }

    private static Maturity maturity(LotDrawn drawn, Entry opening) {
        Draw draw = drawn.draw();
        return drawn.bucket().equals(Book.AVAILABLE)
                ? Maturity.NOW
                : opened(opening, draw.lot()).maturity();
    }

    private static LotOpened opened(Entry opening, LotId lot) {
        return LotFate.opened(opening).stream()
                .filter(opened -> opened.lot().equals(lot))
                .findFirst()
                .orElseThrow();
    }
}
