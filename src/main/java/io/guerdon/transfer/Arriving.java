package io.guerdon.transfer;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Claims;
import io.guerdon.ledger.Claims.Holder;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Movement.TransferSent;
import io.guerdon.unit.WalletId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is on its way to members, which their own chains do not know yet. Few transfers are ever on their way at once, so all of
 * them are asked for together, at most once in a while, and a member nobody sends to costs nothing.
 */
public final class Arriving {
    private final Parcels parcels;
    private final LoadingCache<String, Map<ChainId, List<Holder>>> underWay;

    /**
     * Looks at transfers from their receivers' side.
     *
     * @param staleness how old the list of transfers may be
     */
    public Arriving(Claims claims, History history, Duration staleness) {
        this.parcels = new Parcels(claims, history);
        this.underWay = Caffeine.newBuilder().expireAfterWrite(staleness).build(_ -> byReceiver());
    }

    private Map<ChainId, List<Holder>> byReceiver() {
        return parcels.underWay().stream().collect(Collectors.groupingBy(Parcels::receiver));
    }

    /** Points of a wallet that were sent to an account and that this state of it does not have. */
    public long to(AccountState receiver, WalletId wallet) {
        return underWay.get("all").getOrDefault(receiver.chain(), List.of()).stream()
                .flatMap(parcel -> parcels.sent(parcel).stream())
                .filter(sent -> sent.wallet().equals(wallet) && !knows(receiver, sent))
                .mapToLong(sent -> Draw.sum(sent.draws()))
                .sum();
    }

    private boolean knows(AccountState receiver, TransferSent sent) {
        return parcels.end(sent).filter(end -> end.seq() <= receiver.seq()).isPresent();
    }
}
