package io.guerdon.mongo;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Agreement;
import io.guerdon.ledger.Arrangement;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Digest;
import io.guerdon.ledger.Due;
import io.guerdon.ledger.Lot;
import io.guerdon.ledger.Movement.Arranged;
import io.guerdon.ledger.Movement.RebateAgreed;
import io.guerdon.ledger.Rebates;
import io.guerdon.ledger.Wallet;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.RebateId;
import io.guerdon.unit.WalletId;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/**
 * The stored form of an account's state. Totals and the next due date are there to be searched by; they are not read back. Where a
 * program has a time of its own its due dates have a field of their own, so that neither time's search passes over the other's.
 */
final class SnapshotForm {
    static final String SEQ = "seq";
    static final String NEXT_DUE_AT = "nextDueAt";
    static final String APART_DUE_AT = "apartDueAt";

    private final Predicate<ProgramId> apart;

    SnapshotForm(Predicate<ProgramId> apart) {
        this.apart = apart;
    }

    /** The field that says when somebody should look at an account. */
    String dueField(AccountState state) {
        return apart.test(state.chain().program()) ? APART_DUE_AT : NEXT_DUE_AT;
    }

    /** The number comes first, because a server compares two states by what comes first. */
    void write(BsonOut out, AccountState state) {
        out.exactNumber(SEQ, state.seq())
                .text("program", state.chain().program().value())
                .binary("head", state.head().bytes())
                .time("asOf", state.asOf())
                .text("status", state.status().name())
                .time(dueField(state), Due.wakeAt(state))
                .list("wallets", state.wallets().keySet(), (wallet, id) -> wallet(wallet, state, id))
                .list("holds", state.holds().values(), PromiseShapes::hold)
                .list("transfers", state.transfers().values(), PromiseShapes::transfer)
                .list("requests", state.requests().values(), PromiseShapes::request)
                .list("rebates", state.rebates().running().values(), RebateShapes::rebate)
                .list("agreements", state.rebates().agreements().entrySet(), RebateShapes::agreement)
                .part("tier", state.tier(), TierShapes::mark)
                .list("arrangements", state.arrangements().entrySet(), ArrangementShapes::entry);
    }

    static AccountState read(ChainId chain, Fields in) {
        return new AccountState(
                chain,
                in.number(SEQ),
                new Digest(in.binary("head")),
                in.time("asOf"),
                AccountStatus.valueOf(in.text("status")),
                wallets(in),
                map(in.list("holds", PromiseShapes::hold), hold -> hold.id(), Function.identity()),
                map(in.list("transfers", PromiseShapes::transfer), sent -> sent.id(), Function.identity()),
                map(in.list("requests", PromiseShapes::request), asked -> asked.seq(), Function.identity()),
                Rebates.of(in.list("rebates", RebateShapes::rebate), agreements(in)),
                TierShapes.mark(in.part("tier")),
                arrangements(in));
    }

    private static PMap<ArrangementId, Arrangement> arrangements(Fields in) {
        PMap<ArrangementId, Arrangement> arrangements = TreePMap.empty();
        for (Arranged each : in.list("arrangements", ArrangementShapes::arranged)) {
            arrangements = arrangements.plus(each.id(), each.arrangement());
        }
        return arrangements;
    }

    private static PMap<RebateId, Agreement> agreements(Fields in) {
        PMap<RebateId, Agreement> agreements = TreePMap.empty();
        for (RebateAgreed agreed : in.list("agreements", RebateShapes::agreed)) {
            agreements = agreements.plus(agreed.rebate(), agreed.agreement());
        }
        return agreements;
    }

    private static void wallet(BsonOut out, AccountState state, WalletId id) {
        Wallet wallet = state.wallet(id);
        List<Lot> lots = Stream.concat(wallet.spendable().values().stream(), wallet.waiting().values().stream())
                .toList();
        LotParts.wallet(out, id);
        out.number("available", wallet.available())
                .number("pending", wallet.pending())
                .number("owed", wallet.owed())
                .number("held", state.held(id))
                .list("lots", lots, LotParts::write);
    }

    private static PMap<WalletId, Wallet> wallets(Fields in) {
        PMap<WalletId, Wallet> wallets = TreePMap.empty();
        for (Fields wallet : in.list("wallets", part -> part)) {
            wallets = wallets.plus(LotParts.wallet(wallet), wallet(wallet));
        }
        return wallets;
    }

    private static Wallet wallet(Fields in) {
        return Wallet.of(in.list("lots", LotParts::lot), in.number("owed"));
    }

    private static <T, K, V> PMap<K, V> map(List<T> items, Function<T, K> key, Function<T, V> value) {
        return HashTreePMap.from(items.stream().collect(Collectors.toMap(key, value)));
    }
}
