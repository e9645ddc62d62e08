package io.guerdon.web;

import io.guerdon.ledger.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words problems in the caller's language. Every code has a title and a detail in each language; a test counts them. */
final class ProblemTexts {
    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.CHINESE);
    private static final String TYPE = "https://guerdon.io/problems/";
    private static final Set<String> RESERVED = Set.of("type", "title", "status", "detail", "code", "instance");

    private final Map<Locale, Map<String, String>> texts =
            LANGUAGES.stream().collect(Collectors.toMap(language -> language, ProblemTexts::load));

    private static Map<String, String> load(Locale language) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                "io.guerdon.web.problems",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return bundle.keySet().stream().collect(Collectors.toMap(key -> key, bundle::getString));
    }

    /** The language to answer in. */
    static Locale language(@Nullable String acceptLanguage) {
        if (acceptLanguage == null) {
            return Locale.ENGLISH;
        }
        try {
            Locale wanted = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES);
            return wanted == null ? Locale.ENGLISH : wanted;
        } catch (IllegalArgumentException unreadable) {
            return Locale.ENGLISH;
        }
    }

    /** The body of an {@code application/problem+json} answer. */
    Map<String, Object> body(Problem problem, Locale language, @Nullable String instance) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", TYPE + problem.code());
        body.put("title", text(language, problem.code() + ".title"));
        body.put("status", problem.status());
        body.put("detail", filled(text(language, problem.code() + ".detail"), problem.facts()));
        body.put("code", problem.code());
        if (instance != null) {
            body.put("instance", instance);
        }
        problem.facts().forEach((name, value) -> body.put(RESERVED.contains(name) ? given(name) : name, value));
        return body;
    }

    /** A fact may be named like a member of every problem; {@code type} becomes {@code givenType}. */
    private static String given(String name) {
        return "given" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** A refusal in words. */
    String detail(Refusal refusal, Locale language) {
        return filled(text(language, refusal.code() + ".detail"), refusal.facts());
    }

    String text(Locale language, String key) {
        String text = texts.getOrDefault(language, Map.of()).get(key);
        if (text == null) {
            throw new IllegalStateException("no text for " + key + " in " + language);
        }
        return text;
    }

    private static String filled(String text, Map<String, Object> facts) {
        String filled = text;
        for (Map.Entry<String, Object> fact : facts.entrySet()) {
            filled = filled.replace("{" + fact.getKey() + "}", String.valueOf(fact.getValue()));
        }
        return filled;
    }
}
