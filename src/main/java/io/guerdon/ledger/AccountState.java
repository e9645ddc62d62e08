package io.guerdon.ledger;

import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/**
 * What an account is after its first {@code seq} entries: the fold of their movements, and nothing else.
 *
 * @param chain whose state
 * @param seq entries folded in
 * @param head digest of the last of them
 * @param asOf latest instant an entry was recorded at; time never runs backwards within a chain
 * @param status what the account may do
 * @param wallets by unit
 * @param holds open holds
 * @param transfers sent, not arrived
 * @param requests adjustments that wait for approval, by the seq that asked
 * @param rebates what counts for rebates, and what was settled
 * @param tier what was told of it last
 * @param arrangements plans, memberships, charges and the like that are not over, by name
 */
public record AccountState(
        ChainId chain,
        long seq,
        Digest head,
        Instant asOf,
        AccountStatus status,
        PMap<WalletId, Wallet> wallets,
        PMap<HoldId, OpenHold> holds,
        PMap<TransferId, SentTransfer> transfers,
        PMap<Long, AdjustmentRequest> requests,
        Rebates rebates,
        TierMark tier,
        PMap<ArrangementId, Arrangement> arrangements) {

    /** An account before its first entry. */
    public static AccountState empty(ChainId chain) {
        return new AccountState(
                chain,
                0,
                Digest.GENESIS,
                Instant.EPOCH,
                AccountStatus.NEW,
                TreePMap.empty(),
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                Rebates.NONE,
                TierMark.NONE,
                TreePMap.empty());
    }

    /** A wallet, empty where nothing was ever credited. */
    public Wallet wallet(WalletId id) {
        return wallets.getOrDefault(id, Wallet.EMPTY);
    }

    /** What open holds keep from a wallet. */
    public long held(WalletId id) {
        return holds.values().stream()
                .filter(hold -> hold.wallet().equals(id))
                .mapToLong(OpenHold::amount)
                .sum();
    }

    /** What has left a wallet for another member and not arrived. */
    public long inTransit(WalletId id) {
        return transfers.values().stream()
                        .filter(transfer -> transfer.wallet().equals(id))
                        .mapToLong(transfer -> Draw.sum(transfer.draws()))
                        .sum()
                + arrangements.values().stream()
                        .mapToLong(each -> each.inTransit(id))
                        .sum();
    }

    AccountState at(long newSeq, Digest newHead, Instant recordedAt) {
        Instant latest = recordedAt.isAfter(asOf) ? recordedAt : asOf;
        return new AccountState(
                chain,
                newSeq,
                newHead,
                latest,
                status,
                wallets,
                holds,
                transfers,
                requests,
                rebates,
                tier,
                arrangements);
    }

    AccountState with(WalletId id, Wallet wallet) {
        return new AccountState(
                chain,
                seq,
                head,
                asOf,
                status,
                wallets.plus(id, wallet),
                holds,
                transfers,
                requests,
                rebates,
                tier,
                arrangements);
    }

    AccountState withStatus(AccountStatus newStatus) {
        return new AccountState(
                chain, seq, head, asOf, newStatus, wallets, holds, transfers, requests, rebates, tier, arrangements);
    }

    AccountState withHolds(PMap<HoldId, OpenHold> newHolds) {
        return new AccountState(
                chain, seq, head, asOf, status, wallets, newHolds, transfers, requests, rebates, tier, arrangements);
    }

    AccountState withTransfers(PMap<TransferId, SentTransfer> newTransfers) {
        return new AccountState(
                chain, seq, head, asOf, status, wallets, holds, newTransfers, requests, rebates, tier, arrangements);
    }

    AccountState withRequests(PMap<Long, AdjustmentRequest> newRequests) {
        return new AccountState(
                chain, seq, head, asOf, status, wallets, holds, transfers, newRequests, rebates, tier, arrangements);
    }

    AccountState withRebates(Rebates newRebates) {
        return new AccountState(
                chain, seq, head, asOf, status, wallets, holds, transfers, requests, newRebates, tier, arrangements);
    }

    /** More or less of something is in a wallet, which may count for a rebate. */
    AccountState counting(WalletId wallet, LotTerms terms, long amount) {
        return rebates.running().isEmpty() ? this : withRebates(rebates.counting(wallet, terms.expiresAt(), amount));
    }

    AccountState withTier(TierMark newTier) {
        return new AccountState(
                chain, seq, head, asOf, status, wallets, holds, transfers, requests, rebates, newTier, arrangements);
    }

    AccountState withArrangements(PMap<ArrangementId, Arrangement> newOnes) {
        return new AccountState(
                chain, seq, head, asOf, status, wallets, holds, transfers, requests, rebates, tier, newOnes);
    }

    /** An arrangement, where it is of a sort and not over. */
    public <A extends Arrangement> Optional<A> arrangement(ArrangementId id, Class<A> sort) {
        return Optional.ofNullable(arrangements.get(id))
                .filter(sort::isInstance)
                .map(sort::cast);
    }
}
