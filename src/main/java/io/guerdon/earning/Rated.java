package io.guerdon.earning;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Guards;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Trace.Fired;
import io.guerdon.ledger.Trace.Missed;
import io.guerdon.unit.WalletId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * What a purchase earns, and why.
 *
 * @param given what each rule gives, the base rate first; nothing too
 * @param missed rules that concern it and give nothing, and why
 * @param matched what is kept, so that it can be rated again when goods come back
 */
record Rated(List<Fired> given, List<Missed> missed, Matched matched) {

    /** Where purchases do not earn. */
    static final Rated NOTHING = new Rated(List.of(), List.of(), Matched.NONE);

    /** What it earns, by wallet. */
    SequencedMap<WalletId, Long> amounts() {
        return sums(given);
    }

    /** What rules give together, by wallet; no more than one more than any wallet may hold. Points are always there. */
    static SequencedMap<WalletId, Long> sums(List<Fired> given) {
        SequencedMap<WalletId, Long> sums = new LinkedHashMap<>();
        given.forEach(rule -> sums.merge(
                rule.unit(), rule.amount(), (one, other) -> Math.min(one + other, Guards.LARGEST_BALANCE + 1)));
        return sums;
    }

    /** Why an account cannot take it. */
    Optional<Refusal> refusal(AccountState state) {
        return Guards.mayEarn(state)
                .or(() -> amounts().entrySet().stream()
                        .flatMap(earned -> Guards.hasRoom(state, earned.getKey(), earned.getValue()).stream())
                        .findFirst());
    }

    List<Fired> fired() {
        return given.stream().filter(rule -> rule.amount() != 0).toList();
    }

    /** By how much what each rule gives has changed. */
    static List<Fired> difference(List<Fired> before, List<Fired> after) {
        Map<String, Fired> changes = new LinkedHashMap<>();
        Stream.concat(after.stream(), before.stream().map(rule -> amount(rule, -rule.amount())))
                .forEach(rule ->
                        changes.merge(rule.rule(), rule, (one, other) -> amount(one, one.amount() + other.amount())));
        return changes.values().stream().filter(rule -> rule.amount() != 0).toList();
    }

    private static Fired amount(Fired rule, long amount) {
        return new Fired(rule.rule(), rule.unit(), amount);
    }
}
