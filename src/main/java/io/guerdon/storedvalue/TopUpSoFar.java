package io.guerdon.storedvalue;

import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.History;
import io.guerdon.ledger.LotFate;
import io.guerdon.ledger.Movement.LotOpened;
import io.guerdon.program.Program;
import io.guerdon.program.Programs;
import io.guerdon.program.StoredValueSettings;
import io.guerdon.storedvalue.TopUpRefunded.BonusBack;
import io.guerdon.unit.WalletId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * A top-up, and what has been paid back of it.
 *
 * @param entry that made it
 * @param made the top-up
 * @param settings under which it was made
 * @param day on which it was made
 * @param refunds so far
 * @param bonusExpired what of its bonus expired unspent
 */
public record TopUpSoFar(
        Entry entry,
        ToppedUp made,
        StoredValueSettings settings,
        LocalDate day,
        List<TopUpRefunded> refunds,
        long bonusExpired) {
    /** Reads it; empty where the member has no such top-up. */
    static Optional<TopUpSoFar> read(History history, Programs programs, ChainId chain, TopUpId topUp) {
        OptionalLong seq = topUp.seqIn(chain);
        Optional<Entry> entry = seq.isPresent() ? history.bySeq(chain, seq.getAsLong()) : Optional.empty();
        return entry.filter(TopUpSoFar::isOne)
                .flatMap(made -> all(history, programs, List.of(made)).stream().findFirst());
    }

    /** Whether an entry is a top-up. */
    static boolean isOne(Entry entry) {
        return entry.draft().subject().orElse(null) instanceof ToppedUp;
    }

    /** Those that entries of one chain made, in the same order. */
    static List<TopUpSoFar> all(History history, Programs programs, List<Entry> entries) {
        if (entries.isEmpty()) {
            return List.of();
        }
        List<String> ids =
                entries.stream().map(entry -> made(entry).topUp().value()).toList();
        Map<TopUpId, List<TopUpRefunded>> refunds = history
                .byRefs(entries.getFirst().chain(), ids)
                .stream()
                .flatMap(later -> later.draft().subject().stream())
                .filter(TopUpRefunded.class::isInstance)
                .map(TopUpRefunded.class::cast)
                .collect(Collectors.groupingBy(TopUpRefunded::topUp));
        return entries.stream()
                .map(entry -> of(
                        history,
                        programs,
                        entry,
                        refunds.getOrDefault(made(entry).topUp(), List.of())))
                .toList();
    }

    private static ToppedUp made(Entry entry) {
        return (ToppedUp) entry.draft().subject().orElseThrow();
    }

    private static TopUpSoFar of(History history, Programs programs, Entry entry, List<TopUpRefunded> refunds) {
        ToppedUp made = made(entry);
        Program program = programs.revision(
                        entry.chain().program(), entry.draft().why().trace().revision())
                .orElseThrow(() -> missing(made));
        StoredValueSettings settings =
                program.catalogue().storedValue(made.storedValue()).orElseThrow(() -> missing(made));
        long expired = LotFate.of(history, entry, settings.parts().bonus()).expired();
        LocalDate day =
                entry.draft().effectiveAt().atZone(program.place().zone()).toLocalDate();
        return new TopUpSoFar(entry, made, settings, day, refunds, expired);
    }

    private static IllegalStateException missing(ToppedUp made) {
        return new IllegalStateException("the settings of " + made.topUp() + " are missing");
    }

    /** What was paid back, in minor units. */
    public long paidBack() {
        return refunds.stream().mapToLong(refund -> refund.paidBack().minor()).sum();
    }

    /** What became of its bonus by that. */
    public BonusBack bonusBack() {
        return refunds.stream().map(TopUpRefunded::bonus).reduce(BonusBack.NONE, BonusBack::plus);
    }

    /** What of the bonus is not due any more, once so much more is paid back: it is judged as if only the rest had been paid in. */
    long bonusClaim(long amount) {
        long rest = made.paid().amount().minor() - paidBack() - amount;
        return made.bonus() - settings.bonus().of(rest) - bonusBack().claimed();
    }

    /** The lot of what was paid in. */
    LotOpened principal() {
        return opened(settings.parts().principal()).getFirst();
    }

    /** The lot of its bonus, where it had one. */
    List<LotOpened> bonus() {
        return opened(settings.parts().bonus());
    }

    private List<LotOpened> opened(WalletId wallet) {
        return LotFate.opened(entry, wallet);
    }
}
