package io.guerdon.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Balance;
import io.guerdon.ledger.Balances;
import io.guerdon.ledger.Lot;
import io.guerdon.ledger.LotTerms;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * A member's balances at some instant, after {@code seq} entries.
 *
 * @param storedValues what can be spent under the name of stored value; left out where the program has none, and in lists
 */
record BalanceView(
        String member,
        long seq,
        Map<String, WalletView> balances,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<StoredValueView> storedValues) {

    /**
     * A wallet with what is about to expire.
     *
     * @param inTransit sent to another member, not arrived there
     * @param arriving sent by another member, not arrived here
     * @param expiring what expires when, soonest first, the next 12 times
     */
    record WalletView(
            long available,
            long held,
            long pending,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) long owed,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) long inTransit,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) long arriving,
            List<Expiring> expiring) {}

    /** So much expires at an instant, shown in the program's zone. */
    record Expiring(OffsetDateTime at, long amount) {}

    private static final int MOST_EXPIRIES = 12;

    static BalanceView of(AccountState state, ZoneId zone, ToLongFunction<WalletId> arriving) {
        Map<String, WalletView> wallets = new LinkedHashMap<>();
        for (Map.Entry<WalletId, Balance> wallet : Balances.of(state).entrySet()) {
            Balance balance = wallet.getValue();
            wallets.put(
                    wallet.getKey().value(),
                    new WalletView(
                            balance.available(),
                            balance.held(),
                            balance.pending(),
                            balance.owed(),
                            balance.inTransit(),
                            arriving.applyAsLong(wallet.getKey()),
                            expiring(state.wallet(wallet.getKey()).spendable().values(), zone)));
        }
        return new BalanceView(state.chain().owner().value(), state.seq(), wallets, List.of());
    }

    BalanceView with(List<StoredValueView> values) {
        return new BalanceView(member, seq, balances, values);
    }

    /** Lots come in the order they expire. */
    private static List<Expiring> expiring(Iterable<Lot> lots, ZoneId zone) {
        List<Expiring> expiring = new ArrayList<>();
        Instant at = LotTerms.NEVER;
        long sum = 0;
        for (Lot lot : lots) {
            Instant next = lot.terms().expiresAt();
            if (!next.equals(at)) {
                add(expiring, at, sum, zone);
                sum = 0;
            }
            if (next.equals(LotTerms.NEVER) || expiring.size() == MOST_EXPIRIES) {
                return expiring;
            }
            at = next;
            sum += lot.remaining();
        }
        add(expiring, at, sum, zone);
        return expiring;
    }

    private static void add(List<Expiring> expiring, Instant at, long sum, ZoneId zone) {
        if (sum > 0) {
            expiring.add(new Expiring(at.atZone(zone).toOffsetDateTime(), sum));
        }
    }
}
