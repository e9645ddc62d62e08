package io.guerdon.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Movement.TierTold;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an entry made of the member's tier.
 *
 * @param from the tier before; left out for none
 * @param to the tier since; left out for none
 * @param until until when it holds, unless more is done for it; left out for none
 * @param reason stable code
 * @param text the same in the caller's language
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TierView(
        @Nullable String from,
        @Nullable String to,
        @Nullable Instant until,
        String reason,
        String text) {
    private static final String NONE = "–";

    static Optional<TierView> of(Entry entry, ProblemTexts texts, Locale language) {
        return entry.movements().stream()
                .filter(TierTold.class::isInstance)
                .map(TierTold.class::cast)
                .findFirst()
                .map(told -> of(told, texts, language));
    }

    private static TierView of(TierTold told, ProblemTexts texts, Locale language) {
        String reason = told.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
        String course = told.course().name().toLowerCase(Locale.ROOT);
        String text = texts.text(language, "tier." + course)
                .replace("{from}", named(told.from()))
                .replace("{to}", named(told.to()))
                .replace("{reason}", texts.text(language, "tier." + reason));
        return new TierView(
                given(told.from()),
                given(told.to()),
                told.until().equals(Instant.MAX) ? null : told.until(),
                reason,
                text);
    }

    private static String named(String tier) {
        return tier.isEmpty() ? NONE : tier;
    }

    private static @Nullable String given(String tier) {
        return tier.isEmpty() ? null : tier;
    }
}
