package io.guerdon.redemption;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Lot;
import io.guerdon.ledger.LotFate;
import io.guerdon.ledger.Movement.LotOpened;
import io.guerdon.program.StoredValueSettings.Parts;
import io.guerdon.redemption.Purse.Part;
import io.guerdon.unit.Share;
import io.guerdon.unit.WalletId;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What entries put into the two wallets of a stored value together, by the entry's seq, so that it is spent in that proportion: of
 * so much spent of what one entry put there, the bonus is its share rounded down. That depends on how much was spent and not on
 * how often, so many payments take what one would have taken. Where something else has been at one of the two wallets, payments
 * take from the other until the proportion holds again.
 *
 * @param together by seq
 */
public record Proportions(SequencedMap<Long, Together> together) {
    /** Of nothing that has to be in proportion. */
    public static final Proportions NONE = new Proportions(new TreeMap<>());

    /** What an entry put into each wallet. */
    public record Together(long principal, long bonus) {
        long all() {
            return principal + bonus;
        }

        /** How much bonus there is to be, where so much is left of the two. */
        long bonusAt(long left) {
            return bonus - Share.upTo(bonus, Math.max(0, all() - left), all());
        }
    }

    /** Reads the entries, the oldest first, that an amount will take from; none where there is not so much. */
    static Proportions read(History history, AccountState state, Parts parts, long amount) {
        if (amount
                > state.wallet(parts.principal()).available()
                        + state.wallet(parts.bonus()).available()) {
            return NONE;
        }
        TreeMap<Long, Together> together = new TreeMap<>();
        long missing = amount;
        for (long seq : seqs(state, parts)) {
            if (missing <= 0) {
                break;
            }
            List<LotOpened> opened = history.bySeq(state.chain(), seq).stream()
                    .flatMap(entry -> LotFate.opened(entry).stream())
                    .toList();
            together.put(seq, new Together(sum(opened, parts.principal()), sum(opened, parts.bonus())));
            missing -= there(state, parts.principal(), seq) + there(state, parts.bonus(), seq);
        }
        return new Proportions(together);
    }

    private static List<Long> seqs(AccountState state, Parts parts) {
        return Stream.of(parts.principal(), parts.bonus())
                .flatMap(wallet -> state.wallet(wallet).spendable().values().stream())
                .map(lot -> lot.id().seq())
                .distinct()
                .sorted()
                .toList();
    }

    private static long sum(List<LotOpened> opened, WalletId wallet) {
        return opened.stream()
                .filter(lot -> lot.wallet().equals(wallet))
                .mapToLong(LotOpened::amount)
                .sum();
    }

    private static long there(AccountState state, WalletId wallet, long seq) {
        return of(state, wallet, seq).mapToLong(Lot::remaining).sum();
    }

    private static Stream<Lot> of(AccountState state, WalletId wallet, long seq) {
        return state.wallet(wallet).spendable().values().stream()
                .filter(lot -> lot.id().seq() == seq);
    }

    List<Part> parts(AccountState state, Parts parts, long amount) {
        List<Draw> principal = new ArrayList<>();
        List<Draw> bonus = new ArrayList<>();
        long missing = amount;
        for (var put : together.entrySet()) {
            long seq = put.getKey();
            long bonusThere = there(state, parts.bonus(), seq);
            long principalThere = there(state, parts.principal(), seq);
            long taken = Math.min(missing, principalThere + bonusThere);
            long left = principalThere + bonusThere - taken;
            long kept = Math.clamp(
                    put.getValue().bonusAt(left), Math.max(0, left - principalThere), Math.min(bonusThere, left));
            bonus.addAll(draws(state, parts.bonus(), seq, bonusThere - kept));
            principal.addAll(draws(state, parts.principal(), seq, taken - (bonusThere - kept)));
            missing -= taken;
        }
        return Stream.of(new Part(parts.principal(), principal), new Part(parts.bonus(), bonus))
                .filter(part -> !part.draws().isEmpty())
                .toList();
    }

    /** From the parts of the lot that an entry opened, soonest expiry first. */
    private static List<Draw> draws(AccountState state, WalletId wallet, long seq, long amount) {
        List<Draw> all = of(state, wallet, seq)
                .map(lot -> new Draw(lot.id(), lot.remaining(), lot.terms()))
                .toList();
        return Draw.between(all, 0, amount);
    }
}
