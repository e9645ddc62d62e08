package io.guerdon.earning;

import io.guerdon.earning.RuleBook.Ready;
import io.guerdon.program.Condition;
import io.guerdon.program.Counter;
import io.guerdon.program.IssuingCap;
import io.guerdon.program.Merchant;
import io.guerdon.program.Program;
import io.guerdon.program.RuleGroup;
import io.guerdon.unit.MerchantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the rules and prices of a revision ask beside the sale, so that nothing else is read.
 *
 * @param things of those that take a reading, which conditions name: {@link Condition#TIER} and the like
 * @param counters among them, by name
 * @param limited groups with limits over time
 * @param budgeted groups with budgets over all members
 * @param capped what merchants issue at most, of those that do not issue as much as is earned
 * @param prepaid what becomes of the rest, of merchants that issue what they have bought and nothing else
 */
record Asked(
        Set<String> things,
        Map<String, Counter> counters,
        List<RuleGroup> limited,
        List<RuleGroup> budgeted,
        Map<MerchantId, List<IssuingCap>> capped,
        Map<MerchantId, RuleGroup.Overflow> prepaid) {
    private static final Set<String> READ =
            Set.of(Condition.TIER, Condition.PLAN, Condition.BIRTHDAY, Condition.ANNIVERSARY);

    static Asked by(Program program, List<RuleGroup> groups, List<Ready> rules) {
        Stream<Condition> prices = program.catalogue().memberPrices().stream()
                .flatMap(price -> price.when().stream())
                .map(text -> Condition.onPurchase(text, Set.of()));
        Set<String> names = Stream.concat(rules.stream().flatMap(rule -> rule.when().stream()), prices)
                .flatMap(condition -> condition.asks().stream())
                .collect(Collectors.toUnmodifiableSet());
        Map<String, Counter> counters = new TreeMap<>(Counter.of(program.catalogue()));
        counters.keySet().retainAll(names);
        List<RuleGroup> limited =
                groups.stream().filter(group -> !group.periods().isEmpty()).toList();
        List<RuleGroup> budgeted =
                groups.stream().filter(group -> !group.budgets().isEmpty()).toList();
        Map<MerchantId, List<IssuingCap>> capped = program.merchants().stream()
                .filter(merchant -> !merchant.mostIssued().isEmpty())
                .collect(Collectors.toUnmodifiableMap(Merchant::id, Merchant::mostIssued));
        Map<MerchantId, RuleGroup.Overflow> prepaid = new HashMap<>();
        program.merchants()
                .forEach(merchant -> merchant.onlyBought().ifPresent(overflow -> prepaid.put(merchant.id(), overflow)));
        Set<String> things = READ.stream()
                .filter(thing -> names.stream().anyMatch(name -> name.startsWith(thing)))
                .collect(Collectors.toUnmodifiableSet());
        return new Asked(things, counters, limited, budgeted, capped, Map.copyOf(prepaid));
    }

    /** What a merchant issues at most. */
    List<IssuingCap> caps(MerchantId merchant) {
        return capped.getOrDefault(merchant, List.of());
    }

    /** What becomes of what a merchant has not bought; empty where it issues that too. */
    Optional<RuleGroup.Overflow> prepaid(MerchantId merchant) {
        return Optional.ofNullable(prepaid.get(merchant));
    }

    /** Whether they ask for one of the things that take a reading. */
    boolean about(String thing) {
        return things.contains(thing);
    }
}
