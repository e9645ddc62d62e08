package io.guerdon.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.earning.ActivityReported;
import io.guerdon.earning.PurchaseMade;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Movement.RebateSettled;
import io.guerdon.ledger.Trace;
import io.guerdon.program.Program;
import io.guerdon.program.RebateSettings;
import io.guerdon.program.Rule;
import io.guerdon.program.RuleGroup;
import io.guerdon.unit.VolumeSteps;
import io.guerdon.unit.WalletId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why an entry is what it is.
 *
 * @param revision of the settings it was decided under; 0 where they played no part
 * @param fired rules that gave something, or took it back
 * @param missed rules that did not, and why
 * @param tier what it made of the member's tier; left out where it left it alone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WhyView(
        int revision,
        List<FiredView> fired,
        List<MissedView> missed,
        @Nullable TierView tier) {
    /** Of rules whose goods were not bought; there may be hundreds, so entries do not keep them. */
    private static final String NO_GOODS = "no-goods";

    /** Reasons that say how much was left of what is everybody's. */
    static final Set<String> WITH_FIGURES = Set.of(Trace.Missed.BUDGET, Trace.Missed.MERCHANT_CAP);

    /** A rule that gave something. */
    record FiredView(String rule, String unit, long amount, String text) {}

    /**
     * A rule that did not.
     *
     * @param reason stable code; empty in old entries
     * @param condition what failed, as the settings word it, or the rule that was preferred
     * @param text the same in the caller's language
     */
    record MissedView(String rule, String reason, String condition, String text) {}

    /** Words it, in a language. */
    static WhyView of(Entry entry, Optional<Program> rules, Wording wording) {
        Trace trace = entry.draft().why().trace();
        Stream<Trace.Missed> unconcerned = rules.stream()
                .flatMap(program -> judging(entry, program).stream())
                .flatMap(group -> group.rules().stream())
                .map(Rule::id)
                .filter(id -> isUntold(id, trace))
                .map(id -> new Trace.Missed(id, NO_GOODS, ""));
        return new WhyView(
                trace.revision(),
                Stream.concat(
                                trace.fired().stream()
                                        .filter(_ -> settled(entry).isEmpty())
                                        .map(wording::fired),
                                settled(entry).stream().map(m -> wording.settled(m, rules)))
                        .toList(),
                Stream.concat(trace.missed().stream(), unconcerned)
                        .map(wording::missed)
                        .toList(),
                TierView.of(entry, wording.texts(), wording.language()).orElse(null));
    }

    /** The same for whoever is not to know how much was left of what, but only that it was too little: of limits of these reasons. */
    WhyView without(Set<String> figures, Wording wording) {
        return new WhyView(
                revision,
                fired,
                missed.stream()
                        .map(each -> figures.contains(each.reason())
                                ? wording.missed(new Trace.Missed(each.rule(), each.reason(), ""))
                                : each)
                        .toList(),
                tier);
    }

    /** A rebate says more of itself than its name. */
    private static Optional<RebateSettled> settled(Entry entry) {
        return entry.movements().stream()
                .filter(RebateSettled.class::isInstance)
                .map(RebateSettled.class::cast)
                .findFirst();
    }

    /** The groups that judged it. */
    private static List<RuleGroup> judging(Entry entry, Program program) {
        return switch (entry.draft().subject().orElse(null)) {
            case PurchaseMade _ -> program.policies().groups();
            case ActivityReported activity -> program.policies().groupsOn(activity.type());
            case null, default -> List.of();
        };
    }

    private static boolean isUntold(String id, Trace trace) {
        return trace.fired().stream().noneMatch(rule -> rule.rule().equals(id))
                && trace.missed().stream().noneMatch(rule -> rule.rule().equals(id));
    }

    /** Puts reasons into words. */
    record Wording(ProblemTexts texts, Locale language) {
        FiredView fired(Trace.Fired rule) {
            String key = rule.amount() < 0 ? "why.taken-back" : "why.fired";
            String text = texts.text(language, key)
                    .replace("{rule}", rule.rule())
                    .replace("{amount}", Long.toString(Math.abs(rule.amount())))
                    .replace("{unit}", unit(rule.unit()));
            return new FiredView(rule.rule(), rule.unit().value(), rule.amount(), text);
        }

        FiredView settled(RebateSettled m, Optional<Program> rules) {
            String rebate = m.ref().rebate().value();
            Optional<VolumeSteps> steps = rules.flatMap(
                            program -> program.catalogue().rebate(m.ref().rebate()))
                    .map(RebateSettings::volume);
            Optional<VolumeSteps.Step> step = steps.flatMap(all -> all.reached(m.volume()));
            String text = texts.text(language, step.isPresent() ? "why.rebate" : "why.rebate-without-step")
                    .replace("{rule}", rebate)
                    .replace("{period}", m.ref().period())
                    .replace("{volume}", Long.toString(m.volume()))
                    .replace(
                            "{from}",
                            step.map(there -> Long.toString(there.from())).orElse(""))
                    .replace(
                            "{percent}",
                            step.map(there -> percent(there.basisPoints())).orElse(""))
                    .replace(
                            "{total}",
                            steps.map(all -> Long.toString(all.of(m.volume()))).orElse(""))
                    .replace("{amount}", Long.toString(m.amount()))
                    .replace("{unit}", unit(m.wallet()));
            return new FiredView(rebate, m.wallet().value(), m.amount(), text);
        }

        private static String percent(long basisPoints) {
            return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString();
        }

        /** Programs name their own wallets, in words of their own. */
        private String unit(WalletId unit) {
            return unit.equals(WalletId.POINTS) ? texts.text(language, "unit.points") : unit.value();
        }

        MissedView missed(Trace.Missed rule) {
            String reason = rule.reason().isEmpty() ? Trace.Missed.BELOW_STEP : rule.reason();
            boolean untold = WITH_FIGURES.contains(reason) && rule.condition().isEmpty();
            String text = texts.text(language, "why." + reason + (untold ? "-untold" : ""))
                    .replace("{rule}", rule.rule())
                    .replace("{condition}", rule.condition());
            return new MissedView(rule.rule(), rule.reason(), rule.condition(), text);
        }
    }
}
