package io.guerdon.membership;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.History;
import io.guerdon.ledger.LotFate;
import io.guerdon.ledger.Movement.LotDrawn;
import io.guerdon.ledger.Movement.LotOpened;
import io.guerdon.ledger.Movement.Posted;
import io.guerdon.membership.MembershipChanged.Step;
import io.guerdon.unit.PlanId;
import io.guerdon.unit.WalletId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a decision has to know of the past.
 *
 * @param joins how often the member joined the plan before
 * @param returns how often the member gave a membership back before
 * @param entries about the membership, in order
 * @param fates what became of what was given with it and was neither spent nor taken back, by wallet
 */
record MembershipPast(long joins, long returns, List<Entry> entries, SortedMap<WalletId, LotFate> fates) {
    static final MembershipPast NOTHING = new MembershipPast(0, 0, List.of(), new TreeMap<>());

    /** How often a member joined a plan. */
    static MembershipPast joins(History history, ChainId chain, PlanId plan) {
        long joins = steps(history, chain, Step.JOINED)
                .filter(changed -> changed.stands().plan().equals(plan))
                .count();
        return new MembershipPast(joins, 0, List.of(), new TreeMap<>());
    }

    private static Stream<MembershipChanged> steps(History history, ChainId chain, Step step) {
        return history.byRef(chain, MembershipRefs.ALL).stream()
                .flatMap(entry -> entry.draft().subject().stream())
                .filter(MembershipChanged.class::isInstance)
                .map(MembershipChanged.class::cast)
                .filter(changed -> changed.step() == step);
    }

    /** What was given with the membership there is, and whether one was given back before. */
    static MembershipPast given(History history, AccountState state) {
        return Membership.of(state)
                .map(found -> given(
                        history,
                        steps(history, state.chain(), Step.RETURNED).count(),
                        history.byRef(state.chain(), found.getKey().value())))
                .orElse(NOTHING);
    }

    private static MembershipPast given(History history, long returns, List<Entry> entries) {
        SortedMap<WalletId, LotFate> fates = new TreeMap<>();
        for (Entry entry : entries) {
            LotFate.opened(entry).stream()
                    .map(LotOpened::wallet)
                    .distinct()
                    .forEach(wallet -> fates.merge(wallet, LotFate.of(history, entry, wallet), MembershipPast::both));
        }
        return new MembershipPast(0, returns, entries, fates);
    }

    private static LotFate both(LotFate one, LotFate other) {
        return new LotFate(one.expired() + other.expired(), one.paidDebts() + other.paidDebts());
    }

    /** The lots that were given in a wallet. */
    List<LotOpened> lots(WalletId wallet) {
        List<LotOpened> lots = new ArrayList<>();
        entries.forEach(entry -> lots.addAll(LotFate.opened(entry, wallet)));
        return lots;
    }

    /** What was paid in fees, from stored value and outside, and has not gone back. */
    long paid() {
        return entries.stream()
                .flatMap(entry -> entry.movements().stream())
                .mapToLong(movement -> switch (movement) {
                    case Posted posted when posted.to().feesOf().isPresent() -> posted.amount();
                    case Posted posted when posted.from().feesOf().isPresent() -> -posted.amount();
                    case LotDrawn drawn
                    when drawn.to().feesOf().isPresent() -> drawn.draw().amount();
                    default -> 0;
                })
                .sum();
    }

    LotFate fate(WalletId wallet) {
        return fates.getOrDefault(wallet, LotFate.NONE);
    }
}
